#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/analysis/analysis.h"

namespace ego {
namespace {

/// A gain is one model's own. Of two rows alone it is meant, whatever their files are called.
bool one_model(const Submission& before, const Submission& after, std::size_t rows) {
  return before.model.id == after.model.id || rows == 2;
}

const ScoredSubmission* find_row(std::span<const ScoredSubmission* const> rows, const RowId& id) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const ScoredSubmission* row) { return row->submission.row == id; });
  return found == rows.end() ? nullptr : *found;
}

GainRuns runs_of(std::span<const ScoredSubmission* const> rows, const Knowledge& gain) {
  return {find_row(rows, gain.before), find_row(rows, gain.after)};
}

}  // namespace

std::vector<MeasuredGain> measure_gains(const Benchmark& benchmark, const QuestionSet& questions,
                                        std::span<const ScoredSubmission* const> rows, const ProfileId& profile,
                                        const GainOptions& options) {
  std::vector<MeasuredGain> out;
  for (const ScoredSubmission* before : rows) {
    for (const ScoredSubmission* after : rows) {
      if (before == after || !one_model(before->submission, after->submission, rows.size())) continue;
      for (const Knowledge& gain : benchmark.knowledge_gains(questions, *before, *after, profile))
        out.push_back(measure_gain(questions, *before, *after, gain, options));
    }
  }
  return out;
}

std::vector<GainContrast> contrast_all_gains(const QuestionSet& questions,
                                             std::span<const ScoredSubmission* const> rows,
                                             std::span<const MeasuredGain> gains, const GainOptions& options) {
  std::vector<GainContrast> out;
  for (std::size_t a = 0; a < gains.size(); ++a) {
    for (std::size_t b = a + 1; b < gains.size(); ++b) {
      if (gains[a].gain.profile != gains[b].gain.profile) continue;
      const GainRuns baseline = runs_of(rows, gains[a].gain);
      const GainRuns candidate = runs_of(rows, gains[b].gain);
      if (baseline.before == nullptr || baseline.after == nullptr || candidate.before == nullptr ||
          candidate.after == nullptr)
        continue;
      auto found = contrast_gains(questions, baseline, candidate, gains[a].gain.profile, options);
      if (found) out.push_back(std::move(*found));
    }
  }
  return out;
}

}  // namespace ego
