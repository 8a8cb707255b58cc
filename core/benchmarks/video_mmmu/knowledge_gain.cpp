#include "core/benchmarks/video_mmmu/knowledge_gain.h"

#include <algorithm>
#include <array>

#include "core/benchmarks/video_mmmu/facts.h"
#include "core/benchmarks/video_mmmu/profiles.h"
#include "core/benchmarks/video_mmmu/track_score.h"

namespace ego::video_mmmu {
namespace {

/// For each question, whether any of its counted rows is right.
std::vector<bool> right_items(const QuestionSet& questions, const VerdictTable& verdicts) {
  std::vector<bool> right(questions.questions.size());
  for (const VerdictView verdict : verdicts) {
    if (verdict.outcome == Outcome::Right) right[verdict.question] = true;
  }
  return right;
}

std::optional<double> adaptation_accuracy(const QuestionSet& questions, const ScoredRun& run) {
  const ScoringRules* rules = find_rules(run.profile.value);
  if (rules == nullptr) return std::nullopt;
  for (const TrackScore& track : score_tracks(*rules, questions, run.verdicts)) {
    if (track.track == Track::Adaptation) return track.fraction();
  }
  return std::nullopt;
}

void tally(GainTable& table, bool before, bool after) {
  if (before) {
    ++(after ? table.both : table.lost);
  } else {
    ++(after ? table.gained : table.neither);
  }
}

std::optional<double> ratio(double part, std::uint64_t whole) {
  if (whole == 0) return std::nullopt;
  return part / static_cast<double>(whole);
}

std::size_t discipline_index(const Question& question) {
  const auto& all = disciplines();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Discipline& discipline) {
    return discipline.name == question.facets[kDisciplineFacet];
  });
  return static_cast<std::size_t>(found - all.begin());
}

}  // namespace

std::optional<double> delta_knowledge(double before, double after) {
  if (before >= 1) return std::nullopt;
  return (after - before) / (1 - before);
}

KnowledgeGain knowledge_gain(const QuestionSet& questions, const RowId& before, const ScoredRun& before_run,
                             const RowId& after, const ScoredRun& after_run) {
  KnowledgeGain gain;
  gain.before = before;
  gain.after = after;
  gain.profile = after_run.profile;
  const std::vector<bool> right_before = right_items(questions, before_run.verdicts);
  const std::vector<bool> right_after = right_items(questions, after_run.verdicts);
  std::array<GainTable, kDisciplineCount + 1> by_discipline{};  // the last takes items of no known discipline
  for (std::uint32_t i = 0; i < questions.questions.size(); ++i) {
    const Question& question = questions.questions[i];
    if (track_of(question) != Track::Adaptation) continue;
    tally(gain.table, right_before[i], right_after[i]);
    tally(by_discipline[discipline_index(question)], right_before[i], right_after[i]);
    if (right_before[i] == right_after[i]) continue;
    (right_after[i] ? gain.gained_items : gain.lost_items).push_back(i);
  }
  for (std::size_t d = 0; d < kDisciplineCount; ++d) {
    if (by_discipline[d].n() > 0) gain.by_discipline.push_back({disciplines()[d].key, by_discipline[d]});
  }
  gain.accuracy_before = adaptation_accuracy(questions, before_run);
  gain.accuracy_after = adaptation_accuracy(questions, after_run);
  if (gain.accuracy_before && gain.accuracy_after) {
    gain.delta = delta_knowledge(*gain.accuracy_before, *gain.accuracy_after);
  }
  const GainTable& table = gain.table;
  const std::uint64_t wrong_before = table.n() - table.right_before();
  const auto gained = static_cast<double>(table.gained);
  const auto lost = static_cast<double>(table.lost);
  gain.paired_delta = ratio(gained - lost, wrong_before);
  gain.w2r = ratio(gained, wrong_before);
  gain.r2w = ratio(lost, table.right_before());
  return gain;
}

}  // namespace ego::video_mmmu
