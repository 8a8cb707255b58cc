#include "core/compare/stages.h"

#include <algorithm>
#include <unordered_map>

#include "core/compare/family.h"

namespace ego {
namespace {

/// R right, W wrong, I no usable answer, M missing; nothing if the item is no part of the flow.
char letter_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::Right: return 'R';
    case Outcome::Wrong:
    case Outcome::Partial: return 'W';
    case Outcome::Invalid:
    case Outcome::Dropped: return 'I';
    case Outcome::Missing: return 'M';
    case Outcome::Unscorable:
    case Outcome::NotSubmitted: return '\0';
  }
  return '\0';
}

constexpr std::uint32_t kNone = 0xffffffff;

/// Questions of one column by the item they are about.
using QuestionOfItem = std::unordered_map<std::string_view, std::uint32_t>;

QuestionOfItem question_of_item(const QuestionSet& questions, const Column& column) {
  QuestionOfItem found;
  for (std::uint32_t i = 0; i < questions.questions.size(); ++i) {
    const Question& question = questions.questions[i];
    if (!questions.in_column(question, column)) continue;
    const auto [place, is_first] = found.emplace(item_key(question), i);
    if (!is_first) place->second = kNone;
  }
  return found;
}

/// Where each stage asks what the last one does.
class Lookup {
 public:
  Lookup(const QuestionSet& questions, std::span<const Stage> stages) : questions_(questions) {
    const bool one_column = std::all_of(stages.begin(), stages.end(),
                                        [&](const Stage& s) { return s.column->id == stages.front().column->id; });
    if (one_column) return;
    for (const Stage& stage : stages) by_item_.push_back(question_of_item(questions, *stage.column));
  }

  /// kNone if the stage does not ask it, or asks about its item more than once.
  std::uint32_t at(std::size_t stage, std::uint32_t listed) const {
    if (by_item_.empty()) return listed;
    const auto found = by_item_[stage].find(item_key(questions_.questions[listed]));
    return found == by_item_[stage].end() ? kNone : found->second;
  }

 private:
  const QuestionSet& questions_;
  std::vector<QuestionOfItem> by_item_;  ///< shape [stages]; empty = one column
};

}  // namespace

std::string_view item_key(const Question& question) {
  const std::string_view id = question.id.value;
  const std::size_t slash = id.find('/');
  return slash == std::string_view::npos ? id : id.substr(slash + 1);
}

StageItems stage_items(const QuestionSet& questions, std::span<const Stage> stages,
                       std::span<const std::uint8_t> keep) {
  StageItems out;
  out.stages = stages.size();
  if (stages.empty()) return out;
  const Lookup lookup(questions, stages);
  for (std::uint32_t listed = 0; listed < questions.questions.size(); ++listed) {
    if (!questions.in_column(questions.questions[listed], *stages.back().column)) continue;
    if (!keep.empty() && keep[listed] == 0) continue;
    const std::size_t before = out.letters.size();
    for (std::size_t s = 0; s < stages.size(); ++s) {
      const VerdictTable& verdicts = stages[s].run->verdicts;
      const std::uint32_t question = lookup.at(s, listed);
      const char letter = question < verdicts.size() ? letter_of(verdicts.outcome(question)) : '\0';
      if (letter == '\0') break;
      out.letters += letter;
      out.questions.push_back(question);
    }
    if (out.letters.size() == before + stages.size()) continue;
    out.letters.resize(before);
    out.questions.resize(before);
    ++out.left_out;
  }
  return out;
}

stats::Flow count_flow(const StageItems& items) {
  std::vector<std::string> stages(items.stages);
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t s = 0; s < items.stages; ++s) stages[s] += items.pattern(i)[s];
  }
  return stats::flow(stages);
}

std::vector<Comparison> compare_stages(const QuestionSet& questions, std::span<const Stage> stages,
                                       const StageItems& items, const PairOptions& options) {
  std::vector<Comparison> steps;
  std::vector<QuestionPair> pairs(items.size());
  for (std::size_t s = 1; s < stages.size(); ++s) {
    const Stage& before = stages[s - 1];
    const Stage& after = stages[s];
    for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i] = {items.question(i, s - 1), items.question(i, s)};
    Comparison& step =
        steps.emplace_back(compare_items(questions, pair_items(questions, pairs, *before.run, *after.run), options));
    step.baseline = before.row->submission.row;
    step.candidate = after.row->submission.row;
    step.column = after.column->id;
    step.profile = after.run->profile;
  }
  std::vector<Comparison*> family;
  for (Comparison& step : steps) family.push_back(&step);
  adjust(family, Adjustment::Holm, options);
  return steps;
}

}  // namespace ego
