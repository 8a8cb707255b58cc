#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/board/column_items.h"
#include "core/board/score_statistics.h"
#include "core/compare/pair.h"
#include "core/compare/pair_items.h"
#include "core/stats/cluster_totals.h"
#include "core/stats/intervals.h"
#include "core/stats/max_t.h"
#include "core/stats/paired.h"
#include "core/stats/ranks.h"

namespace ego {
namespace {

/// One row of a family: its place in the report, its run and its score of the column.
struct Member {
  std::size_t row = 0;
  const ScoredRun* run = nullptr;
  ReportScore* score = nullptr;
};

/// Rows of a column under one profile that are tested together.
struct Family {
  std::vector<Member> members;  ///< canonical order
  std::vector<std::uint32_t> items;  ///< items that every member ran and that can be scored for all
  stats::Clusters clusters;
  std::vector<std::vector<double>> scores;  ///< [member][item]
};

bool ranks(const ReportRow& row) { return row.kind == "scored" && row.run.mode == "full"; }

bool ran_all(const ScoredRun& run, std::span<const std::uint32_t> items) {
  return std::none_of(items.begin(), items.end(), [&](std::uint32_t item) {
    return item >= run.verdicts.size() || run.verdicts[item].outcome == Outcome::NotSubmitted;
  });
}

std::vector<Member> members_of(std::span<const ScoredSubmission* const> rows, std::span<const std::uint32_t> items,
                               const ReportColumn& column, const ProfileId& profile, Report& report) {
  std::vector<Member> members;
  for (std::size_t i = 0; i < rows.size() && i < report.rows.size(); ++i) {
    if (!ranks(report.rows[i])) continue;
    const ScoredRun* run = run_of(*rows[i], profile);
    if (run == nullptr || !ran_all(*run, items)) continue;
    for (ReportScore& score : report.rows[i].scores) {
      if (score.score.column == column.column.id && score.score.profile == profile && score.score.value) {
        members.push_back({i, run, &score});
      }
    }
  }
  return members;
}

Family make_family(const QuestionSet& questions, std::vector<Member> members, std::span<const std::uint32_t> items) {
  Family family;
  family.members = std::move(members);
  for (const std::uint32_t item : items) {
    const bool unscorable = std::any_of(family.members.begin(), family.members.end(), [&](const Member& member) {
      return member.run->verdicts[item].outcome == Outcome::Unscorable;
    });
    if (!unscorable) family.items.push_back(item);
  }
  family.clusters = clusters_of(questions, family.items);
  for (const Member& member : family.members) {
    family.scores.emplace_back();
    for (const std::uint32_t item : family.items) {
      family.scores.back().push_back(comparison_score(member.run->verdicts[item]));
    }
  }
  return family;
}

/// Cluster sums of all members in one unit.
stats::ScoreTable table_of(const Family& family) {
  constexpr int kUnitBits = 40;
  std::vector<stats::ClusterTotals> totals;
  bool graded = false;
  for (const auto& scores : family.scores) {
    totals.push_back(stats::cluster_totals(scores, family.clusters));
    graded = graded || totals.back().kind == stats::ScoreKind::Graded;
  }
  stats::ScoreTable table;
  for (stats::ClusterTotals& row : totals) {
    if (graded && row.kind == stats::ScoreKind::Binary) {
      for (std::int64_t& sum : row.sums) sum <<= kUnitBits;
    }
    table.sums.push_back(std::move(row.sums));
  }
  return table;
}

/// Median over neighbouring rows of the difference that could be seen between them.
std::optional<double> typical_mde(const Family& family, std::span<const std::uint32_t> order) {
  constexpr double kLevel = 0.95;
  stats::CriticalValues critical(kLevel);
  std::vector<double> detectable;
  for (std::size_t i = 1; i < order.size(); ++i) {
    const auto pair =
        stats::paired_difference(family.scores[order[i - 1]], family.scores[order[i]], family.clusters, critical);
    if (pair.mde80) detectable.push_back(*pair.mde80);
  }
  if (detectable.empty()) return std::nullopt;
  std::sort(detectable.begin(), detectable.end());
  const std::size_t middle = detectable.size() / 2;
  return detectable.size() % 2 == 1 ? detectable[middle] : (detectable[middle - 1] + detectable[middle]) / 2;
}

stats::Separation flipped(const stats::Separation& pair) { return {pair.worse, pair.better}; }

ReportBoard rank_family(const Family& family, const ReportColumn& column, const RankOptions& options,
                        const Report& report) {
  const auto id_of = [&](std::uint32_t member) { return report.rows[family.members[member].row].id; };
  const bool higher = column.column.higher_is_better;
  ReportBoard board;
  board.column = column.column.id;
  board.alpha = options.alpha;
  std::vector<std::optional<double>> values;
  for (const Member& member : family.members) {
    const double value = member.score->score.value.value_or(0);  // members have one
    values.emplace_back(higher ? value : -value);
    board.family.push_back(id_of(static_cast<std::uint32_t>(values.size() - 1)));
  }
  const bool enough = family.members.size() > 1 && family.clusters.count >= stats::kFewClusters;
  std::vector<stats::Separation> separated;
  if (enough) {
    const auto pairs =
        stats::max_t(table_of(family), options.seed, options.draws, stats::Stream::SignFlips, options.workers);
    board.pairs = pairs.size();
    board.draws = options.draws;
    separated = stats::separations(pairs, options.alpha);
    if (!higher) std::transform(separated.begin(), separated.end(), separated.begin(), flipped);
    for (const stats::Separation& pair : separated) {
      const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const stats::MaxTPair& each) {
        return each.a == std::min(pair.better, pair.worse) && each.b == std::max(pair.better, pair.worse);
      });
      board.separable.push_back({id_of(pair.better), id_of(pair.worse), found->p_step, found->t});
    }
  } else {
    board.method = "none";
  }
  const stats::Ranking ranking = stats::rank_rows(values, separated);
  for (const std::uint32_t member : ranking.order) board.order.push_back(id_of(member));
  board.mde80 = typical_mde(family, ranking.order);
  if (!enough) return board;
  for (const auto& band : ranking.bands) {
    board.bands.emplace_back();
    for (const std::uint32_t member : band) board.bands.back().push_back(id_of(member));
  }
  for (const std::uint32_t member : ranking.leaders) board.leaders.push_back(id_of(member));
  for (std::size_t i = 0; i < family.members.size(); ++i) {
    family.members[i].score->rank_set = ReportRankSet{ranking.sets[i].lo, ranking.sets[i].hi};
  }
  if (options.probability_draws == 0 || !higher) return board;
  const auto chances =
      stats::rank_probabilities(table_of(family), options.seed, options.probability_draws, options.level);
  for (std::size_t i = 0; i < chances.size(); ++i) family.members[i].score->rank_probability = chances[i];
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
      if (many && !report.columns[column].column.shown_by_default) continue;
      std::vector<Member> members =
          members_of(rows, columns.items(column), report.columns[column], ProfileId{profile}, report);
      if (members.empty() || columns.items(column).empty()) continue;
      const Family family = make_family(questions, std::move(members), columns.items(column));
      ReportBoard board = rank_family(family, report.columns[column], options, report);
      board.profile = ProfileId{profile};
      report.boards.push_back(std::move(board));
    }
  }
}

}  // namespace ego
