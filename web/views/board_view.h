/// The board a reader sees: the published table or scored rows with local rows joined, columns chosen, rows filtered and sorted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/board/board.h"
#include "web/state/app_state.h"

namespace ego::web {

/// A run of neighbouring visible columns of one group.
struct ColumnGroup {
  std::string id;
  std::uint32_t first = 0;  ///< index in BoardView::columns()
  std::uint32_t count = 0;
};

/// One group of the whole board, shown or not.
struct GroupChoice {
  std::string id;
  std::uint32_t columns = 0;
  bool shown = false;
};

/// A value to filter by and how many rows have it.
struct FacetValue {
  std::string value;
  std::uint32_t rows = 0;
  bool chosen = false;
};

class BoardView {
 public:
  /// Brings everything up to date with the state; does nothing if neither data nor query changed.
  void update(const AppState& state);

  /// Null while nothing is loaded.
  const Board* board() const { return board_ ? &*board_ : nullptr; }
  /// Indices into board()->rows in display order.
  const std::vector<std::uint32_t>& rows() const { return rows_; }
  /// Indices into board()->columns.
  const std::vector<std::uint32_t>& columns() const { return columns_; }
  const std::vector<ColumnGroup>& groups() const { return groups_; }
  const std::vector<GroupChoice>& group_choices() const { return group_choices_; }
  const std::vector<FacetValue>& kinds() const { return kinds_; }
  /// Column the rows are sorted by first; kSortByName for the name.
  std::uint32_t sort_column() const { return sort_column_; }
  bool sort_descending() const { return sort_descending_; }
  /// Best and worst shown value of a column, for the bars; nothing if the column is empty.
  struct Extent {
    double low = 0, high = 0;
  };
  const std::vector<std::optional<Extent>>& extents() const { return extents_; }
  /// Most digits after the point in each column, for aligning; shape [board columns].
  const std::vector<std::size_t>& decimals() const { return decimals_; }
  /// How many cells carry lint marks.
  std::uint32_t lint_count() const { return lint_count_; }

  /// How often the board was built, and how often rows were arranged: for tests.
  int rebuilt() const { return rebuilt_; }
  int recomputed() const { return recomputed_; }

 private:
  void rebuild(const AppState& state);
  void arrange(const AppState& state);
  void choose_columns(const AppState& state);

  std::optional<Board> board_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint32_t> columns_;
  std::vector<ColumnGroup> groups_;
  std::vector<GroupChoice> group_choices_;
  std::vector<FacetValue> kinds_;
  std::vector<std::optional<Extent>> extents_;
  std::vector<std::size_t> decimals_;
  std::uint32_t sort_column_ = 0;
  bool sort_descending_ = true;
  std::uint32_t lint_count_ = 0;

  std::uint64_t seen_revision_ = 0;
  std::string seen_source_;  ///< benchmark, table and profile
  Query seen_query_;
  int rebuilt_ = 0;
  int recomputed_ = 0;
};

/// Query::columns after the group is switched: hidden if it is shown, shown if it is hidden.
std::vector<std::string> toggle_group(const BoardView& view, const std::vector<std::string>& columns,
                                      std::string_view group);

}  // namespace ego::web
