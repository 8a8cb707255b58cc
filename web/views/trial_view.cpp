#include <algorithm>

#include "core/json/writer.h"
#include "web/views/parse_view.h"

namespace ego::web {
namespace {

/// The reference answer as one edits it.
std::string gold_text(const json::Value& gold) {
  if (gold.is_null()) return {};
  return gold.as_id_text().value_or(json::write(gold, json::Layout::Compact));
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

/// The question of the set with what was edited in its place.
Question question_of(const BenchmarkData& data, const Trial& trial) {
  Question question;
  const QuestionSet* questions = data.questions.ready();
  if (questions != nullptr) {
    if (const auto index = questions->find(trial.question)) question = questions->questions[*index];
  }
  const std::vector<std::string> options = lines_of(trial.options);
  if (options != question.options) question.options = options;
  const std::string& typed = trial.gold;
  if (typed != gold_text(question.gold)) question.gold = typed.empty() ? json::Value{} : json::Value(typed);
  if (question.type.empty()) question.type = question.options.empty() ? "open" : "multiple-choice";
  return question;
}

}  // namespace

Trial make_trial(const BenchmarkData& data, std::string_view row, std::uint32_t question) {
  Trial trial;
  const QuestionSet* questions = data.questions.ready();
  if (questions == nullptr || question >= questions->questions.size()) return trial;
  const Question& asked = questions->questions[question];
  trial.question = asked.id.value;
  trial.options = joined(asked.options);
  trial.gold = gold_text(asked.gold);
  const ScoredSubmission* scored = data.find_scored(row);
  if (scored == nullptr || scored->runs.empty() || question >= scored->runs.front().verdicts.size()) return trial;
  trial.row = row;
  const auto prediction = scored->runs.front().verdicts[question].prediction;
  if (prediction) trial.reply = scored->submission.predictions[*prediction].response.value_or(std::string{});
  return trial;
}

void TrialView::update(const AppState& state) {
  const BenchmarkData* data = state.current();
  if (data == nullptr || state.query.view != ViewKind::Parse) return;
  if (seen_revision_ == state.data_revision && seen_bench_ == data->entry.id && seen_trial_ == state.trial) return;
  ++recomputed_;
  seen_revision_ = state.data_revision;
  seen_bench_ = data->entry.id;
  seen_trial_ = state.trial;
  readings_.clear();
  if (data->benchmark == nullptr) return;
  const Question question = question_of(*data, state.trial);
  Prediction prediction;
  prediction.id = question.id.value;
  prediction.response = state.trial.reply;
  for (const Profile& profile : data->benchmark->profiles())
    readings_.push_back(reading_of(data->benchmark->judge(profile, question, prediction)));
}

}  // namespace ego::web
