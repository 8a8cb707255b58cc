#include "core/board/board.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/benchmarks/stated_scores.h"
#include "core/board/column_ranking.h"
#include "core/board/ranking.h"
#include "core/board/row_facts.h"
#include "core/board/score_statistics.h"
#include "core/report/schema_names.h"

namespace ego {
namespace {

RowKind row_kind(const ReportRow& row) {
  if (row.kind == "human") return RowKind::Human;
  if (row.kind == "baseline") return RowKind::Baseline;  // also where it is blind: chance is no ablation of anything
  return row.run.mode == "full" ? RowKind::Model : RowKind::Ablation;
}

RowKind published_kind(std::string_view kind) {
  if (kind == "human") return RowKind::Human;
  if (kind == "baseline" || kind == "chance") return RowKind::Baseline;
  return kind == "ablation" ? RowKind::Ablation : RowKind::Model;
}

std::string setting_of(const ReportRow& row) {
  std::string setting = row.model.stage;
  for (const std::string& part : {row.run.mode == "full" ? std::string() : row.run.mode, row.run.harness}) {
    if (part.empty()) continue;
    if (!setting.empty()) setting += ", ";
    setting += part;
  }
  return setting;
}

BoardColumn board_column(const ReportColumn& column) {
  BoardColumn out;
  out.id = column.column.id;
  out.title = column.column.title;
  out.title_zh = column.column.title_zh;
  out.group = column.column.group;
  out.metric = column.column.metric;
  out.unit = column.unit;
  out.higher_is_better = column.column.higher_is_better;
  out.n = column.n;
  out.shown_by_default = column.column.shown_by_default;
  out.absent = column.absent;
  return out;
}

BoardCell board_cell(const ReportScore& score, const BoardColumn& column) {
  BoardCell cell;
  cell.value = score.score.value;
  cell.n = score.score.n;
  cell.k = score.score.k;
  cell.counts = score.score.counts;
  cell.has_counts = score.score.has_counts;
  cell.flags = score.score.flags;
  cell.rank = score.rank;
  cell.tied = score.tied;
  cell.interval = score.interval;
  cell.rank_set = score.rank_set;
  cell.standard_error = score.standard_error;
  cell.clusters = score.clusters;
  cell.deff = score.deff;
  cell.chance = score.chance;
  cell.chance_corrected = score.chance_corrected;
  if (score.published) {
    cell.text = score.published->value;
  } else if (cell.value) {
    cell.text = score_text(*cell.value, column.unit);
  }
  return cell;
}

BoardRow board_row(const ReportRow& row, RowOrigin origin) {
  BoardRow out;
  out.id = row.id;
  out.name = row.model.name.empty() ? row.id.value : row.model.name;
  out.organization = row.model.organization;
  out.kind = row_kind(row);
  out.origin = row.kind == "aggregate" ? RowOrigin::Published : origin;
  out.setting = setting_of(row);
  out.date = row.submitted;
  out.weights = row.model.weights;
  out.source = row.source.text;
  out.url = row.source.url.empty() ? row.model.url : row.source.url;
  out.facts = row_facts(row);
  return out;
}

BoardColumn board_column(const PublishedColumn& column) {
  BoardColumn out;
  out.id = ColumnId{column.id};
  out.title = column.title;
  out.title_zh = column.title_zh;
  out.group = column.group;
  out.metric = column.metric;
  out.unit = column.unit == "percent" ? "fraction" : column.unit;
  out.higher_is_better = column.higher_is_better;
  if (!is_share(column)) return out;  // an n beside a gain or a mean would be read as its denominator
  out.n = column.n;
  out.n_basis = column.n_basis;
  return out;
}

BoardRow board_row(const PublishedRow& row, const PublishedBoard& board) {
  BoardRow out;
  out.id = RowId{row.id};
  out.name = row.model.empty() ? row.id : row.model;
  out.organization = row.organization;
  out.kind = published_kind(row.kind);
  out.origin = RowOrigin::Published;
  out.setting = row.setting;
  out.date = row.date;
  out.weights = row.weights;
  out.source = row.source;
  out.url = row.url;
  out.note = row.note;
  out.facts = row_facts(row);
  out.cells.resize(board.columns.size());
  for (const PublishedCell& cell : row.cells) {
    const auto found = std::find_if(board.columns.begin(), board.columns.end(),
                                    [&](const PublishedColumn& column) { return column.id == cell.column; });
    if (found == board.columns.end()) continue;
    BoardCell& to = out.cells[static_cast<std::size_t>(found - board.columns.begin())];
    const std::optional<double> fraction = published_fraction(cell, *found);
    to.value = fraction ? *fraction : cell.number;
    to.text = cell.value;
    if (is_share(*found)) to.n = denominator_of(row, *found).value_or(0);
    to.lint = cell.lint;
    to.protocol = cell.protocol;
    to.note = cell.note;
    to.interval = published_interval(cell, *found, to.n);
    if (to.interval) to.flags.emplace_back("from_aggregate");
  }
  return out;
}

/// Rows that compete with each other in one column.
struct Field {
  bool published = false;
  std::string protocol;
  std::vector<RankEntry> entries;
  std::vector<BoardCell*> cells;

