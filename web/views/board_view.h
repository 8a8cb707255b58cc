/// The board a reader sees: the published table or scored rows with local rows joined, columns chosen, rows filtered and sorted.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/board/board.h"
#include "core/board/layout.h"
#include "web/state/app_state.h"
#include "web/views/board_dates.h"
#include "web/views/ranking_view.h"

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

/// One fact to filter rows by, with its values in order of appearance.
struct RowFacet {
  std::string field;
  std::vector<FacetValue> values;
};

/// Marks that some cell of a column has: all of its cells keep room for them.
struct ColumnMarks {
  bool flag = false;  ///< see flag_mark
  bool lint = false;
};

class ItemsView;

class BoardView {
 public:
  /// Brings everything up to date with the state; does nothing if neither data nor query nor rank sets changed.
  void update(const AppState& state, const RankingView& rankings, const ItemsView& items);

  /// Null while nothing is loaded.
  const Board* board() const { return board_.get(); }
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
  SortMeasure sort_measure() const { return sort_measure_; }
  /// Column that ranks, rank sets and tie bands are of: the one sorted by, else the main one. @pre the board has columns
  std::uint32_t ranked_column() const { return ranked_column_; }
  /// What its rows can be told apart by; null if that was not worked out (yet).
  const ColumnRanking* ranking() const;
  /// Tie bands beside the rows; empty if they are not shown best first.
  const std::vector<BandBracket>& brackets() const { return brackets_; }
  std::uint32_t lanes() const { return lanes_; }
  /// The longest of the rows' ranks as printed: how wide their column must be.
  const std::string& longest_rank() const { return longest_rank_; }
  /// Axis of a column's intervals; nothing if the column is empty. Shape [board columns].
  const std::vector<std::optional<ColumnAxis>>& axes() const { return axes_; }
  /// Rows that rank: all of the board, or those visible (Query::family).
  const std::vector<std::uint32_t>& family_rows() const { return family_rows_; }
  /// True if rank sets (or the p-values behind a band) have to be worked out in the page.
  bool wants_findings(const AppState& state) const;
  /// True if the report's rank sets do not hold for what is shown: rows joined, or only visible rows are the family.
  bool is_own_family() const { return own_family_; }
  const std::vector<RowFacet>& facets() const { return facets_; }
  /// Dates of all rows, whatever is filtered.
  const BoardDates& dates() const { return dates_; }
  /// Rows that fit every filter but came after Query::date.
  std::uint32_t later_rows() const { return later_rows_; }
  /// The items that values are of; over no items = all, as the report has them.
  const ItemSubset& counted() const { return counted_; }
  bool counts(std::uint32_t item) const { return counted_.items == 0 || counted_.contains(item); }
  /// Goes up whenever other items may count.
  int narrowings() const { return narrowings_; }
  /// True while filters ask about items whose answers are not here yet.
  bool narrowing() const { return narrowing_; }
  /// Why the search text is no expression; nothing if it is one.
  const std::optional<std::string>& search_fault() const { return search_fault_; }
  /// Most digits after the point in each column, for aligning; shape [board columns].
  const std::vector<std::size_t>& decimals() const { return decimals_; }
  /// What stands beside the numbers of each column; shape [board columns].
  const std::vector<ColumnMarks>& marks() const { return marks_; }
  /// How many cells carry lint marks.
  std::uint32_t lint_count() const { return lint_count_; }

  /// How often the board was built, and how often rows were arranged: for tests.
  int rebuilt() const { return rebuilt_; }
  int recomputed() const { return recomputed_; }

 private:
  void keep_board(std::optional<Board> board);
  void rebuild(const AppState& state);
  void narrow(const AppState& state, const ItemsView& items);
  void arrange(const AppState& state);
  void sort_rows(const AppState& state);
  void choose_columns(const AppState& state);
  void choose_family(const AppState& state);
  void collect_facets(const AppState& state);
  void take_findings(const RankingView& rankings);
  void place_brackets();

  std::unique_ptr<Board> board_;  ///< none until there is something to show
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint32_t> columns_;
  std::vector<ColumnGroup> groups_;
  std::vector<GroupChoice> group_choices_;
  std::vector<FacetValue> kinds_;
  std::vector<RowFacet> facets_;
  BoardDates dates_;
  std::uint32_t later_rows_ = 0;
  std::vector<std::optional<ColumnAxis>> axes_;
  std::vector<BandBracket> brackets_;
  std::uint32_t lanes_ = 0;
  std::string longest_rank_;
  std::vector<std::uint32_t> family_rows_;
  std::optional<std::string> search_fault_;
  std::vector<std::size_t> decimals_;
  std::vector<ColumnMarks> marks_;
  std::uint32_t sort_column_ = 0;
  bool sort_descending_ = true;
  SortMeasure sort_measure_ = SortMeasure::Value;
  std::uint32_t ranked_column_ = 0;
  bool local_rows_ = false;  ///< rows scored here have joined the report's
  bool own_family_ = false;
  std::uint32_t lint_count_ = 0;
  ItemSubset counted_;
  std::vector<FilterGroup> item_filters_;
  int narrowings_ = 0;
  bool narrowing_ = false;
  OutcomePlanes planes_;  ///< of the board's rows, made for the first filter on items
  std::string planes_of_;  ///< data and profile they are of; empty = none

  std::uint64_t seen_revision_ = 0;
  std::string seen_source_;  ///< benchmark, table and profile
  Query seen_query_;
  std::uint64_t seen_findings_ = 0;
  int rebuilt_ = 0;
  int recomputed_ = 0;
};

/// `3\u20137`, `3` where only one rank is possible; the printed rank (`3`, `3=`) without a rank set; empty if the row does not rank.
std::string rank_words(const BoardCell& cell);

/// `\u2020` few clusters, `\u2021` from an aggregate, `*` something else to be read; empty if there is nothing.
std::string_view flag_mark(const BoardCell& cell);

/// Query::columns after the group is switched: hidden if it is shown, shown if it is hidden.
std::vector<std::string> toggle_group(const BoardView& view, const std::vector<std::string>& columns,
                                      std::string_view group);

}  // namespace ego::web
