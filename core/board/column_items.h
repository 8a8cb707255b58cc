/// The items of every column, and the scores of a run over them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/benchmarks/benchmark.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/stats/standard_error.h"

namespace ego {

/// Questions of each column in canonical order, made once for all rows.
class ColumnItems {
 public:
  explicit ColumnItems(const QuestionSet& questions);
  std::span<const std::uint32_t> items(std::size_t column) const { return items_[column]; }
  std::size_t columns() const { return items_.size(); }

 private:
  std::vector<std::vector<std::uint32_t>> items_;
};

/// Some items of a column with their scores and clusters, shape [n] each.
struct ItemScores {
  std::vector<std::uint32_t> questions;
  std::vector<double> scores;
  stats::Clusters clusters;
};

/// The items in the profile's denominator and their scores.
ItemScores denominator_scores(const QuestionSet& questions, std::span<const std::uint32_t> items, const ScoredRun& run,
                              Denominator denominator);

/// Clusters of these questions, numbered by first appearance.
stats::Clusters clusters_of(const QuestionSet& questions, std::span<const std::uint32_t> items);

/// Probability of a right guess: 1/k with k options, 0 for open answers.
struct GuessShare {
  std::uint64_t numerator = 0;
  std::uint64_t denominator = 1;
};
GuessShare guess_share(const Question& question, const Profile& profile);

}  // namespace ego