  void clear() {
    entries.clear();
    cells.clear();
  }
};

/// The field of a cell; a new one if there is none yet. Boards have very few, so a list is searched.
Field& field_of(std::vector<Field>& fields, bool published, const std::string& protocol) {
  for (Field& field : fields) {
    if (field.published == published && field.protocol == protocol) return field;
  }
  fields.push_back({published, protocol, {}, {}});
  return fields.back();
}

/// `48.1` for 0.481. A filter prints ten thousand of these in a frame: away from ties of the last digit, where every way
/// of rounding agrees, whole numbers are enough.
std::string percent_text(double fraction) {
  constexpr double kNearTie = 1e-6;
  const double tenths = 1000 * fraction;
  if (!(tenths >= 0 && tenths <= 1000)) return fmt::format("{:.1f}", 100 * fraction);
  const auto below = static_cast<int>(tenths);
  const double rest = tenths - below;
  if (rest > 0.5 - kNearTie && rest < 0.5 + kNearTie) return fmt::format("{:.1f}", 100 * fraction);
  const int rounded = rest < 0.5 ? below : below + 1;
  std::string text = std::to_string(rounded / 10);
  text += '.';
  text += static_cast<char>('0' + rounded % 10);
  return text;
}

/// An empty cell; memory of its texts is kept for the next filter.
void clear(BoardCell& cell) {
  cell.value.reset();
  cell.text.clear();
  cell.n = 0;
  cell.k = 0;
  cell.counts = {};
  cell.has_counts = false;
  // These belong to the whole column; over a part of it they would be wrong.
  cell.interval.reset();
  cell.rank_set.reset();
  cell.standard_error.reset();
  cell.clusters.reset();
  cell.deff.reset();
  cell.chance.reset();
  cell.chance_corrected.reset();
  cell.flags.clear();
  cell.lint.clear();
  cell.protocol.clear();
  cell.note.clear();
}

/// @param partial  sum of the marks of partial answers
void fill(BoardCell& cell, const OutcomeCounts& counts, double partial, MissingItems missing) {
  const auto of = [&](Outcome outcome) { return std::uint64_t{counts[static_cast<std::size_t>(outcome)]}; };
  clear(cell);
  cell.counts.right = of(Outcome::Right);
  cell.counts.wrong = of(Outcome::Wrong);
  cell.counts.partial = of(Outcome::Partial);
  cell.counts.unparsed = of(Outcome::Invalid);
  cell.counts.missing = of(Outcome::Missing);
  cell.counts.dropped = of(Outcome::Dropped);
  cell.counts.unscorable = of(Outcome::Unscorable);
  cell.has_counts = true;
  cell.k = cell.counts.right;
  cell.n = cell.counts.answered() + (missing == MissingItems::CountAsWrong ? cell.counts.missing : 0);
  if (cell.n == 0) return;
  cell.value = (static_cast<double>(cell.k) + partial) / static_cast<double>(cell.n);
  cell.text = percent_text(*cell.value);
}

}  // namespace

std::string_view to_string(RowOrigin origin) {
  switch (origin) {
    case RowOrigin::Published: return "published";
    case RowOrigin::Scored: return "scored";
    case RowOrigin::Local: return "local";
  }
  return "scored";
}

std::string_view to_string(RowKind kind) {
  switch (kind) {
    case RowKind::Model: return "model";
    case RowKind::Baseline: return "baseline";
    case RowKind::Human: return "human";
    case RowKind::Ablation: return "ablation";
  }
  return "model";
}

std::optional<std::size_t> Board::find_column(std::string_view column_id) const {
  const auto found =
      std::find_if(columns.begin(), columns.end(), [&](const BoardColumn& c) { return c.id.value == column_id; });
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

std::optional<std::size_t> Board::find_row(std::string_view row_id) const {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const BoardRow& row) { return row.id.value == row_id; });
  if (found == rows.end()) return std::nullopt;
  return static_cast<std::size_t>(found - rows.begin());
}

