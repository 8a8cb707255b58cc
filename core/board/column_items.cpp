#include "core/board/column_items.h"

#include "core/model/item_means.h"

namespace ego {

ColumnItems::ColumnItems(const QuestionSet& questions) : items_(questions.columns.size()) {
  for (std::size_t column = 0; column < items_.size(); ++column) {
    for (std::uint32_t i = 0; i < questions.questions.size(); ++i) {
      if (questions.in_column(questions.questions[i], questions.columns[column])) items_[column].push_back(i);
    }
  }
}

stats::Clusters clusters_of(const QuestionSet& questions, std::span<const std::uint32_t> items) {
  std::vector<std::uint32_t> keys;
  keys.reserve(items.size());
  for (const std::uint32_t item : items) keys.push_back(questions.questions[item].cluster);
  return stats::number_clusters(keys);
}

ItemScores denominator_scores(const QuestionSet& questions, std::span<const std::uint32_t> items, const ScoredRun& run,
                              Denominator denominator) {
  ItemScores out;
  const ItemMeans means(run, questions.questions.size());
  for (const std::uint32_t item : items) {
    if (item >= run.verdicts.size() || !in_denominator(denominator, run.verdicts.outcome(item))) continue;
    out.questions.push_back(item);
    out.scores.push_back(means.score(item));
  }
  out.clusters = clusters_of(questions, out.questions);
  return out;
}

GuessShare guess_share(const Question& question, const Profile& profile) {
  if (profile.question_type == "open" || question.options.size() < 2) return {};
  return {1, question.options.size()};
}

}  // namespace ego
