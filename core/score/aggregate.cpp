#include "core/score/aggregate.h"

#include "core/score/evaluate.h"

namespace ego {
namespace {

Score score_of(const Profile& profile, const Column& column, const Counts& counts) {
  Score score;
  score.column = column.id;
  score.profile = profile.id;
  score.counts = counts;
  score.k = counts.right;
  score.n = counts.answered();
  if (profile.denominator == Denominator::AllItems) score.n += counts.missing;
  if (score.n > 0) score.value = static_cast<double>(score.k) / static_cast<double>(score.n);
  if (counts.dropped > 0) score.flags.emplace_back("profile_drops_rows");
  return score;
}

}  // namespace

std::vector<Score> scores_of(const Profile& profile, const QuestionSet& questions, const ColumnCounts& counts) {
  std::vector<Score> scores;
  scores.reserve(counts.columns.size());
  for (std::size_t i = 0; i < counts.columns.size(); ++i) {
    scores.push_back(score_of(profile, questions.columns[i], counts.columns[i]));
  }
  return scores;
}

void average_partial(const Profile& profile, const QuestionSet& questions, const VerdictTable& verdicts,
                     std::vector<Score>& scores) {
  for (std::size_t i = 0; i < scores.size(); ++i) {
    Score& score = scores[i];
    if (score.counts.partial == 0 || score.n == 0) continue;
    double sum = 0;
    for (const VerdictView verdict : verdicts) {
      const bool counted = in_denominator(profile.denominator, verdict.outcome) &&
                           questions.in_column(questions.questions[verdict.question], questions.columns[i]);
      if (counted) sum += item_score(verdict);
    }
    score.value = sum / static_cast<double>(score.n);
  }
}

std::vector<Score> aggregate(const Profile& profile, const QuestionSet& questions, const VerdictTable& verdicts) {
  std::vector<Score> scores = scores_of(profile, questions, ColumnGroups(questions).count(verdicts));
  average_partial(profile, questions, verdicts, scores);
  return scores;
}

}  // namespace ego
