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

std::vector<Score> aggregate(const Profile& profile, const QuestionSet& questions, const VerdictTable& verdicts) {
  return scores_of(profile, questions, ColumnGroups(questions).count(verdicts));
}

}  // namespace ego
