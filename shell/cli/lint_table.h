/// Lint of typed-in results: can these numbers be true?
/// Source: formats.md 7.5.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace ego::cli {

/// Checks a table with the columns row, column, value, decimals, n (and unit: percent or fraction; default percent).
/// W118 for values that no k of n gives, E013 for cells that are no number.
/// @return number of values checked
/// @error SyntaxError, MissingField (one of the columns)
Result<std::uint64_t> lint_table(ByteView csv, std::string_view label, Diagnostics& diagnostics);

}  // namespace ego::cli
