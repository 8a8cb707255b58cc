/// A board: rows and columns ready to be shown, ranked by a total order, sorted, filtered and searched while one watches.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/id.h"
#include "core/board/item_matrix.h"
#include "core/board/published.h"
#include "core/model/verdict.h"
#include "core/report/report.h"

namespace ego {

/// Where a row's numbers come from. Rows of different origin are never mixed without the mark.
enum class RowOrigin : std::uint8_t {
  Published,  ///< typed in from a source; not recomputable
  Scored,  ///< scored from predictions by this program
  Local,  ///< scored in this page from a dropped file; cannot be linked
};

/// What answered. Only models rank.
enum class RowKind : std::uint8_t { Model, Baseline, Human, Ablation };

/// `published`, `scored`, `local`.
std::string_view to_string(RowOrigin origin);
/// `model`, `baseline`, `human`, `ablation`.
std::string_view to_string(RowKind kind);

/// What the rows of a column can be told apart by. Rows are indices in Board::rows.
struct ColumnRanking {
  struct Separation {
    std::uint32_t better = 0;
    std::uint32_t worse = 0;
    double p = 1;  ///< adjusted for the family
  };
  std::vector<std::uint32_t> family;  ///< rows tested together; filters do not change it
  std::uint64_t pairs = 0;  ///< 0 = too few clusters or rows: no rank sets
  std::uint64_t draws = 0;
  double alpha = 0.05;
  std::vector<std::vector<std::uint32_t>>
      bands;  ///< runs of neighbours that cannot be told apart, best first; may overlap
  std::vector<std::uint32_t> leaders;  ///< rows that may be the best
  std::vector<Separation> separable;
  std::optional<double> mde80;  ///< smaller differences cannot be seen here; fraction
};

struct BoardColumn {
  ColumnId id;
  std::string title;
  std::string title_zh;
  std::string group;
  std::string metric;
  std::string unit = "fraction";  ///< of BoardCell::value: `fraction`, `minutes`, `seconds`, `points`, `count`
  bool higher_is_better = true;
  std::optional<std::uint64_t> n;  ///< denominator; nothing if unknown
  std::string n_basis;  ///< where n comes from; empty for scored boards
  bool shown_by_default = true;
  bool absent = false;  ///< no item by construction: draw as hatched, text "no items"
  std::optional<ColumnRanking> ranking;  ///< nothing if rank sets were not computed
};

struct BoardCell {
  std::optional<double> value;  ///< in the column's unit; nothing = empty cell ("-"), sorts last both ways
  std::string text;  ///< what to print: published text as printed, else percent with one decimal; empty if no value
  std::uint64_t n = 0;  ///< 0 = unknown
  std::uint64_t k = 0;
  Counts counts;
  bool has_counts = false;  ///< false for published values
  std::optional<std::uint32_t> rank;  ///< 1 = best; nothing if the row does not rank
  bool tied = false;
  std::optional<ReportInterval> interval;  ///< fractions; nothing if there is none
  std::optional<ReportRankSet> rank_set;  ///< nothing if the row does not rank
  std::optional<ReportStandardError> standard_error;
  std::optional<std::uint64_t> clusters;  ///< clusters among the items
  std::optional<double> deff;  ///< design effect
  std::optional<double> chance;  ///< expected value of guessing; nothing if nothing can be guessed
  std::optional<double> chance_corrected;
  std::vector<std::string> flags;
  std::vector<LintMark> lint;
  std::string protocol;  ///< cells rank only inside one protocol
  std::string note;
};

/// How a row stands to the best baseline of the main column.
struct BaselineTest {
  std::string baseline;  ///< its name
  double difference = 0;  ///< row minus baseline; fraction
  double p = 1;  ///< sign-flip test, Holm over the baselines
  bool above = false;  ///< significantly better than the best baseline
};

struct BoardRow {
  RowId id;
  std::string name;  ///< for people
  std::string organization;
  RowKind kind = RowKind::Model;
  RowOrigin origin = RowOrigin::Scored;
  std::string setting;  ///< e.g. stage, frames, mode
  std::string date;
  std::string weights;  ///< `open`, `closed`, `unknown` or empty
  std::string source;
  std::string url;
  std::string note;
  std::vector<std::pair<std::string, std::string>>
      facts;  ///< more by name, for filters: `params`, `frames`, `audio` ...
  std::uint32_t index = 0;  ///< place in the report (and matrix) or in the published board
  std::optional<BaselineTest> against_baseline;  ///< nothing if it was not tested
  std::vector<BoardCell> cells;  ///< shape [columns]
};

struct Board {
  std::string id;  ///< published board id, or the profile id of a scored board
  std::string title;
  std::string title_zh;
  std::string note;
  BenchmarkId benchmark;
  ProfileId profile;  ///< empty for published boards: the source's own scoring
  std::string profile_version;
  std::vector<BoardColumn> columns;
  std::vector<BoardRow> rows;

