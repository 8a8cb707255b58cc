#include "core/compare/pair.h"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

#include "core/analysis/rerun_noise.h"
#include "core/model/macro_column.h"
#include "core/stats/intervals.h"
#include "core/stats/paired.h"
#include "core/stats/power.h"
#include "core/stats/sign_flip.h"
#include "core/stats/verdict.h"

namespace ego {
namespace {

/// Scores of both sides and their clusters, ready for tests.
struct PairScores {
  std::vector<double> baseline;
  std::vector<double> candidate;
  stats::Clusters clusters;
};

/// What an unknown score is taken for.
enum class Unknown : std::uint8_t { AsScored, ForBaseline, ForCandidate };

PairScores scores_of(const QuestionSet& questions, std::span<const PairItem> items, Unknown unknown) {
  PairScores out;
  std::vector<std::uint32_t> keys;
  for (const PairItem& item : items) {
    double before = item.baseline.score;
    double after = item.candidate.score;
    if (unknown != Unknown::AsScored) {
      if (!item.baseline.known) before = unknown == Unknown::ForBaseline ? 1 : 0;
      if (!item.candidate.known) after = unknown == Unknown::ForCandidate ? 1 : 0;
    }
    out.baseline.push_back(before);
    out.candidate.push_back(after);
    keys.push_back(questions.questions[item.question].cluster);
  }
  out.clusters = stats::number_clusters(keys);
  return out;
}

/// Counts the item where it stands.
void tally(Comparison& comparison, const QuestionId& id, const PairItem& item) {
  PairTable& table = comparison.table;
  if (is_format_flip(item)) ++table.format_flips;
  switch (square_of(item)) {
    case PairSquare::Outside: ++comparison.unscorable; return;
    case PairSquare::BothRight: ++table.both_right; return;
    case PairSquare::Lost:
      ++table.lost;
      comparison.lost_items.push_back(id);
      return;
    case PairSquare::Gained:
      ++table.gained;
      comparison.gained_items.push_back(id);
      return;
    case PairSquare::BothWrong: break;
  }
  ++table.both_wrong;
  if (!item.answer_changed) return;
  ++table.wrong_changed;
  comparison.wrong_changed_items.push_back(id);
}

stats::VerdictInput verdict_input(const PairOptions& options) {
  stats::VerdictInput input;
  input.alpha = options.alpha;
  input.margin = options.margin;
  input.max_mde = options.max_mde;
  return input;
}

PairVerdict as_pair_verdict(stats::Verdict verdict) {
  switch (verdict) {
    case stats::Verdict::Better: return PairVerdict::Better;
    case stats::Verdict::WithinMargin: return PairVerdict::WithinMargin;
    case stats::Verdict::Worse: return PairVerdict::Worse;
    case stats::Verdict::NoDifferenceShown: return PairVerdict::NoDifferenceShown;
    case stats::Verdict::NotWorse: return PairVerdict::NotWorse;
    case stats::Verdict::Inconclusive: return PairVerdict::Inconclusive;
  }
  return PairVerdict::Inconclusive;
}

stats::FlipOptions flip_options(const PairOptions& options) {
  return {.seed = options.seed, .draws = options.draws, .alpha = options.alpha};
}

/// Difference and verdict with all unknown scores taken one way.
std::pair<double, PairVerdict> extreme_case(const PairScores& scores, const PairOptions& options,
                                            stats::CriticalValues& critical) {
  const stats::PairedDifference difference =
      stats::paired_difference(scores.baseline, scores.candidate, scores.clusters, critical);
  stats::VerdictInput input = verdict_input(options);
  input.bounds = difference.bounds;
  input.mde80 = difference.mde80;
  input.p = stats::sign_flip(stats::cluster_differences(scores.baseline, scores.candidate, scores.clusters),
                             flip_options(options))
                .p;
  return {difference.se.mean.value_or(0), as_pair_verdict(stats::decide(input))};
}

void set_bounds(Comparison& comparison, const QuestionSet& questions, std::span<const PairItem> items,
                const PairOptions& options, stats::CriticalValues& critical) {
  const auto unknown = static_cast<std::uint64_t>(std::count_if(
      items.begin(), items.end(), [](const PairItem& item) { return !item.baseline.known || !item.candidate.known; }));
  if (unknown == 0) return;
  DifferenceBounds bounds;
  bounds.items = unknown;
  std::tie(bounds.lo, bounds.worst) =
      extreme_case(scores_of(questions, items, Unknown::ForBaseline), options, critical);
  std::tie(bounds.hi, bounds.best) =
      extreme_case(scores_of(questions, items, Unknown::ForCandidate), options, critical);
  comparison.bounds = bounds;
}

void set_tests(Comparison& comparison, const PairScores& scores, const PairOptions& options) {
  const stats::ClusterTotals totals = stats::cluster_differences(scores.baseline, scores.candidate, scores.clusters);
  const stats::SignFlip flips = stats::sign_flip(totals, flip_options(options));
  comparison.test.p = flips.p;
  comparison.test.p_mid = flips.p_mid;
  comparison.test.method = to_string(flips.method);
  comparison.test.draws = flips.draws;
  comparison.test.statistic = static_cast<double>(flips.statistic) * totals.unit();
  comparison.nonzero_clusters = flips.nonzero;
  const stats::McNemar exact = stats::mcnemar(comparison.table.lost, comparison.table.gained);
  comparison.also = {PairTest{.p = exact.p_exact, .p_mid = exact.p_mid, .name = "mcnemar_exact", .method = "closed"}};
}

void set_interval(Comparison& comparison, const PairScores& scores, stats::CriticalValues& critical) {
  const stats::PairedDifference found =
      stats::paired_difference(scores.baseline, scores.candidate, scores.clusters, critical);
  comparison.difference = found.se.mean.value_or(0);
  comparison.se = found.se.cr1;
  comparison.deff = found.se.deff;
  comparison.mde80 = found.mde80;
  comparison.clusters = scores.clusters.count;
  if (!found.bounds) return;
  comparison.interval = DifferenceInterval{std::max(-1.0, found.bounds->lo), std::min(1.0, found.bounds->hi),
                                           critical.level(), "t_cluster", found.critical};
}

void set_flags(Comparison& comparison, std::span<const PairItem> items) {
  constexpr double kCoarse = 0.2;       // detectable difference above which a slice shows no order
  constexpr double kTypicalDisc = 0.3;  // share of items on which two rows differ, for planning
  const auto any = [&](Outcome outcome) {
    return std::any_of(items.begin(), items.end(), [&](const PairItem& item) {
      return item.baseline.outcome == outcome || item.candidate.outcome == outcome;
    });
  };
  const std::uint64_t n = comparison.table.n();
  if (any(Outcome::Dropped)) add_flag(comparison.flags, "profile_drops_rows");
  if (any(Outcome::Missing)) add_flag(comparison.flags, "partial_coverage");
  if (n > 0 && comparison.clusters < stats::kFewClusters) add_flag(comparison.flags, "few_clusters");
  if (n > 1 && comparison.clusters < 2) add_flag(comparison.flags, "one_cluster");
  const auto detectable = stats::detectable_difference({.n = static_cast<double>(n), .disc = kTypicalDisc});
  if (detectable && *detectable > kCoarse) add_flag(comparison.flags, "small_slice");
}

std::optional<double> rerun_flips(const QuestionSet& questions, std::span<const PairItem> items,
                                  const ScoredSubmission& row, const ScoredRun& run) {
  if (!has_reruns(questions, run)) return std::nullopt;
  std::vector<std::uint32_t> asked;
  asked.reserve(items.size());
  for (const PairItem& item : items) asked.push_back(item.question);
  const auto noise = rerun_noise(questions, asked, row.submission.row, run);
  return noise ? std::optional(noise->expected_flips()) : std::nullopt;
}

}  // namespace

std::string_view to_string(PairVerdict verdict) {
  switch (verdict) {
    case PairVerdict::Better: return "better";
    case PairVerdict::Worse: return "worse";
    case PairVerdict::NoDifferenceShown: return "no_difference_shown";
    case PairVerdict::Inconclusive: return "inconclusive";
    case PairVerdict::WithinMargin: return "within_margin";
    case PairVerdict::NotWorse: return "not_worse";
  }
  return "inconclusive";
}

const ScoredRun* run_of(const ScoredSubmission& row, const ProfileId& profile) {
  const auto found =
      std::find_if(row.runs.begin(), row.runs.end(), [&](const ScoredRun& run) { return run.profile == profile; });
  return found == row.runs.end() ? nullptr : &*found;
}

PairVerdict pair_verdict(const Comparison& comparison, const PairOptions& options) {
  if (comparison.bounds && comparison.bounds->best != comparison.bounds->worst) return PairVerdict::Inconclusive;
  stats::VerdictInput input = verdict_input(options);
  if (comparison.interval) input.bounds = stats::Bounds{comparison.interval->lo, comparison.interval->hi};
  input.p = comparison.test.p_adjusted.value_or(comparison.test.p);
  input.mde80 = comparison.mde80;
  return as_pair_verdict(stats::decide(input));
}

Comparison compare_items(const QuestionSet& questions, std::span<const PairItem> items, const PairOptions& options) {
  Comparison comparison;
  comparison.cluster_key = options.cluster_key;
  comparison.margin = options.margin;
  std::vector<PairItem> scorable;
  for (const PairItem& item : items) {
    tally(comparison, questions.questions[item.question].id, item);
    if (square_of(item) != PairSquare::Outside) scorable.push_back(item);
  }
  stats::CriticalValues critical(options.level);
  const PairScores scores = scores_of(questions, scorable, Unknown::AsScored);
  set_tests(comparison, scores, options);
  set_interval(comparison, scores, critical);
  set_bounds(comparison, questions, items, options, critical);
  set_flags(comparison, scorable);
  comparison.verdict = pair_verdict(comparison, options);
  return comparison;
}

Comparison compare_runs(const QuestionSet& questions, const Column& column, const ScoredSubmission& baseline,
                        const ScoredRun& baseline_run, const ScoredSubmission& candidate,
                        const ScoredRun& candidate_run, const PairOptions& options) {
  const std::vector<PairItem> items = pair_items(questions, column, options.only, baseline_run, candidate_run);
  Comparison comparison = compare_items(questions, items, options);
  comparison.baseline_rerun_flips = rerun_flips(questions, items, baseline, baseline_run);
  comparison.candidate_rerun_flips = rerun_flips(questions, items, candidate, candidate_run);
  comparison.baseline = baseline.submission.row;
  comparison.candidate = candidate.submission.row;
  comparison.column = column.id;
  comparison.profile = baseline_run.profile;
  if (baseline.submission.run.mode != "full" || candidate.submission.run.mode != "full") {
    add_flag(comparison.flags, "ablation");
  }
  return comparison;
}

std::vector<Comparison> compare_all_columns(const QuestionSet& questions, const ScoredSubmission& baseline,
                                            const ScoredSubmission& candidate, const ProfileId& profile,
                                            const PairOptions& options) {
  std::vector<Comparison> comparisons;
  const ScoredRun* before = run_of(baseline, profile);
  const ScoredRun* after = run_of(candidate, profile);
  if (before == nullptr || after == nullptr) return comparisons;
  for (const Column& column : questions.columns) {
    if (!averaged_group(column).empty()) continue;
    Comparison comparison = compare_runs(questions, column, baseline, *before, candidate, *after, options);
    if (comparison.table.n() > 0) comparisons.push_back(std::move(comparison));
  }
  return comparisons;
}

}  // namespace ego
