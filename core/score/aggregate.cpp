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

std::vector<Score> aggregate_groups(const Profile& profile, const QuestionSet& questions, const ColumnGroups& groups,
                                    std::span<const Verdict> verdicts) {
  const std::vector<Counts> counts = groups.count(verdicts);
  std::vector<Score> scores;
  scores.reserve(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) scores.push_back(score_of(profile, questions.columns[i], counts[i]));
  return scores;
}

std::vector<Score> aggregate(const Profile& profile, const QuestionSet& questions,
                             const std::vector<Verdict>& verdicts) {
  return aggregate_groups(profile, questions, ColumnGroups(questions), verdicts);
}

}  // namespace ego
