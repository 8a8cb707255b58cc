#include "web/views/hints_view.h"

#include <algorithm>
#include <utility>

namespace ego::web {

void HintsView::update(const AppState& state, const ItemsView& items) {
  const BenchmarkData* data = state.current();
  const Question* question = state.query.view == ViewKind::Play ? nullptr : shown_question(state);
  std::string key;
  if (question != nullptr && data != nullptr && data->benchmark != nullptr) {
    key = std::to_string(state.data_revision) + '\n' + std::to_string(items.recomputed()) + '\n' +
          effective_profile(state) + '\n' + question->id.value;
  }
  if (!seen_.changes_to({key, false})) return;
  rows_.clear();
  const QuestionSet* questions = items.questions();
  const auto index = key.empty() || questions == nullptr ? std::nullopt : questions->find(question->id.value);
  if (!index) return;
  for (const ItemRow& row : items.shown()) {
    const std::optional<VerdictView> verdict = verdict_of(row, *index);
    const Prediction* prediction = prediction_of(row, *index);
    const Profile* profile = row.run == nullptr ? nullptr : find_profile(*data->benchmark, row.run->profile.value);
    if (!verdict || prediction == nullptr || profile == nullptr) continue;
    std::vector<FailureHint> hints = data->benchmark->failure_hints(*profile, *question, *prediction, *verdict);
    if (!hints.empty()) rows_.push_back({row.submission->submission.row.value, std::move(hints)});
  }
}

std::span<const FailureHint> HintsView::of_row(std::string_view row) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const Row& one) { return one.id == row; });
  return found == rows_.end() ? std::span<const FailureHint>{} : found->hints;
}

}  // namespace ego::web
