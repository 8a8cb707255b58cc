#include "web/views/predicted_view.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/board/item_matrix.h"
#include "core/media/answered_interval.h"
#include "web/state/playback.h"

namespace ego::web {
namespace {

/// The reply as it was sent; of files without replies what they say was answered.
std::string_view reply_of(const VerdictView& verdict, const Prediction* prediction) {
  constexpr std::size_t kMostBytes = 20'000;  // times are looked for in as much as is shown
  if (prediction == nullptr || !prediction->response) return verdict.answer;
  return std::string_view(*prediction->response).substr(0, kMostBytes);
}

}  // namespace

void PredictedView::update(const AppState& state, const ItemsView& items) {
  const Question* question = state.query.view == ViewKind::Play ? nullptr : shown_question(state);
  const std::string id = question == nullptr ? std::string{} : question->id.value;
  const std::string profile = effective_profile(state);
  if (seen_revision_ == state.data_revision && seen_items_ == items.recomputed() && seen_question_ == id &&
      seen_profile_ == profile)
    return;
  seen_revision_ = state.data_revision;
  seen_items_ = items.recomputed();
  seen_question_ = id;
  seen_profile_ = profile;
  ++recomputed_;
  rows_.clear();
  // The clip view shows a clip, not a question: no row's answer is meant there.
  const bool asked = question != nullptr && state.query.view != ViewKind::Clip && items.questions() != nullptr;
  const auto index = asked ? items.questions()->find(id) : std::nullopt;
  if (!index) return;
  for (const ItemRow& row : items.shown()) {
    const std::optional<VerdictView> verdict = verdict_of(row, *index);
    if (!verdict) continue;
    const std::uint8_t chosen = answer_number(*question, verdict->answer);
    PredictedStretch predicted{row.submission->submission.row.value, row.name, verdict->outcome, {}, {}};
    predicted.stretches = media::answered_intervals(*question, chosen, reply_of(*verdict, prediction_of(row, *index)));
    if (predicted.stretches.empty()) continue;
    predicted.iou = media::temporal_iou(predicted.stretches, question->evidence);
    rows_.push_back(std::move(predicted));
  }
}

const PredictedStretch* PredictedView::find(std::string_view row) const {
  const auto found =
      std::find_if(rows_.begin(), rows_.end(), [&](const PredictedStretch& one) { return one.row == row; });
  return found == rows_.end() ? nullptr : &*found;
}

std::string iou_words(const PredictedStretch& predicted) {
  return predicted.iou ? fmt::format("IoU {:.2f}", *predicted.iou) : std::string{};
}

std::string stretch_words(const std::vector<Interval>& stretches) {
  constexpr double kMicrosPerSecond = 1e6;
  const auto time = [](double secs) { return time_text(std::llround(secs * kMicrosPerSecond)); };
  std::string words;
  for (const Interval& one : stretches)
    words += (words.empty() ? "" : ", ") + time(one.start_secs) + " \u2013 " + time(one.end_secs);
  return words;
}

}  // namespace ego::web
