/// Every row against a pinned one, column by column; p adjusted by Holm over the rows of a column.
/// Source: explorer.md 2.1 (pinned row), statistics.md 6.1.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "web/state/app_state.h"
#include "web/views/comparison_batch.h"
#include "web/views/seen_key.h"

namespace ego::web {

class BoardView;

class PinView {
 public:
  void update(const AppState& state, const BoardView& board);
  /// One slice. @return false if there was nothing to do
  bool advance();

  /// Row of the board that is pinned; nothing if none is, or it is not on this board.
  std::optional<std::uint32_t> row() const { return row_; }
  bool computing() const { return seen_.waiting || !settled_; }
  /// The comparison of a row with the pinned one; null if they have no items here, or it is not computed yet.
  /// @param row, column  of the board
  const Comparison* find(std::uint32_t row, std::uint32_t column) const;
  /// Largest bound of a column's differences either way, > 0: both ends of its axis.
  double reach(std::uint32_t column) const { return column < reach_.size() && reach_[column] > 0 ? reach_[column] : 1; }
  /// Comparisons that p was adjusted over, in a column.
  std::uint32_t family() const { return family_; }
  int recomputed() const { return recomputed_; }

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;
  void plan(const AppState& state, const BoardView& board, std::uint32_t pinned_row);
  void settle();

  std::optional<std::uint32_t> row_;
  ComparisonBatch batch_;
  std::vector<std::uint32_t> place_;  ///< [row * columns + column]: place in the batch
  std::vector<std::uint32_t> column_of_;  ///< of the board, for each comparison of the batch
  std::vector<double> reach_;  ///< shape [columns]
  std::size_t columns_ = 0;
  std::uint32_t family_ = 0;
  bool settled_ = true;  ///< p is adjusted
  SeenKey seen_;
  int recomputed_ = 0;
};

}  // namespace ego::web
