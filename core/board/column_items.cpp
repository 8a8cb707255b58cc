#include "core/board/column_items.h"

#include "core/compare/pair_items.h"

namespace ego {
namespace {

bool counts(Outcome outcome, Denominator denominator) {
  switch (outcome) {
    case Outcome::Right:
    case Outcome::Wrong:
    case Outcome::Partial:
    case Outcome::Invalid: return true;
    case Outcome::Missing: return denominator == Denominator::AllItems;
    case Outcome::Dropped:
    case Outcome::Unscorable:
    case Outcome::NotSubmitted: return false;
  }
  return false;
}

}  // namespace

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
  for (const std::uint32_t item : items) {
    if (item >= run.verdicts.size() || !counts(run.verdicts.outcome(item), denominator)) continue;
    out.questions.push_back(item);
    out.scores.push_back(comparison_score(run.verdicts[item]));
  }
  out.clusters = clusters_of(questions, out.questions);
  return out;
}

GuessShare guess_share(const Question& question, const Profile& profile) {
  if (profile.question_type == "open" || question.options.size() < 2) return {};
  return {1, question.options.size()};
}

}  // namespace ego
