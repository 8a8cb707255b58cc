#include "core/analysis/measured_gain.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "core/analysis/cluster_weights.h"
#include "core/board/column_items.h"
#include "core/compare/pair.h"
#include "core/stats/cluster_totals.h"
#include "core/stats/knowledge_gain.h"
#include "core/stats/sign_flip.h"

namespace ego {
namespace {

/// Right or not of both runs on the items that both ran.
struct BeforeAfter {
  std::vector<std::uint32_t> questions;
  std::vector<std::uint8_t> before;
  std::vector<std::uint8_t> after;
};

bool ran(const ScoredRun& run, std::size_t question) {
  if (question >= run.verdicts.size()) return false;
  const Outcome outcome = run.verdicts.outcome(question);
  return outcome != Outcome::NotSubmitted && outcome != Outcome::Unscorable;
}

std::uint8_t right(const ScoredRun& run, std::size_t question) {
  return run.verdicts.outcome(question) == Outcome::Right ? 1 : 0;
}

BeforeAfter lists_of(const QuestionSet& questions, const ScoredRun& before, const ScoredRun& after) {
  BeforeAfter out;
  for (std::uint32_t i = 0; i < questions.questions.size(); ++i) {
    if (!ran(before, i) || !ran(after, i)) continue;
    out.questions.push_back(i);
    out.before.push_back(right(before, i));
    out.after.push_back(right(after, i));
  }
  return out;
}

DifferenceInterval interval(const stats::Bounds& bounds, const GainOptions& options, std::string_view method) {
  return {bounds.lo, bounds.hi, options.level, std::string(method)};
}

std::optional<DifferenceInterval> interval(const std::optional<stats::Bounds>& bounds, const GainOptions& options,
                                           std::string_view method) {
  return bounds ? std::optional(interval(*bounds, options, method)) : std::nullopt;
}

/// With few items that were wrong before, the delta method is too sure of itself.
std::optional<DifferenceInterval> bootstrap_interval(std::span<const std::uint8_t> before,
                                                     std::span<const std::uint8_t> after,
                                                     const stats::Clusters& clusters, const GainOptions& options) {
  const stats::GainBootstrap found =
      stats::bootstrap_knowledge_gain(before, after, clusters, options.seed, options.draws, options.level);
  if (found.bca) return interval(*found.bca, options, "bootstrap_bca");
  return interval(found.percentile, options, "bootstrap_percentile");
}

PairTest sign_flip_test(std::span<const std::uint8_t> before, std::span<const std::uint8_t> after,
                        const stats::Clusters& clusters, const GainOptions& options) {
  const std::vector<double> a(before.begin(), before.end());
  const std::vector<double> b(after.begin(), after.end());
  const stats::ClusterTotals totals = stats::cluster_differences(a, b, clusters);
  const stats::SignFlip flips =
      stats::sign_flip(totals, {.seed = options.seed, .draws = options.draws, .alpha = options.alpha});
  PairTest test;
  test.p = flips.p;
  test.p_mid = flips.p_mid;
  test.method = to_string(flips.method);
  test.draws = flips.draws;
  test.statistic = static_cast<double>(flips.statistic) * totals.unit();
  return test;
}

/// Sums of one cluster over the four runs.
struct GainSums {
  double items = 0, before_a = 0, after_a = 0, before_b = 0, after_b = 0;

