#include "web/views/play_view.h"

#include <algorithm>

#include "web/views/player_view.h"

namespace ego::web {
namespace {

constexpr double kLevel = 0.95;

bool counts(const VerdictView& verdict) {
  return verdict.outcome != Outcome::NotSubmitted && verdict.outcome != Outcome::Unscorable &&
         verdict.outcome != Outcome::Dropped;
}

bool says_frames(const ItemRow& row, const std::vector<std::uint32_t>& items) {
  const RunInfo& run = row.submission->submission.run;
  return std::all_of(items.begin(), items.end(),
                     [&](std::uint32_t item) { return tells_frames(run, prediction_of(row, item)); });
}

}  // namespace

std::string condition_words(const PlayConditions& conditions, const ItemsView& items, Tongue tongue) {
  std::string words;
  const auto add = [&](const std::string& one) { words += (words.empty() ? "" : "  \u00b7  ") + one; };
  if (!conditions.seen.empty()) add(text(Text::PlayOnlyFrames, tongue, {seen_name(conditions.seen, items, tongue)}));
  if (conditions.sound == PlaySound::Off) add(text(Text::PlaySilent, tongue));
  if (conditions.replay == Replay::Once) add(text(Text::PlayOnce, tongue));
  if (conditions.window == AnswerWindow::Short) add(text(Text::PlayWindow, tongue));
  if (conditions.order == PlayOrder::Streaming) add(text(Text::PlayStreaming, tongue));
  return words;
}

void PlayView::collect_choices(const AppState& state, const ItemsView& items) {
  if (choices_revision_ == state.data_revision && choices_items_ == items.recomputed()) return;
  choices_revision_ = state.data_revision;
  choices_items_ = items.recomputed();
  frame_choices_.clear();
  for (const ItemRow& row : items.rows()) {
    if (says_frames(row, items.items())) frame_choices_.push_back(row.submission->submission.row.value);
  }
  for (const std::string_view plan : offered_plans()) frame_choices_.emplace_back(plan);
}

std::string PlayView::wanted_frames(const Query& query) const {
  const bool possible =
      query.seen_only && (read_plan(query.seen_row) || std::find(frame_choices_.begin(), frame_choices_.end(),
                                                                 query.seen_row) != frame_choices_.end());
  return possible ? query.seen_row : std::string{};
}

void PlayView::update(const AppState& state, const ItemsView& items) {
  const BenchmarkData* data = state.current();
  if (data == nullptr || state.query.view != ViewKind::Play) return;
  collect_choices(state, items);
  const PlaySession* session = find_session(state.play, data->entry.id);
  const std::string source =
      data->entry.id + '\n' + effective_profile(state) + '\n' + (session == nullptr ? "" : session->row);
  if (seen_revision_ == state.data_revision && seen_source_ == source) return;
  ++recomputed_;
  seen_revision_ = state.data_revision;
  seen_source_ = source;
  results_.clear();
  mean_secs_ = 0;
  late_ = 0;
  const QuestionSet* questions = items.questions();
  if (session == nullptr || session->row.empty() || questions == nullptr || session->answers.empty()) return;
  std::vector<std::uint32_t> played;
  for (const PlayAnswer& answer : session->answers) {
    late_ += is_late(answer) ? 1 : 0;
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
