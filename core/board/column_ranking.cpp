#include "core/board/column_ranking.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace ego {
namespace {

class RowPlaces {
 public:
  explicit RowPlaces(const Board& board) {
    for (std::uint32_t i = 0; i < board.rows.size(); ++i) places_.emplace(board.rows[i].id.value, i);
  }

  std::vector<std::uint32_t> of(const std::vector<RowId>& ids) const {
    std::vector<std::uint32_t> out;
    for (const RowId& id : ids) {
      if (const auto found = places_.find(id.value); found != places_.end()) out.push_back(found->second);
    }
    return out;
  }

 private:
  std::map<std::string_view, std::uint32_t> places_;
};

ColumnRanking ranking_of(const ReportBoard& report, const RowPlaces& rows) {
  ColumnRanking out;
  out.family = rows.of(report.family);
  out.pairs = report.pairs;
  out.draws = report.draws;
  out.alpha = report.alpha;
  out.leaders = rows.of(report.leaders);
  out.mde80 = report.mde80;
  for (const auto& band : report.bands) {
    std::vector<std::uint32_t> places = rows.of(band);
    if (places.size() > 1) out.bands.push_back(std::move(places));
  }
  for (const SeparablePair& pair : report.separable) {
    const std::vector<std::uint32_t> ends = rows.of({pair.better, pair.worse});
    if (ends.size() == 2) out.separable.push_back({ends[0], ends[1], pair.p});
  }
  return out;
}

}  // namespace

void add_rankings(const Report& report, Board& board) {
  const RowPlaces rows(board);
  for (const ReportBoard& each : report.boards) {
    if (each.profile != board.profile) continue;
    if (const auto column = board.find_column(each.column.value))
      board.columns[*column].ranking = ranking_of(each, rows);
  }
}

void add_baseline_tests(const Report& report, Board& board) {
  if (board.columns.empty()) return;
  const ColumnId& main = board.columns[board.main_column()].id;
  const auto name_of = [&](const RowId& id) {
    if (const auto row = board.find_row(id.value)) return board.rows[*row].name;
    // Baselines that nobody submitted: `baseline:commonest-letter`.
    constexpr std::string_view kMade = "baseline:";
    std::string name = id.value.starts_with(kMade) ? id.value.substr(kMade.size()) : id.value;
    if (id.value.starts_with(kMade)) std::replace(name.begin(), name.end(), '-', ' ');
    return name;
  };
  for (const BaselineCheck& check : report.analysis.baselines) {
    if (check.profile != board.profile || check.column != main) continue;
    for (const BaselineContrast& each : check.rows) {
      const auto row = board.find_row(each.row.value);
      if (!row || each.best >= check.baselines.size()) continue;
      board.rows[*row].against_baseline =
          BaselineTest{name_of(check.baselines[each.best].id), each.difference, each.p_adjusted, each.separable};
    }
  }
}

void set_ranking(Board& board, std::size_t column, std::span<const std::uint32_t> family, const RankFindings& found,
                 double alpha) {
  ColumnRanking out;
  out.family.assign(family.begin(), family.end());
  out.pairs = found.pairs.size();
  out.draws = found.draws;
  out.alpha = alpha;
  out.mde80 = found.mde80;
  for (BoardRow& row : board.rows) row.cells[column].rank_set.reset();
  if (!found.pairs.empty()) {
    const auto rows_of = [&](const std::vector<std::uint32_t>& members) {
      std::vector<std::uint32_t> rows;
      for (const std::uint32_t member : members) rows.push_back(family[member]);
      return rows;
    };
    for (const auto& band : found.ranking.bands) out.bands.push_back(rows_of(band));
    out.leaders = rows_of(found.ranking.leaders);
    for (const stats::Separation& pair : found.separated)
      out.separable.push_back(
          {family[pair.better], family[pair.worse], found.find_pair(pair.better, pair.worse)->p_step});
    for (std::size_t i = 0; i < family.size(); ++i) {
      const stats::RankSet& set = found.ranking.sets[i];
      board.rows[family[i]].cells[column].rank_set = ReportRankSet{set.lo, set.hi};
    }
  }
  board.columns[column].ranking = std::move(out);
}

void add_chance_row(Board& board) {
  BoardRow row;
  row.id = RowId{"baseline:chance"};
  row.name = "chance";
  row.kind = RowKind::Baseline;
  row.note = "expected value of guessing";
  row.cells.resize(board.columns.size());
  bool any = false;
  for (std::size_t column = 0; column < board.columns.size(); ++column) {
    const auto known = std::find_if(board.rows.begin(), board.rows.end(),
                                    [&](const BoardRow& each) { return each.cells[column].chance.has_value(); });
    if (known == board.rows.end()) continue;
    BoardCell& cell = row.cells[column];
    const double chance = known->cells[column].chance.value_or(0);
    cell.value = chance;
    cell.chance = chance;
    cell.n = known->cells[column].n;
    cell.text = score_text(chance, board.columns[column].unit);
    any = true;
  }
  if (any) board.rows.push_back(std::move(row));
}

}  // namespace ego
