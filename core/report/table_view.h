/// What every rendering of a board shares: which columns and rows, and the words around the numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/board/board.h"
#include "core/report/render.h"

namespace ego {

/// Columns and rows in display order.
struct TableView {
  std::vector<std::size_t> columns;  ///< indices in Board::columns
  std::vector<std::uint32_t> rows;   ///< indices in Board::rows, best first by the main column
};

/// All columns, or those shown by default: of more than kWideTable of them the crossed ones (group `a x b`) are left out.
/// Rows by the main column.
TableView table_view(const Board& board, ColumnChoice columns);
inline constexpr std::size_t kWideTable = 16;

/// `EgoCross - profile egocross-official-close 1.0`; for published tables `... - published numbers, not recomputed`.
std::string board_heading(const Board& board);
/// What the numbers are and how to read the counts; one sentence or two.
std::string board_reading(const Board& board);
/// `Overall (n = 957)`; without n where it is unknown.
std::string column_heading(const BoardColumn& column);
/// The rank set in the main column, `1-3`, with the printed rank behind it where it is shared: `1-3 (2=)`. Without rank sets the
/// printed rank: `1`, `2=`; else the row's kind (`baseline`, `human`, `ablation`), `stated` for a value without answers beside
/// scored rows, or nothing.
std::string rank_text(const Board& board, const BoardRow& row);
/// Setting, organization, date and origin of a row, those that are known, separated by `; `.
std::string row_detail(const BoardRow& row);
/// What stands in an empty cell: `no items` if the column is absent by construction, `-` otherwise.
std::string_view empty_cell_text(const BoardColumn& column);

/// `[44.9, 51.2]` in percent; empty without an interval or for other units.
std::string interval_text(const BoardCell& cell, const BoardColumn& column);
/// An interval's method of the report schema for people: `Wilson`. Unknown names stay as they are.
std::string_view interval_words(std::string_view method);
/// A dagger beside an interval over fewer than 20 clusters; empty otherwise.
std::string_view few_clusters_mark(const BoardCell& cell);
/// What the dagger means and which of the visible columns carry it, with their clusters; empty if none does.
std::string few_clusters_note(const Board& board, const TableView& view);
/// `1-4`, or `3` where only one rank is possible; empty without a rank set.
std::string rank_set_text(const BoardCell& cell);
/// What the main column's rows can be told apart by, one sentence each: family, leaders, tie bands, detectable difference. Of a published
/// table: why there are no rank sets, and the difference that two of its rows must exceed. Empty if rank sets were not computed.
std::vector<std::string> ranking_notes(const Board& board);

/// What two published rows of a column must differ by to be told apart without their answers (statistics.md 3.5).
struct UnpairedMargin {
  double one_pair = 0;  ///< fraction; for two rows named beforehand
  double all_pairs = 0;  ///< fraction; for any two of all rows together
  std::uint64_t rows = 0;
  std::uint64_t pairs = 0;
};
/// Nothing for scored boards, for columns that are no share of a known n, and for fewer than two rows.
std::optional<UnpairedMargin> unpaired_margin_of(const Board& board, std::size_t column);

/// What can be seen here: `Differences under 9.5 points cannot be seen here; n = 200 in 48 clusters; family of 3 rows, 3 pairs`.
/// Without item data from the denominator alone, for 20 and 40 % of items that differ. Empty if nothing is known.
std::string power_note(const Board& board);
/// `not separable from the best baseline (Longest option: +1.5 points, p = 0.412)`; empty if it is above, or was not tested.
std::string baseline_note(const BoardRow& row);
/// One letter for each tie band of the main column the row is in: `ab`. Rows that share a letter cannot be told apart.
std::string band_letters(const Board& board, std::uint32_t row);

/// A finding below a table and the cell it is about.
struct TableNote {
  std::uint32_t row = 0;
  std::size_t column = 0;
  std::string text;  ///< `W118: 37.99 is no k/129: ...`
};

/// Where the rows' numbers come from, each source once.
struct TableSources {
  std::vector<std::string> texts;  ///< `name, address`, in display order
  std::vector<std::size_t> of_row;  ///< shape [Board::rows]; place in texts counted from 1; 0 = no source
};
TableSources table_sources(const Board& board, const TableView& view);

/// Lint marks and cell notes of the visible cells, in display order.
std::vector<TableNote> table_notes(const Board& board, const TableView& view);

}  // namespace ego
