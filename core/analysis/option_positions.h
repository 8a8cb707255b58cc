/// Whether a row prefers a place among the options: accuracy by the place of the right one, and how often each is given.
/// Source: explorer.md 2.8.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/analysis/answer_table.h"

namespace ego {

/// One row by option number, index 0 = option A.
struct RowPositions {
  RowId row;
  std::vector<std::uint64_t> right;  ///< shape [positions]: items right whose right option stands there
  std::vector<std::uint64_t> items;  ///< shape [positions]: items run whose right option stands there
  std::vector<std::uint64_t> given;  ///< shape [positions]: answers that name the option
  std::uint64_t other = 0;  ///< answers that name none
  std::uint64_t none = 0;  ///< no answer
  std::optional<double> spread;  ///< largest minus smallest accuracy among places with kPositionItems items or more
};

/// Places with fewer items than this say nothing of accuracy.
inline constexpr std::uint64_t kPositionItems = 20;

struct OptionPositions {
  ColumnId column;
  ProfileId profile;
  std::vector<std::uint64_t> gold;  ///< shape [positions]: items whose right option stands there
  std::vector<RowPositions> rows;  ///< table order
};

/// Items without options or without a known key are left out; empty `gold` if none is left.
OptionPositions count_option_positions(const AnswerTable& table);

}  // namespace ego
