/// The tree of a regular expression and its program: between core/text/pattern.cpp and its parser.
#pragma once

#include <bitset>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

#include "core/text/pattern.h"

namespace ego::text {

using CodePointRanges = std::vector<std::pair<char32_t, char32_t>>;  ///< closed ranges

struct PatternNode {
  enum class Kind : std::uint8_t { Bytes, Sequence, Choice, Repeat, Assert };

  Kind kind = Kind::Sequence;
  std::bitset<256> bytes = {};            ///< of Bytes
  std::vector<std::uint32_t> children = {};  ///< of Sequence, Choice and Repeat (one); none = the empty text
  std::uint32_t least = 0;
  std::uint32_t most = 0;                 ///< of Repeat; kNoLimit = no limit
  bool greedy = true;
  PatternStep::Where where = PatternStep::Where::LineStart;
};

inline constexpr std::uint32_t kNoLimit = 0xffffffff;

/// Nodes refer to each other by index; `root` is the whole expression.
struct PatternTree {
  std::vector<PatternNode> nodes;
  std::uint32_t root = 0;

  std::uint32_t add(PatternNode node) {
    nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(nodes.size() - 1);
  }
};

std::variant<PatternTree, PatternError> parse_pattern(std::string_view expression, LetterCase letter_case);

/// A node for one code point out of these ranges, as bytes of UTF-8.
std::uint32_t add_code_points(PatternTree& tree, CodePointRanges ranges);
/// Every code point outside.
CodePointRanges complement(CodePointRanges ranges);

/// @error TooLarge  more than kMostPatternSteps
std::variant<std::vector<PatternStep>, PatternError> emit_pattern(const PatternTree& tree);

}  // namespace ego::text