  void add(const GainSums& other, double weight) {
    items += weight * other.items;
    before_a += weight * other.before_a;
    after_a += weight * other.after_a;
    before_b += weight * other.before_b;
    after_b += weight * other.after_b;
  }
  /// Gain of B minus gain of A; nothing if nothing was wrong before.
  std::optional<double> difference() const {
    if (before_a >= items || before_b >= items) return std::nullopt;
    return (after_b - before_b) / (items - before_b) - (after_a - before_a) / (items - before_a);
  }
};

}  // namespace

MeasuredGain measure_gain(std::span<const std::uint8_t> before, std::span<const std::uint8_t> after,
                          const stats::Clusters& clusters, const GainOptions& options) {
  stats::CriticalValues critical(options.level);
  const stats::KnowledgeGain found = stats::knowledge_gain(before, after, clusters, critical);
  MeasuredGain out;
  out.gain.n = found.n;
  out.gain.right_before = found.right_before;
  out.gain.right_after = found.right_after;
  out.gain.gained = found.gained;
  out.gain.lost = found.lost;
  out.gain.delta = found.delta;
  out.gain.w2r = found.w2r;
  out.gain.r2w = found.r2w;
  out.clusters = clusters.count;
  out.paired_delta = found.delta;
  out.se = found.se_cr1;
  out.w2r_interval = interval(found.w2r_bounds, options, "wilson");
  out.r2w_interval = interval(found.r2w_bounds, options, "wilson");
  const bool few = found.n - found.right_before < stats::kFewWrongBefore;
  if (!few && found.bounds) {
    out.interval = interval(*found.bounds, options, "delta_t");
    out.interval->critical = critical.t(clusters.count - 1);
  } else if (found.delta && clusters.count >= 2) {
    out.interval = bootstrap_interval(before, after, clusters, options);
  }
  if (found.n > 0) out.test = sign_flip_test(before, after, clusters, options);
  return out;
}

MeasuredGain measure_gain(const QuestionSet& questions, const ScoredSubmission& before, const ScoredSubmission& after,
                          const Knowledge& gain, const GainOptions& options) {
  MeasuredGain out;
  const ScoredRun* before_run = run_of(before, gain.profile);
  const ScoredRun* after_run = run_of(after, gain.profile);
  if (before_run != nullptr && after_run != nullptr) {
    const BeforeAfter lists = lists_of(questions, *before_run, *after_run);
    out = measure_gain(lists.before, lists.after, clusters_of(questions, lists.questions), options);
    const bool same = out.gain.n == gain.n && out.gain.right_before == gain.right_before &&
                      out.gain.gained == gain.gained && out.gain.lost == gain.lost;
    if (!same) out = {};
  }
  out.gain = gain;
  return out;
}

std::optional<GainContrast> contrast_gains(const QuestionSet& questions, const GainRuns& baseline,
                                           const GainRuns& candidate, const ProfileId& profile,
                                           const GainOptions& options) {
  const ScoredRun* runs[4] = {run_of(*baseline.before, profile), run_of(*baseline.after, profile),
                              run_of(*candidate.before, profile), run_of(*candidate.after, profile)};
  if (std::any_of(std::begin(runs), std::end(runs), [](const ScoredRun* run) { return run == nullptr; })) return {};
  std::vector<std::uint32_t> items;
  for (std::uint32_t i = 0; i < questions.questions.size(); ++i) {
    if (std::all_of(std::begin(runs), std::end(runs), [&](const ScoredRun* run) { return ran(*run, i); }))
      items.push_back(i);
  }
  const stats::Clusters clusters = clusters_of(questions, items);
  std::vector<GainSums> sums(clusters.count);
  GainSums all;
  for (std::size_t i = 0; i < items.size(); ++i) {
    GainSums one{1, 0, 0, 0, 0};
    one.before_a = right(*runs[0], items[i]);
    one.after_a = right(*runs[1], items[i]);
    one.before_b = right(*runs[2], items[i]);
    one.after_b = right(*runs[3], items[i]);
    sums[clusters.of_item[i]].add(one, 1);
    all.add(one, 1);
  }
  const std::optional<double> observed = all.difference();
  if (!observed) return std::nullopt;
  GainContrast out{baseline.after->submission.row, candidate.after->submission.row, profile, *observed, {}, 0, 0};
  if (clusters.count < 2 || options.draws == 0) return out;
  out.draws = options.draws;
  const ClusterWeights weights(options.seed, options.draws, clusters.count);
  std::vector<double> replicates;
  for (std::uint32_t r = 0; r < weights.draws(); ++r) {
    GainSums drawn;
    const auto counts = weights.replicate(r);
    for (std::size_t c = 0; c < counts.size(); ++c) drawn.add(sums[c], counts[c]);
    if (const auto value = drawn.difference()) replicates.push_back(*value);
  }
  out.dropped = options.draws - replicates.size();
  out.interval =
      interval(percentile_bounds(std::move(replicates), options.draws, options.level), options, "bootstrap_percentile");
  return out;
}

}  // namespace ego
