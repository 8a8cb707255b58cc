/// Lint of typed-in results: can these numbers be true?
/// Source: formats.md 7.5.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/board/published.h"

namespace ego::cli {

/// What a table does not say of itself.
struct LintTableOptions {
  std::map<std::string, std::uint64_t>
      items;  ///< column to its number of items: a table with one value column for each
  std::vector<std::pair<std::string, std::vector<std::string>>> totals;  ///< total column and its parts
  std::vector<PublishedColumn> known;  ///< of a benchmark's published table: items and groups of columns by id or title
  std::string unit;  ///< `percent` or `fraction`; empty = the column `unit`, else percent
};

/// Checks a table with the columns row, column, value, decimals, n (and unit), n also by `items` or `known`; or one with a column of values
/// for each of those. The row's name stands in `row`, `method`, `model` or `model_or_method`, else in the first column. Of a known benchmark
/// parts and totals are those of its table. Also the tables of published results (JSON).
/// W118 for values that no k of n gives, W119 for parts and gains that do not add up, E013 for cells that are no number, E018 for shares
/// below 0 or above 1 (100 percent) and for values of no items, in every form.
/// @return number of values checked
/// @error SyntaxError, MissingField (one of the columns), UnsupportedVersion
Result<std::uint64_t> lint_table(ByteView table, std::string_view label, const LintTableOptions& options,
                                 Diagnostics& diagnostics);

}  // namespace ego::cli
