#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "core/media/frame_times.h"
#include "web/actions/apply.h"
#include "web/actions/apply_sheet.h"
#include "web/actions/fields.h"
#include "web/actions/play_clip.h"
#include "web/state/playback.h"
#include "web/state/tiers.h"

namespace ego::web {
namespace {

constexpr std::int64_t kMicrosPerMilli = 1000;
constexpr double kVolumeStep = 0.1;

/// Puts the playhead on a frame and says so in the link; while playing only the playhead moves.
void stand_on(AppState& state, std::uint32_t frame) {
  Player& player = state.player;
  const ClipTrack& track = *player.track.ready();
  frame = allowed_frame(player, frame);
  player.frame = frame;
  player.clock = track.times[frame];
  const std::int64_t millis = media::millis_of_frame(track.times, frame);
  state.query.moment = MomentRef{millis, {}};
  player.followed_millis = millis;
}

void run_clock(AppState& state) {
  const Player& player = state.player;
  const bool is_heard = !player.muted && !play_rules(state).silent;
  state.effects.media.emplace_back(
      RunClock{player.clock, speed_value(state.query.speed), is_heard ? player.volume : 0});
}

void stop(AppState& state) {
  Player& player = state.player;
  if (!player.playing) return;
  player.playing = false;
  state.effects.media.emplace_back(StopClock{});
  stand_on(state, player.frame);
}

/// A step by hand ends playing, as in every editor.
void step_to(AppState& state, std::uint32_t frame) {
  stop(state);
  stand_on(state, frame);
}

/// What playing covers: the selection, but in a test that runs through all of the clip.
FrameRange playing_range(const AppState& state) {
  return play_range(*state.player.track.ready(), play_rules(state).whole ? std::nullopt : state.query.selection);
}

void toggle_play(AppState& state) {
  Player& player = state.player;
  if (player.playing) return stop(state);
  const ClipTrack& track = *player.track.ready();
  const PlayRules rules = play_rules(state);
  const FrameRange range = playing_range(state);
  if (player.frame < range.first || player.frame >= allowed_frame(player, range.last)) stand_on(state, range.first);
  player.clock = track.times[player.frame];
  if (rules.once) {  // on from where it stopped, though the picture of then stands still
    player.clock = std::max(player.clock, rules.reached_micros);
    player.frame = allowed_frame(player, media::frame_at(track.times, player.clock));
  }
  player.playing = true;
  run_clock(state);
}

void tick(AppState& state, std::int64_t micros) {
  Player& player = state.player;
  if (!player.playing) return;
  const ClipTrack& track = *player.track.ready();
  const auto elapsed = static_cast<std::int64_t>(static_cast<double>(micros) * speed_value(state.query.speed));
  const Looping looping = play_rules(state).whole ? Looping::Off : player.looping;
  const Advance next = advance_clock(track, playing_range(state), looping, player.clock, elapsed);
  const bool began_again = next.clock < player.clock && !next.ended;
  player.clock = next.clock;
  player.frame = allowed_frame(player, next.frame);
  note_run(state, next.clock, next.ended ? ClipRun::Ended : ClipRun::Goes);
  if (next.ended) return stop(state);
  if (began_again) run_clock(state);  // the sound jumps too
}

void set_speed(AppState& state, std::string_view speed) {
  state.query.speed = speed == "1" ? std::string{} : std::string(speed);
  if (state.player.playing) run_clock(state);
}

void set_volume(AppState& state, double volume) {
  Player& player = state.player;
  player.volume = std::clamp(volume, 0.0, 1.0);
  player.muted = false;
  if (player.playing) run_clock(state);
}

enum class SpanEnd : std::uint8_t { Start, End };

/// Sets one end of the selection; an end on the wrong side of the other takes that with it.
void mark(AppState& state, SpanEnd which) {
  const bool is_start = which == SpanEnd::Start;
  const ClipTrack& track = *state.player.track.ready();
  const std::int64_t millis = media::millis_of_frame(track.times, state.player.frame);
  SpanRef span = state.query.selection.value_or(SpanRef{0, media::clip_end(track.times) / kMicrosPerMilli});
  (is_start ? span.start_millis : span.end_millis) = millis;
  if (span.end_millis < span.start_millis) (is_start ? span.end_millis : span.start_millis) = millis;
  state.query.selection = span;
}

void zoom(AppState& state, double factor) {
  const ClipTrack& track = *state.player.track.ready();
  const std::int64_t whole = media::clip_end(track.times) / kMicrosPerMilli;
  const auto wanted = static_cast<std::int64_t>(static_cast<double>(state.query.zoom_millis.value_or(whole)) * factor);
  constexpr std::int64_t kLeastMillis = 100;
  state.query.zoom_millis = std::max(wanted, kLeastMillis);
  if (wanted >= whole) state.query.zoom_millis.reset();
}

/// The visible stretch may stand anywhere over the clip, also where the playhead is not.
void show_window(AppState& state, std::int64_t start, std::int64_t length) {
  const std::int64_t whole = media::clip_end(state.player.track.ready()->times);
  constexpr std::int64_t kLeast = 100 * kMicrosPerMilli;
  length = std::clamp(length, std::min(kLeast, whole), whole);
  state.query.zoom_millis = length / kMicrosPerMilli;
  if (length >= whole) state.query.zoom_millis.reset();
  state.player.window_start = std::clamp<std::int64_t>(start, 0, whole - length);
  state.player.window_frame = state.player.frame;
}

void zoom_around(AppState& state, const ZoomAround& a) {
  const Player& player = state.player;
  const TimeWindow now = shown_window(player, state.query);
  const double length = static_cast<double>(now.length) * a.factor;
  const double before = static_cast<double>(a.micros - now.start) * a.factor;
  show_window(state, a.micros - static_cast<std::int64_t>(before), static_cast<std::int64_t>(length));
}

void pan(AppState& state, std::int64_t micros) {
  const Player& player = state.player;
  const TimeWindow now = shown_window(player, state.query);
  show_window(state, now.start + micros, now.length);
}

void toggle_tier(AppState& state, const std::string& name) {
  std::vector<std::string>& tiers = state.query.tiers;
  if (tiers.empty())
    for (const std::string_view tier : kTierNames) tiers.emplace_back(tier);
  if (const auto held = std::find(tiers.begin(), tiers.end(), name); held != tiers.end())
    tiers.erase(held);
  else
    tiers.push_back(name);
  if (tiers.size() == kTierNames.size()) tiers.clear();  // all is the default
}

void accept_clip(AppState& state, ClipOpened& opened) {
  Player& player = state.player;
  if (opened.url != player.url || opened.track.times.empty()) return;
  player.track.finish(std::move(opened.track));
  player.path = opened.path;
  player.asked.reset();
  player.followed_millis.reset();  // the link's moment is to be looked up now
}

/// Steps that need no open clip. @return true if it was one
bool apply_from_host(AppState& state, PlayerStep& step) {
  Player& player = state.player;
  if (auto* given = std::get_if<ClipGiven>(&step)) {
    if (const Question* question = shown_question(state))
      state.given_clips[clip_name(*question)] = std::move(given->url);
    return true;
  }
  if (auto* opened = std::get_if<ClipOpened>(&step)) return accept_clip(state, *opened), true;
  if (auto* refused = std::get_if<ClipRefused>(&step)) {
    if (refused->url == player.url) player.track.fail(make_error(Code::UnknownFormat, refused->reason, refused->url));
    return true;
  }
  if (auto* seen = std::get_if<ChooseSeen>(&step)) {
    state.query.seen_row = std::move(seen->id);
    if (state.query.seen_row.empty()) state.query.seen_only = false;
    return true;
  }
  return false;
}

}  // namespace

void apply_player(AppState& state, PlayerStep step) {
  if (is_forbidden(play_rules(state), step) || apply_from_host(state, step)) return;
  Player& player = state.player;
  const ClipTrack* track = player.track.ready();
  if (track == nullptr) return;
  std::visit(
      Overloaded{
          [&](const TogglePlay&) { toggle_play(state); },
          [&](const StepFrames& a) {
            step_to(state, step_allowed(player, a.by));
            note_run(state, player.clock, player.frame + 1 == track->frames() ? ClipRun::Ended : ClipRun::Goes);
          },
          [&](const StepTime& a) { step_to(state, step_time(*track, player.frame, a.micros)); },
          [&](const SeekFrame& a) {
            close_sheet(state);
            player.scrubbing = a.exactness == Exactness::Near;
            step_to(state, step_frames(*track, a.frame, 0));
          },
          [&](const GoToStart&) { step_to(state, play_range(*track, state.query.selection).first); },
          [&](const GoToEnd&) { step_to(state, play_range(*track, state.query.selection).last); },
          [&](const PlaySlower&) { set_speed(state, slower(state.query.speed)); },
          [&](const PlayFaster&) { set_speed(state, faster(state.query.speed)); },
          [&](const PlayNormal&) { set_speed(state, "1"); },
          [&](const SetSpeed& a) { set_speed(state, a.speed); },
          [&](const MarkIn&) { mark(state, SpanEnd::Start); },
          [&](const MarkOut&) { mark(state, SpanEnd::End); },
          [&](const ClearSelection&) { state.query.selection.reset(); },
          [&](const SelectSpan& a) { state.query.selection = a.span; },
          [&](const ToggleLoop&) { player.looping = player.looping == Looping::On ? Looping::Off : Looping::On; },
          [&](const ToggleMute&) {
            player.muted = !player.muted;
            if (player.playing) run_clock(state);
          },
          [&](const SetVolume& a) { set_volume(state, a.volume); },
          [&](const PlayLouder&) { set_volume(state, player.volume + kVolumeStep); },
          [&](const PlayQuieter&) { set_volume(state, player.volume - kVolumeStep); },
          [&](const ToggleSeenOnly&) {
            state.query.seen_only = !state.query.seen_only && !state.query.seen_row.empty();
          },
          [&](const ZoomToSelection&) {
            if (!state.query.selection) return;
            const SpanRef span = *state.query.selection;
            state.query.zoom_millis = std::max<std::int64_t>(span.end_millis - span.start_millis, 1);
            player.window_start = span.start_millis * kMicrosPerMilli;
          },
          [&](const ZoomFit&) { state.query.zoom_millis.reset(); },
          [&](const ZoomIn&) { zoom(state, 0.5); },
          [&](const ZoomOut&) { zoom(state, 2.0); },
          [&](const ZoomAround& a) { zoom_around(state, a); },
          [&](const PanTimeline& a) { pan(state, a.micros); },
          [&](const ZoomPicture& a) { player.picture = zoom_picture(player.picture, a.factor, a.x, a.y); },
          [&](const PanPicture& a) { player.picture = pan_picture(player.picture, a.dx, a.dy); },
          [&](const EnlargePicture&) {
            constexpr double kMost = 4;
            const bool whole = player.picture.scale >= kMost;
            player.picture = whole ? PictureView{} : zoom_picture(player.picture, 2, 0.5, 0.5);
          },
          [&](const StripArrived& a) {
            if (!player.strip_wanted.empty()) player.strip = FilmStrip{player.strip_wanted, a.image};
          },
          [&](OpenSheet& a) {
            stop(state);
            show_sheet(state, std::move(a.frames));
          },
          [&](const CloseSheet&) { close_sheet(state); },
          [&](const MoveOnSheet& a) {
            if (player.sheet) move_cursor(*player.sheet, a.by);
          },
          [&](const ArrangeSheet& a) {
            if (player.sheet) player.sheet->across = std::max<std::size_t>(a.across, 1);
          },
          [&](const SheetArrived& a) { accept_sheet_picture(player, a); },
          [&](const WaveformGrew& a) { player.waveform.append(a.buckets); },
          [&](const ToggleTier& a) { toggle_tier(state, a.name); },
          [&](const FindSpoken&) { state.effects.focus_field = std::string(kTranscriptField); },
          [&](SearchTranscript& a) { player.transcript_search = std::move(a.text); },
          [&](const FrameArrived& a) {
            player.shown = a.shown;
            player.path = a.path;
            if (player.missing == a.shown.frame) player.missing.reset();
          },
          [&](const FrameAbsent& a) { player.missing = a.frame; },
          [&](const ClockTicked& a) { tick(state, a.micros); },
          [&](const PageHidden&) { stop(state); },
          [](const auto&) {},  // taken above
      },
      step);
}

void request_media(AppState& state) {
  Player& player = state.player;
  const std::string url = shown_clip_url(state);
  if (url != player.url) {
    if (!player.url.empty()) state.effects.media.emplace_back(CloseClip{});
    Player next;
    next.url = url;
    next.muted = player.muted;
    next.volume = player.volume;
    player = std::move(next);
    if (url.empty()) return;
    player.track.start();
    const MediaRef& media = shown_question(state)->media;
    state.effects.media.emplace_back(OpenClip{url, media.frames, media.frames_per_second});
    return;
  }
  const ClipTrack* track = player.track.ready();
  if (track == nullptr) return;
  request_sheet(state);
  // A link that was followed, or history: the moment is the playhead's.
  const PlayRules rules = play_rules(state);
  const std::int64_t linked = state.query.moment ? state.query.moment->millis : 0;
  const std::int64_t millis = rules.once ? rules.reached_micros / kMicrosPerMilli : linked;
  if (!player.playing && player.followed_millis != millis) {
    player.frame = media::frame_of_millis(track->times, millis);
    player.clock = track->times[player.frame];
    player.followed_millis = millis;
  }
  player.frame = allowed_frame(player, player.frame);
  player.window_start = shown_window(player, state.query).start;
  if (player.window_frame != player.frame) player.window_frame.reset();
  // Pictures of the whole clip would show what is yet to come, or what is not to be shown.
  const bool strip_may_be = !rules.once && !rules.only_seen;
  if (strip_may_be && player.strip_wanted.empty() && player.shown && !player.playing) {
    player.strip_wanted = strip_frames(*track);
    state.effects.media.emplace_back(MakeStrip{player.strip_wanted});
  }
  if (track->has_audio && !rules.silent && !player.waveform_asked && player.strip &&
      is_tier_shown(state.query, tier::kSound)) {
    player.waveform_asked = true;
    state.effects.media.emplace_back(MakeWaveform{});
  }
  if (player.asked == player.frame) return;
  player.asked = player.frame;
  state.effects.media.emplace_back(ShowFrame{player.frame, player.scrubbing ? Exactness::Near : Exactness::Exact});
}

}  // namespace ego::web