std::size_t Board::main_column() const {
  if (const auto overall = find_column("overall")) return *overall;
  return find_column("Overall").value_or(0);
}

Board board_from_report(const Report& report, const ProfileId& profile, RowOrigin origin) {
  Board board;
  board.id = profile.value;
  board.title = report.benchmark.title;
  board.benchmark = report.benchmark.id;
  board.profile = profile;
  std::map<std::string_view, std::size_t> places;
  for (const ReportColumn& column : report.columns) {
    places.emplace(column.column.id.value, board.columns.size());
    board.columns.push_back(board_column(column));
  }
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    BoardRow row = board_row(report.rows[i], origin);
    row.index = static_cast<std::uint32_t>(i);
    row.cells.resize(board.columns.size());
    const bool published = row.origin == RowOrigin::Published;
    for (const ReportScore& score : report.rows[i].scores) {
      const auto place = places.find(score.score.column.value);
      // A published score stands on every board, one that names its profile on that profile's.
      const bool here = score.score.profile == profile || (published && score.score.profile.value == kPublishedProfile);
      if (!here || place == places.end()) continue;
      const bool named = published && row.cells[place->second].value && score.score.profile != profile;
      if (named) continue;
      row.cells[place->second] = board_cell(score, board.columns[place->second]);
      if (score.score.profile == profile && !score.profile_version.empty())
        board.profile_version = score.profile_version;
    }
    board.rows.push_back(std::move(row));
  }
  add_rankings(report, board);
  add_baseline_tests(report, board);
  return board;
}

std::vector<Board> boards_from_published(const PublishedSet& set) {
  std::vector<Board> boards;
  for (const PublishedBoard& published : set.boards) {
    Board board;
    board.id = published.id;
    board.title = published.title;
    board.title_zh = published.title_zh;
    board.note = published.note;
    board.benchmark = BenchmarkId{set.benchmark};
    for (const PublishedColumn& column : published.columns) board.columns.push_back(board_column(column));
    for (std::size_t i = 0; i < published.rows.size(); ++i) {
      board.rows.push_back(board_row(published.rows[i], published));
      board.rows.back().index = static_cast<std::uint32_t>(i);
    }
    rank_rows(board);
    boards.push_back(std::move(board));
  }
  return boards;
}

void add_rows(Board& board, const Board& other) {
  std::set<std::string> taken;
  for (const BoardRow& row : board.rows) taken.insert(row.id.value);
  for (const BoardRow& row : other.rows) {
    BoardRow added = row;
    for (int copy = 2; !taken.insert(added.id.value).second; ++copy)
      added.id = RowId{fmt::format("{} ({})", row.id.value, copy)};
    if (added.id != row.id && added.name == row.id.value) added.name = added.id.value;
    added.cells.assign(board.columns.size(), {});
    for (std::size_t i = 0; i < other.columns.size() && i < row.cells.size(); ++i) {
      if (const auto place = board.find_column(other.columns[i].id.value)) added.cells[*place] = row.cells[i];
    }
    board.rows.push_back(std::move(added));
  }
  rank_rows(board);
}

