/// From predictions to scores: align, judge, count, aggregate. The same for every benchmark; what differs is asked of it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/benchmarks/benchmark.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/model/submission.h"

namespace ego {

/// Where each prediction of a submission belongs.
struct Alignment {
  std::vector<std::uint32_t> rows;  ///< indices of predictions, by question, in file order within one
  std::vector<std::uint32_t> first;  ///< shape [n_questions + 1]: where a question's rows begin in `rows`
  std::vector<std::uint32_t>
      question_of;  ///< shape [n_predictions]: as Benchmark::locate says, without folding; else ReadRows::kUnknown
  std::vector<bool> not_submitted;  ///< shape [n_questions]: without a row, in a part that was not run at all
  std::uint64_t unknown = 0;  ///< predictions whose id is not in the set
  std::uint64_t repeated = 0;  ///< predictions after the first of their question and `repeat`
  std::uint64_t missing = 0;  ///< questions (of submitted parts) without a prediction

  std::size_t question_count() const { return first.empty() ? 0 : first.size() - 1; }
  /// Indices of the predictions for a question, file order.
  std::span<const std::uint32_t> rows_of(std::size_t question) const {
    return std::span(rows).subspan(first[question], first[question + 1] - first[question]);
  }
};

class NearestId;

/// The question of a row whose id Benchmark::locate does not know, by another spelling of an id or alias: letter case,
/// spaces, leading zeros of numbers. Nothing if there is none, or if several are meant.
std::optional<std::uint32_t> locate_folded(const Benchmark& benchmark, const QuestionSet& questions,
                                           const Submission& submission, const Prediction& prediction,
                                           NearestId& nearest);

/// Aligns and reports W101/E015 (repeats), E014 (unknown ids, with the nearest known id; E010 and E011 where the
/// row's track is to blame), each once a row.
/// Missing ids are counted here and reported by the caller (E016 when validating, W102 when scoring).
Alignment align_predictions(const Benchmark& benchmark, const QuestionSet& questions, const Submission& submission,
                            Diagnostics& diagnostics);

/// One submission under the given profiles. Deterministic: same bytes, same result, on every target.
/// @pre  questions.has_gold()
ScoredSubmission evaluate(const Benchmark& benchmark, const QuestionSet& questions, Submission submission,
                          std::span<const Profile* const> profiles, Diagnostics& diagnostics);

/// Counts, n, k and value of every column for these verdicts, before Benchmark::finish_scores.
std::vector<Score> aggregate(const Profile& profile, const QuestionSet& questions, const VerdictTable& verdicts);

}  // namespace ego