  std::optional<std::size_t> find_column(std::string_view column_id) const;
  std::optional<std::size_t> find_row(std::string_view row_id) const;
  /// The column a reader wants first: `overall` in any case of letters if there is one, else the first.
  std::size_t main_column() const;
};

/// The board of one profile of a report. Rows keep the report's order.
Board board_from_report(const Report& report, const ProfileId& profile, RowOrigin origin);
/// One board per published table; ranked, lint marks kept.
std::vector<Board> boards_from_published(const PublishedSet& set);

/// Adds the rows of `other` to `board`, cells placed by column id, and ranks anew. A row whose id is taken gets ` (2)`, ...
/// Cells of columns the board lacks are left out.
void add_rows(Board& board, const Board& other);

/// Ranks every column: by value (best first), then row id. Equal values with equal n share the printed rank.
/// Only rows of kind Model rank; published rows rank among published rows of the same protocol, scored and local ones together.
void rank_rows(Board& board);

/// Takes away rank sets, tie bands and detectable differences: other rows have joined, or others are to be tested.
void clear_rankings(Board& board);

/// `48.1` for 0.481 (unit fraction, printed as percent); other units with two decimals at most.
std::string score_text(double value, std::string_view unit);
/// `460/957`, with `, 12 invalid, 5 missing` where not 0; `n = 957` where only n is known; empty if nothing is.
std::string denominator_text(const BoardCell& cell);

/// What of a cell rows are sorted by.
enum class SortMeasure : std::uint8_t {
  Value,
  LowerBound,  ///< of the interval; the worse end where lower is better. Without an interval: last
  RankSet,  ///< best possible rank, then worst possible rank; without a rank set: printed rank, then last
};

struct SortKey {
  std::uint32_t column = 0;  ///< index in Board::columns; kSortByName sorts by name
  bool descending = true;
  SortMeasure by = SortMeasure::Value;
  friend bool operator==(const SortKey&, const SortKey&) = default;
};
inline constexpr std::uint32_t kSortByName = 0xffffffff;

/// What a reader asked to see of a board. The empty defaults let a caller name only what it sets.
struct BoardQuery {
  using Filter = std::pair<std::string, std::string>;  ///< fact of a row (row_fact()), value

  std::vector<SortKey> sort = {};  ///< first key first; empty = main column, best first
  std::string search = {};  ///< words and tests, see core/board/row_filter.h
  std::vector<Filter> keep = {};  ///< one field: any of its values; several fields: all must hold
  std::vector<Filter> drop = {};  ///< any of these excludes
  friend bool operator==(const BoardQuery&, const BoardQuery&) = default;
};

/// Indices of the visible rows in display order. Empty cells last in both directions; ties by row id.
/// @cost O(rows log rows); 1,000 rows in well under a millisecond
std::vector<std::uint32_t> arrange_rows(const Board& board, const BoardQuery& query);

/// What a profile does with items that have no answer.
enum class MissingItems : std::uint8_t {
  CountAsWrong,  ///< they are part of the denominator
  LeftOut,  ///< they stand beside it
};

/// Replaces values and counts by those over `subset` of the items, and ranks anew. The value becomes right / n whatever the
/// column's metric. Rows that ran none of the items (published ones have none) become empty.
///
/// @param columns  items of each board column, shape [columns]; a default ItemSubset leaves the column as it is
/// @param planes   shape [board rows]
/// @cost  O(rows * columns * words of the column); 1,000 rows x 10 columns x 10,000 items take a few milliseconds
void recount(Board& board, const OutcomePlanes& planes, std::span<const ItemSubset> columns, const ItemSubset& subset,
             MissingItems missing);

}  // namespace ego