void rank_rows(Board& board) {
  std::vector<Field> fields;
  for (std::size_t column = 0; column < board.columns.size(); ++column) {
    for (Field& field : fields) field.clear();
    for (BoardRow& row : board.rows) {
      BoardCell& cell = row.cells[column];
      cell.rank.reset();
      cell.tied = false;
      // Beside scored rows a stated value has no rank: nobody knows what it was computed from.
      const bool stated = row.origin == RowOrigin::Published && !board.profile.value.empty();
      if (row.kind != RowKind::Model || !cell.value || stated) continue;
      Field& field = field_of(fields, row.origin == RowOrigin::Published, cell.protocol);
      field.entries.push_back({*cell.value, cell.n, row.id.value});
      field.cells.push_back(&cell);
    }
    const RankOrder order = board.columns[column].higher_is_better ? RankOrder::HigherFirst : RankOrder::LowerFirst;
    for (const Field& field : fields) {
      const std::vector<Rank> ranks = rank_entries(field.entries, order);
      for (std::size_t i = 0; i < ranks.size(); ++i) {
        field.cells[i]->rank = ranks[i].rank;
        field.cells[i]->tied = ranks[i].tied;
      }
    }
  }
}

void clear_rankings(Board& board) {
  for (BoardColumn& column : board.columns) column.ranking.reset();
  for (BoardRow& row : board.rows) {
    for (BoardCell& cell : row.cells) cell.rank_set.reset();
  }
}

std::string score_text(double value, std::string_view unit) {
  if (unit == "fraction") return percent_text(value);
  if (unit == "count") return fmt::format("{:.0f}", value);
  return fmt::format("{:.2f}", value);
}

std::string denominator_text(const BoardCell& cell) {
  if (!cell.has_counts) return cell.n == 0 ? std::string() : fmt::format("n = {}", cell.n);
  if (!cell.value && cell.n == 0 && cell.counts.dropped + cell.counts.unscorable == 0) return {};
  std::string text = fmt::format("{}/{}", cell.k, cell.n);
  const std::pair<std::uint64_t, std::string_view> parts[] = {{cell.counts.invalid(), "invalid"},
                                                              {cell.counts.missing, "missing"},
                                                              {cell.counts.partial, "partial"},
                                                              {cell.counts.dropped, "dropped"},
                                                              {cell.counts.unscorable, "unscorable"}};
  for (const auto& [count, word] : parts) {
    if (count > 0) text += fmt::format(", {} {}", count, word);
  }
  return text;
}

void recount(Board& board, const OutcomePlanes& planes, std::span<const ItemSubset> columns, const ItemSubset& subset,
             MissingItems missing) {
  std::vector<std::size_t> counted;
  std::vector<OutcomePlanes::Mask> masks;
  for (std::size_t column = 0; column < board.columns.size() && column < columns.size(); ++column) {
    if (columns[column].items == 0) continue;
    counted.push_back(column);
    masks.push_back(planes.mask(columns[column].intersect(subset)));
  }
  // Row by row: the planes of one row stay in the first cache while every column is counted over them.
  for (std::size_t row = 0; row < board.rows.size() && row < planes.rows(); ++row) {
    for (std::size_t i = 0; i < counted.size(); ++i) {
      BoardCell& cell = board.rows[row].cells[counted[i]];
      const OutcomeCounts counts = planes.count(row, masks[i]);
      if (counts[static_cast<std::size_t>(Outcome::NotSubmitted)] == masks[i].count)
        clear(cell);
      else
        fill(cell, counts, planes.partial_sum(row, masks[i]), missing);
    }
  }
  rank_rows(board);
}

}  // namespace ego
