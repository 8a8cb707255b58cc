/// Comparisons computed a few a step, so that the page answers in between: against a pinned row, inside a tie band, slice by slice.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/compare/comparison.h"
#include "core/compare/pair.h"
#include "core/model/question.h"
#include "core/model/score.h"

namespace ego::web {

class ComparisonBatch {
 public:
  struct Task {
    const ScoredSubmission* baseline = nullptr;
    const ScoredSubmission* candidate = nullptr;
    const Column* column = nullptr;
  };

  /// Forgets what was computed and begins anew, over these items; over no items = all. Lists of items are not kept. Tasks whose rows lack the profile give an empty
  /// comparison (n = 0).
  /// @keeps  the pointers, until clear() or the next start()
  void start(const QuestionSet& questions, ProfileId profile, std::vector<Task> tasks, ItemSubset items = {});
  void clear();
  /// Computes at least one comparison, more while they are small. @return false if there was nothing to do
  bool advance();

  bool done() const { return results_.size() == tasks_.size(); }
  /// What is computed so far, in the order of the tasks.
  const std::vector<Comparison>& results() const { return results_; }
  std::vector<Comparison>& results() { return results_; }
  std::size_t size() const { return tasks_.size(); }

 private:
  const QuestionSet* questions_ = nullptr;
  ProfileId profile_;
  PairOptions options_;
  std::vector<Task> tasks_;
  std::vector<Comparison> results_;
};

/// The column of a question set by id, or null.
const Column* find_column(const QuestionSet& questions, std::string_view id);

}  // namespace ego::web
