/// Where a document stops being JSON and what could have stood there: the slow second look, taken only after a failure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/json/parse.h"

namespace ego::json {

/// The first place where the text breaks the grammar.
struct SyntaxProblem {
  std::size_t offset = 0;  ///< byte from 0; the text's size if it ends too early
  std::string expected;  ///< what could have stood there, e.g. `',' or ']'`
  bool too_deep = false;  ///< nested deeper than kMaxDepth; `expected` is empty then
};

/// The first problem, or nothing if the text is one JSON value with white space around it.
/// Lone surrogate escapes are no problem; NaN and infinities are none in Dialect::Harness.
/// @cost O(size) time, O(kMaxDepth) memory
std::optional<SyntaxProblem> find_syntax_problem(std::string_view text, Dialect dialect);

/// Line and byte column, both from 1, of a byte offset.
struct TextPlace {
  std::uint64_t line = 1;
  std::uint64_t column = 1;
};
TextPlace place_of(std::string_view text, std::size_t offset);

}  // namespace ego::json
