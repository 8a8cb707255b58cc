#include "web/views/play_view.h"

#include <algorithm>

namespace ego::web {
namespace {

constexpr double kLevel = 0.95;

bool counts(const VerdictView& verdict) {
  return verdict.outcome != Outcome::NotSubmitted && verdict.outcome != Outcome::Unscorable &&
         verdict.outcome != Outcome::Dropped;
}

}  // namespace

void PlayView::update(const AppState& state, const ItemsView& items) {
  const BenchmarkData* data = state.current();
  if (data == nullptr || state.query.view != ViewKind::Play) return;
  const PlaySession* session = find_session(state.play, data->entry.id);
  const std::string source =
      data->entry.id + '\n' + effective_profile(state) + '\n' + (session == nullptr ? "" : session->row);
  if (seen_revision_ == state.data_revision && seen_source_ == source) return;
  ++recomputed_;
  seen_revision_ = state.data_revision;
  seen_source_ = source;
  results_.clear();
  mean_secs_ = 0;
  const QuestionSet* questions = items.questions();
  if (session == nullptr || session->row.empty() || questions == nullptr || session->answers.empty()) return;
  std::vector<std::uint32_t> played;
  for (const PlayAnswer& answer : session->answers) {
    mean_secs_ += answer.secs / static_cast<double>(session->answers.size());
    if (const auto index = questions->find(answer.item)) played.push_back(*index);
  }
  for (const ItemRow& row : items.rows()) {
    PlayResult result;
    result.row = row.submission->submission.row.value;
    result.name = row.name;
    result.human = result.row == session->row;
    for (const std::uint32_t item : played) {
      const std::optional<VerdictView> verdict = verdict_of(row, item);
      if (!verdict || !counts(*verdict)) continue;
      ++result.n;
      result.right += verdict->outcome == Outcome::Right ? 1 : 0;
    }
    result.bounds = stats::wilson(result.right, result.n, kLevel);
    results_.push_back(std::move(result));
  }
  std::sort(results_.begin(), results_.end(), [](const PlayResult& a, const PlayResult& b) {
    const std::uint64_t left = a.right * b.n;  // shares without division; a row without items comes last
    const std::uint64_t right = b.right * a.n;
    if ((a.n == 0) != (b.n == 0)) return b.n == 0;
    return left != right ? left > right : a.row < b.row;
  });
}

}  // namespace ego::web
