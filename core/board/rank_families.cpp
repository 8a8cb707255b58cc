#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/board/column_items.h"
#include "core/board/rank_family.h"
#include "core/board/score_statistics.h"
#include "core/compare/pair.h"
#include "core/model/macro_column.h"

namespace ego {
namespace {

/// One row of a family: its place in the report and its score of the column.
struct Place {
  std::size_t row = 0;
  ReportScore* score = nullptr;
};

struct Members {
  std::vector<Place> places;  ///< shape [members], canonical order
  std::vector<RankMember> members;
};

bool ranks(const ReportRow& row) { return row.kind == "scored" && row.run.mode == "full"; }

Members members_of(std::span<const ScoredSubmission* const> rows, std::span<const std::uint32_t> items,
                   const ReportColumn& column, const ProfileId& profile, Report& report) {
  Members out;
  for (std::size_t i = 0; i < rows.size() && i < report.rows.size(); ++i) {
    if (!ranks(report.rows[i])) continue;
    const ScoredRun* run = run_of(*rows[i], profile);
    if (run == nullptr || !ran_all(*run, items)) continue;
    for (ReportScore& score : report.rows[i].scores) {
      if (score.score.column != column.column.id || score.score.profile != profile || !score.score.value) continue;
      out.places.push_back({i, &score});
      out.members.push_back({run, *score.score.value});
    }
  }
  return out;
}

ReportBoard report_board(const RankFindings& found, std::span<const Place> places, const RankOptions& options,
                         const Report& report) {
  const auto id_of = [&](std::uint32_t member) { return report.rows[places[member].row].id; };
  ReportBoard board;
  board.alpha = options.alpha;
  board.mde80 = found.mde80;
  for (std::uint32_t i = 0; i < places.size(); ++i) board.family.push_back(id_of(i));
  for (const std::uint32_t member : found.ranking.order) board.order.push_back(id_of(member));
  if (found.pairs.empty()) {
    board.method = "none";
    return board;
  }
  board.pairs = found.pairs.size();
  board.draws = found.draws;
  for (const stats::Separation& pair : found.separated) {
    const stats::MaxTPair* test = found.find_pair(pair.better, pair.worse);
    board.separable.push_back({id_of(pair.better), id_of(pair.worse), test->p_step, test->t});
  }
  for (const auto& band : found.ranking.bands) {
    board.bands.emplace_back();
    for (const std::uint32_t member : band) board.bands.back().push_back(id_of(member));
  }
  for (const std::uint32_t member : found.ranking.leaders) board.leaders.push_back(id_of(member));
  for (std::size_t i = 0; i < places.size(); ++i) {
    places[i].score->rank_set = ReportRankSet{found.ranking.sets[i].lo, found.ranking.sets[i].hi};
  }
  return board;
}

}  // namespace

void add_rank_sets(const QuestionSet& questions, std::span<const ScoredSubmission* const> rows,
                   const RankOptions& options, Report& report) {
  const ColumnItems columns(questions);
  const std::size_t pairs = rows.size() * (rows.size() - 1) / 2;
  const bool many = pairs * columns.columns() > kManyPairs;
  for (const std::string& profile : report.settings.profiles) {
    for (std::size_t column = 0; column < columns.columns() && column < report.columns.size(); ++column) {
      const ReportColumn& shown = report.columns[column];
      if (!averaged_group(shown.column).empty()) continue;
      if (many && !shown.column.shown_by_default) continue;
      Members found = members_of(rows, columns.items(column), shown, ProfileId{profile}, report);
      if (found.members.empty() || columns.items(column).empty()) continue;
      const RankOrder order = shown.column.higher_is_better ? RankOrder::HigherFirst : RankOrder::LowerFirst;
      RankFamily family(questions, std::move(found.members), columns.items(column), order, options);
      family.advance(options.draws);
      ReportBoard board = report_board(family.finish(), found.places, options, report);
      const std::vector<stats::RankProbability> chances = family.probabilities();
      for (std::size_t i = 0; i < chances.size(); ++i) found.places[i].score->rank_probability = chances[i];
      board.column = shown.column.id;
      board.profile = ProfileId{profile};
      report.boards.push_back(std::move(board));
    }
  }
}

}  // namespace ego
