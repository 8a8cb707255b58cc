#include "core/analysis/rerun_noise.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

#include "core/compare/pair.h"
#include "core/stats/items.h"

namespace ego {
namespace {

std::uint8_t right(const VerdictTable& verdicts, std::size_t place) {
  return verdicts.outcome(place) == Outcome::Right ? 1 : 0;
}

/// Right or not of every answer to each question: shape [questions][answers]. Averaged repeats are kept apart by the run; a profile
/// that counts every row has the further ones behind the first.
std::vector<std::vector<std::uint8_t>> answers_of(const ScoredRun& run, std::size_t questions) {
  std::vector<std::vector<std::uint8_t>> answers(questions);
  for (std::size_t i = 0; i < run.repeats.size(); ++i) {
    const std::uint32_t question = run.repeats[i].question;
    if (question < questions) answers[question].push_back(right(run.repeats, i));
  }
  for (std::size_t i = questions; i < run.verdicts.size(); ++i) {
    const std::uint32_t question = run.verdicts[i].question;
    if (question >= questions) continue;
    if (answers[question].empty()) answers[question].push_back(right(run.verdicts, question));
    answers[question].push_back(right(run.verdicts, i));
  }
  return answers;
}

}  // namespace

bool has_reruns(const QuestionSet& questions, const ScoredRun& run) {
  return !run.repeats.empty() || run.verdicts.size() > questions.questions.size();
}

std::optional<RerunNoise> rerun_noise(const QuestionSet& questions, std::span<const std::uint32_t> items,
                                      const RowId& row, const ScoredRun& run) {
  const std::size_t n = questions.questions.size();
  if (!has_reruns(questions, run)) return std::nullopt;
  std::vector<std::vector<std::uint8_t>> answers = answers_of(run, n);
  std::vector<std::vector<std::uint8_t>> repeated;
  std::size_t most = 0;
  for (const std::uint32_t item : items) {
    if (item >= n || answers[item].size() < 2) continue;
    most = std::max(most, answers[item].size());
    repeated.push_back(std::move(answers[item]));
  }
  if (repeated.empty()) return std::nullopt;
  const std::optional<double> rate = stats::expected_flip_rate(repeated);
  if (!rate) return std::nullopt;
  return RerunNoise{row, run.profile, repeated.size(), static_cast<std::uint32_t>(most), *rate};
}

std::optional<RerunNoise> rerun_noise(const QuestionSet& questions, const ScoredSubmission& row,
                                      const ProfileId& profile) {
  const ScoredRun* run = run_of(row, profile);
  if (run == nullptr) return std::nullopt;
  std::vector<std::uint32_t> all(questions.questions.size());
  std::iota(all.begin(), all.end(), 0U);
  return rerun_noise(questions, all, row.submission.row, *run);
}

}  // namespace ego
