/// Gains from one run of a model to another (Video-MMMU: question only, then with the video) with their intervals and test.
/// Source: statistics.md section 9.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/compare/comparison.h"
#include "core/model/knowledge.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/stats/philox.h"
#include "core/stats/standard_error.h"

namespace ego {

/// A gain as the benchmark counts it, and how far its numbers can be trusted.
struct MeasuredGain {
  Knowledge gain;
  // Nothing below is known where the counts are a script's own and not those of paired items.
  std::optional<DifferenceInterval> interval;  ///< of delta: `delta_t`, with few items wrong before `bootstrap_bca`
  std::optional<DifferenceInterval> w2r_interval;  ///< Wilson on the items wrong before
  std::optional<DifferenceInterval> r2w_interval;  ///< Wilson on the items right before
  std::optional<PairTest> test;  ///< are before and after different at all
  std::optional<double> paired_delta;  ///< of the paired items; differs from gain.delta where the profile drops rows
  std::optional<double> se;  ///< of delta, CR1; not part of the report's own members
  std::uint64_t clusters = 0;
};

struct GainOptions {
  double level = 0.95;
  double alpha = 0.05;
  std::uint64_t seed = stats::kDefaultSeed;
  std::uint32_t draws = 9999;  ///< where the interval is a bootstrap, and where the test is not exact
};

/// Intervals and test of a benchmark's gain over the items that both rows ran.
MeasuredGain measure_gain(const QuestionSet& questions, const ScoredSubmission& before, const ScoredSubmission& after,
                          const Knowledge& gain, const GainOptions& options);

/// The same for plain lists. @param before, after  shape [n]: 1 right, 0 anything else
MeasuredGain measure_gain(std::span<const std::uint8_t> before, std::span<const std::uint8_t> after,
                          const stats::Clusters& clusters, const GainOptions& options);

/// Two gains on the same items: does one model learn more than the other.
struct GainContrast {
  RowId baseline_after;  ///< full run of A
  RowId candidate_after;
  ProfileId profile;
  double difference = 0;  ///< delta of B - delta of A
  std::optional<DifferenceInterval> interval;  ///< cluster bootstrap with shared draws, percentile
  std::uint32_t draws = 0;
  std::uint64_t dropped = 0;  ///< replicates in which nothing was wrong before
};

/// A run before and a run after. Both must outlive the call.
struct GainRuns {
  const ScoredSubmission* before = nullptr;
  const ScoredSubmission* after = nullptr;
};

/// Nothing if a run lacks the profile, the four runs share no item, or a gain is undefined.
std::optional<GainContrast> contrast_gains(const QuestionSet& questions, const GainRuns& baseline,
                                           const GainRuns& candidate, const ProfileId& profile,
                                           const GainOptions& options);

}  // namespace ego
