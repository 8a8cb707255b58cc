#include "core/analysis/confidence.h"

#include <vector>

#include "core/analysis/cluster_weights.h"
#include "core/board/column_items.h"
#include "core/compare/pair.h"

namespace ego {
namespace {

/// The confidence that the row's submission states for a verdict.
std::optional<double> confidence_of(const Submission& submission, const VerdictView& verdict) {
  if (!verdict.prediction || *verdict.prediction >= submission.predictions.size()) return std::nullopt;
  const auto stated = submission.predictions[*verdict.prediction].extras.find("confidence");
  const auto value = stated ? stated->as_double() : std::nullopt;
  return value && *value >= 0 && *value <= 1 ? value : std::nullopt;
}

/// Items with a confidence, clusters of them.
struct Stated {
  std::vector<std::uint32_t> questions;
  std::vector<double> confidence;
  std::vector<std::uint8_t> right;
};

/// ECE of resampled clusters: an item counts as often as its cluster was drawn.
std::optional<stats::Bounds> ece_bounds(const Stated& stated, const stats::Clusters& clusters,
                                        const CalibrationOptions& options) {
  if (options.draws == 0 || clusters.count < 2) return std::nullopt;
  const ClusterWeights weights(options.seed, options.draws, clusters.count);
  std::vector<double> replicates;
  std::vector<double> confidence;
  std::vector<std::uint8_t> right;
  for (std::uint32_t r = 0; r < options.draws; ++r) {
    confidence.clear();
    right.clear();
    const auto counts = weights.replicate(r);
    for (std::size_t i = 0; i < stated.confidence.size(); ++i) {
      confidence.insert(confidence.end(), counts[clusters.of_item[i]], stated.confidence[i]);
      right.insert(right.end(), counts[clusters.of_item[i]], stated.right[i]);
    }
    if (const auto ece = stats::calibration(confidence, right, stats::kCalibrationBins).ece) replicates.push_back(*ece);
  }
  return percentile_bounds(std::move(replicates), options.draws, options.level);
}

}  // namespace

std::optional<RowCalibration> calibrate(const QuestionSet& questions, const Column& column, const ScoredSubmission& row,
                                        const ProfileId& profile, const CalibrationOptions& options) {
  const ScoredRun* run = run_of(row, profile);
  if (run == nullptr) return std::nullopt;
  Stated stated;
  RowCalibration out;
  for (std::uint32_t i = 0; i < questions.questions.size() && i < run->verdicts.size(); ++i) {
    const Outcome outcome = run->verdicts.outcome(i);
    if (outcome == Outcome::NotSubmitted || outcome == Outcome::Unscorable) continue;
    if (!questions.in_column(questions.questions[i], column)) continue;
    const auto confidence = confidence_of(row.submission, run->verdicts[i]);
    if (!confidence) {
      ++out.without;
      continue;
    }
    stated.questions.push_back(i);
    stated.confidence.push_back(*confidence);
    stated.right.push_back(outcome == Outcome::Right ? 1 : 0);
  }
  if (stated.questions.empty()) return std::nullopt;
  out.row = row.submission.row;
  out.column = column.id;
  out.profile = profile;
  out.items = stated.questions.size();
  out.found = stats::calibration(stated.confidence, stated.right, stats::kCalibrationBins);
  out.ece_bounds = ece_bounds(stated, clusters_of(questions, stated.questions), options);
  if (out.ece_bounds) out.draws = options.draws;
  return out;
}

}  // namespace ego
