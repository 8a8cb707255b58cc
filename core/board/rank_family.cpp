#include "core/board/rank_family.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/board/column_items.h"
#include "core/model/item_means.h"
#include "core/stats/cluster_totals.h"
#include "core/stats/intervals.h"
#include "core/stats/paired.h"

namespace ego {
namespace {

/// Cluster sums of all members in one unit.
stats::ScoreTable table_of(std::span<const std::vector<double>> scores, const stats::Clusters& clusters) {
  constexpr int kUnitBits = 40;
  std::vector<stats::ClusterTotals> totals;
  bool graded = false;
  for (const auto& row : scores) {
    totals.push_back(stats::cluster_totals(row, clusters));
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

stats::Separation flipped(const stats::Separation& pair) { return {pair.worse, pair.better}; }

}  // namespace

const stats::MaxTPair* RankFindings::find_pair(std::uint32_t one, std::uint32_t other) const {
  const std::uint32_t a = std::min(one, other);
  const std::uint32_t b = std::max(one, other);
  const auto found =
      std::find_if(pairs.begin(), pairs.end(), [&](const stats::MaxTPair& pair) { return pair.a == a && pair.b == b; });
  return found == pairs.end() ? nullptr : &*found;
}

bool ran_all(const ScoredRun& run, std::span<const std::uint32_t> items) {
  return std::none_of(items.begin(), items.end(), [&](std::uint32_t item) {
    return item >= run.verdicts.size() || run.verdicts.outcome(item) == Outcome::NotSubmitted;
  });
}

RankFamily::RankFamily(const QuestionSet& questions, std::vector<RankMember> members,
                       std::span<const std::uint32_t> items, RankOrder order, const RankOptions& options)
    : members_(std::move(members)), order_(order), options_(options) {
  for (const std::uint32_t item : items) {
    const bool unscorable = std::any_of(members_.begin(), members_.end(), [&](const RankMember& member) {
      return member.run->verdicts.outcome(item) == Outcome::Unscorable;
    });
    if (!unscorable) items_.push_back(item);
  }
  clusters_ = clusters_of(questions, items_);
  for (const RankMember& member : members_) {
    scores_.emplace_back();
    scores_.back().reserve(items_.size());
    const ItemMeans means(*member.run, questions.questions.size());
    for (const std::uint32_t item : items_) scores_.back().push_back(means.score(item));
  }
  if (members_.size() < 2 || clusters_.count < stats::kFewClusters) return;
  table_ = table_of(scores_, clusters_);
  max_t_.emplace(table_);
}

bool RankFamily::advance(std::uint32_t draws) {
  if (!max_t_) return false;
  const std::uint32_t last = std::min(options_.draws, counts_.draws + draws);
  if (last > counts_.draws) {
    counts_.add(max_t_->count(options_.seed, counts_.draws, last, stats::Stream::SignFlips, options_.workers));
  }
  return counts_.draws < options_.draws;
}

RankFindings RankFamily::finish() const {
  RankFindings out;
  const bool higher = order_ == RankOrder::HigherFirst;
  std::vector<std::optional<double>> values;
  for (const RankMember& member : members_) values.emplace_back(higher ? member.value : -member.value);
  if (max_t_) {
    out.pairs = max_t_->finish(counts_);
    out.draws = counts_.draws;
    out.separated = stats::separations(out.pairs, options_.alpha);
    if (!higher) std::transform(out.separated.begin(), out.separated.end(), out.separated.begin(), flipped);
  }
  out.ranking = stats::rank_rows(values, out.separated);
  out.mde80 = typical_mde(out.ranking.order);
  return out;
}

std::vector<stats::RankProbability> RankFamily::probabilities() const {
  if (!max_t_ || order_ != RankOrder::HigherFirst || options_.probability_draws == 0) return {};
  return stats::rank_probabilities(table_, options_.seed, options_.probability_draws, options_.level);
}

/// Median over neighbouring rows of the difference that could be seen between them.
std::optional<double> RankFamily::typical_mde(std::span<const std::uint32_t> order) const {
  constexpr double kLevel = 0.95;
  stats::CriticalValues critical(kLevel);
  std::vector<double> detectable;
  for (std::size_t i = 1; i < order.size(); ++i) {
    const auto pair = stats::paired_difference(scores_[order[i - 1]], scores_[order[i]], clusters_, critical);
    if (pair.mde80) detectable.push_back(*pair.mde80);
  }
  if (detectable.empty()) return std::nullopt;
  std::sort(detectable.begin(), detectable.end());
  const std::size_t middle = detectable.size() / 2;
  return detectable.size() % 2 == 1 ? detectable[middle] : (detectable[middle - 1] + detectable[middle]) / 2;
}

}  // namespace ego
