/// Rows of one column that are tested together, and what they can be told apart by. Draws may be counted in slices, so that a
/// page stays responsive; whoever counts them, the numbers are the same.
/// Source: statistics.md 6.3, 7.1 and 8.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/board/ranking.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/stats/max_t.h"
#include "core/stats/philox.h"
#include "core/stats/ranks.h"
#include "core/stats/workers.h"

namespace ego {

struct RankOptions {
  double alpha = 0.05;
  std::uint64_t seed = stats::kDefaultSeed;
  std::uint32_t draws = 9999;
  std::uint32_t probability_draws = 999;  ///< of the bootstrap of ranks; 0 = no rank probabilities
  double level = 0.95;  ///< of its quantiles
  stats::Workers workers = {};  ///< for the draws
};

/// One row of a family.
struct RankMember {
  const ScoredRun* run = nullptr;
  double value = 0;  ///< its score of the column
};

/// What a family's rows can be told apart by; rows are places in the list of members.
struct RankFindings {
  std::vector<stats::MaxTPair> pairs;  ///< (0,1), (0,2), ..., (1,2), ...; empty if nothing was tested
  std::vector<stats::Separation> separated;  ///< better and worse as the column counts
  stats::Ranking ranking;
  std::optional<double> mde80;  ///< median over neighbours; smaller differences cannot be seen
  std::uint32_t draws = 0;

  /// The pair of two members in either order; null if nothing was tested.
  const stats::MaxTPair* find_pair(std::uint32_t one, std::uint32_t other) const;
};

/// True for a row that ran every one of these items: only such rows share a family.
bool ran_all(const ScoredRun& run, std::span<const std::uint32_t> items);

class RankFamily {
 public:
  /// @param members  canonical order; each ran every one of the items
  /// @param items    of the column; those that cannot be scored for some member are left out for all
  RankFamily(const QuestionSet& questions, std::vector<RankMember> members, std::span<const std::uint32_t> items,
             RankOrder order, const RankOptions& options);

  /// False with fewer than two rows or 20 clusters: there are no rank sets.
  bool testable() const { return max_t_.has_value(); }
  std::uint64_t items() const { return items_.size(); }
  std::uint64_t clusters() const { return clusters_.count; }

  /// Counts at most so many more draws. @return true while some remain
  bool advance(std::uint32_t draws);
  std::uint32_t drawn() const { return counts_.draws; }
  std::uint32_t wanted() const { return testable() ? options_.draws : 0; }
  /// Elementary steps of one draw: how large a slice may be.
  double draw_cost() const { return max_t_ ? max_t_->draw_cost() : 0; }
  /// @pre every draw was counted
  RankFindings finish() const;
  /// What the bootstrap says of every member's rank; descriptive. Empty where lower is better or nothing was tested.
  std::vector<stats::RankProbability> probabilities() const;

 private:
  std::optional<double> typical_mde(std::span<const std::uint32_t> order) const;

  std::vector<RankMember> members_;
  std::vector<std::uint32_t> items_;
  stats::Clusters clusters_;
  std::vector<std::vector<double>> scores_;  ///< [member][item]
  RankOrder order_;
  RankOptions options_;
  stats::ScoreTable table_;  ///< cluster sums of all members in one unit; empty if nothing is tested
  std::optional<stats::MaxT> max_t_;
  stats::MaxT::Counts counts_;
};

}  // namespace ego
