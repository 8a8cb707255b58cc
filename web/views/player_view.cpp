#include "web/views/player_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/media/asked_interval.h"
#include "core/media/frame_times.h"
#include "web/state/play_rules.h"
#include "web/state/playback.h"
#include "web/state/tiers.h"
#include "web/views/transcript_view.h"

namespace ego::web {
namespace {

constexpr double kMicrosPerSecond = 1e6;
constexpr std::int64_t kMicrosPerMilli = 1000;

std::int64_t to_micros(double secs) { return std::llround(secs * kMicrosPerSecond); }

Tier interval_tier(std::string_view name, const std::vector<Interval>& intervals) {
  Tier tier{name, {}, {}};
  for (const Interval& interval : intervals)
    tier.spans.push_back({to_micros(interval.start_secs), to_micros(interval.end_secs), {}});
  return tier;
}

/// Whose frames are marked. In a test those that are shown at all, and nobody's else: the link's row may know the answer.
std::string chosen_row(const AppState& state) {
  if (state.query.view != ViewKind::Play) return state.query.seen_row;
  const BenchmarkData* data = state.current();
  const PlaySession* session = data == nullptr ? nullptr : find_session(state.play, data->entry.id);
  return session == nullptr ? std::string{} : session->settings.conditions.seen;
}

SeenFrames chosen_frames(const std::string& id, const std::string& item, const ItemsView& items,
                         const ClipTrack& track) {
  if (id.empty()) return {};
  if (const auto plan = read_plan(id)) return {SeenSource::Planned, planned_frames(*plan, track)};
  const auto question = items.questions() != nullptr ? items.questions()->find(item) : std::nullopt;
  for (const ItemRow& row : items.rows()) {
    if (row.submission->submission.row.value != id) continue;
    return seen_frames(row.submission->submission.run, question ? prediction_of(row, *question) : nullptr, track);
  }
  return {};
}

}  // namespace

std::string seen_name(std::string_view id, const ItemsView& items, Tongue tongue) {
  const auto plan = read_plan(id);
  if (!plan) {
    const auto row = std::find_if(items.rows().begin(), items.rows().end(),
                                  [&](const ItemRow& one) { return one.submission->submission.row.value == id; });
    return row == items.rows().end() ? std::string(id) : row->name;
  }
  const std::string amount(id.substr(id.rfind('-') + 1));
  switch (plan->rule) {
    case media::FrameSampling::FixedRate: return text(Text::PlayerPlanRate, tongue, {amount});
    case media::FrameSampling::InteriorPoints: return text(Text::PlayerPlanInside, tongue, {amount});
    case media::FrameSampling::LinspaceInclusive: return text(Text::PlayerPlanEnds, tongue, {amount});
  }
  return {};
}

std::string seen_count(const SeenFrames& seen, Tongue tongue) {
  if (seen.source == SeenSource::None) return {};
  return text(seen.source == SeenSource::Recorded ? Text::PlayerRecorded : Text::PlayerPlanned, tongue,
              {std::to_string(seen.frames.size())});
}

std::string frame_words(const ClipTrack& track, std::uint32_t frame, Tongue tongue) {
  return text(Text::PlayerPosition, tongue, {time_text(track.times[frame]), std::to_string(frame)});
}

void PlayerView::update(const AppState& state, const ItemsView& items, const PredictedView& predicted) {
  const ClipTrack* track = state.player.track.ready();
  question_ = shown_question(state);
  const std::string& item = question_ != nullptr ? question_->id.value : shown_item(state.query);
  const bool in_play = state.query.view == ViewKind::Play;
  std::string choice = chosen_row(state);
  const bool same = seen_in_play_ == in_play && seen_silent_ == play_rules(state).silent && track == seen_track_ &&
                    seen_url_ == state.player.url && seen_revision_ == state.data_revision && seen_item_ == item &&
                    seen_choice_ == choice && seen_tiers_ == state.query.tiers &&
                    seen_transcript_ == state.player.transcript_revision && seen_predicted_ == predicted.recomputed() &&
                    seen_sound_ == !state.player.waveform.empty();
  if (same) return;
  seen_track_ = track;
  seen_url_ = state.player.url;
  seen_revision_ = state.data_revision;
  seen_item_ = item;
  seen_in_play_ = in_play;
  seen_silent_ = play_rules(state).silent;
  seen_choice_ = std::move(choice);
  seen_tiers_ = state.query.tiers;
  seen_transcript_ = state.player.transcript_revision;
  seen_predicted_ = predicted.recomputed();
  seen_sound_ = !state.player.waveform.empty();
  ++recomputed_;
  tiers_.clear();
  marks_.clear();
  seen_ = {};
  if (track != nullptr) collect(state, items, predicted, *track);
}

void PlayerView::collect(const AppState& state, const ItemsView& items, const PredictedView& predicted,
                         const ClipTrack& track) {
  seen_ = chosen_frames(seen_choice_, seen_item_, items, track);
  if (question_ != nullptr) {
    // In a test it would give the answer away.
    if (state.query.view != ViewKind::Play) tiers_.push_back(interval_tier(tier::kEvidence, question_->evidence));
    for (const PredictedStretch& row : predicted.rows()) {
      Tier line = interval_tier(tier::kPredicted, row.stretches);
      line.predicted = row;
      tiers_.push_back(std::move(line));
    }
    tiers_.push_back(interval_tier(tier::kAsked, media::asked_intervals(question_->text)));
  }
  tiers_.push_back({tier::kSeen, {}, seen_.frames});
  Tier transcript{tier::kTranscript, {}, {}};
  if (!state.player.transcripts.empty() && !seen_silent_)
    for (const media::Cue& cue : state.player.transcripts.front().cues)
      transcript.spans.push_back(
          {cue.start_millis * kMicrosPerMilli, cue.end_millis * kMicrosPerMilli, spoken_words(cue)});
  tiers_.push_back(std::move(transcript));
  std::erase_if(tiers_, [](const Tier& tier) { return tier.spans.empty() && tier.frames.empty(); });
  if (!state.player.waveform.empty() && !seen_silent_) tiers_.push_back({tier::kSound, {}, {}});
  for (const Tier& tier : tiers_) {
    if (!is_tier_shown(state.query, tier.name)) continue;
    marks_.insert(marks_.end(), tier.frames.begin(), tier.frames.end());
    for (const TierSpan& span : tier.spans) {
      marks_.push_back(media::frame_at(track.times, span.start));
      marks_.push_back(media::frame_at(track.times, span.end));
    }
  }
  std::sort(marks_.begin(), marks_.end());
  marks_.erase(std::unique(marks_.begin(), marks_.end()), marks_.end());
}

bool PlayerView::may_show(const AppState& state, std::uint32_t frame) const {
  if (state.query.view == ViewKind::Play) return true;  // the player stands on no other frame there
  if (!state.query.seen_only || seen_.source == SeenSource::None) return true;
  return std::binary_search(seen_.frames.begin(), seen_.frames.end(), frame);
}

}  // namespace ego::web
