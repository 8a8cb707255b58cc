#include "web/actions/play_clip.h"

#include <algorithm>
#include <variant>

#include "web/actions/apply.h"

namespace ego::web {
namespace {

template <class... Steps>
bool is_any_of(const PlayerStep& step) {
  return (std::holds_alternative<Steps>(step) || ...);
}

}  // namespace

bool is_forbidden(const PlayRules& rules, const PlayerStep& step) {
  if (rules.silent && is_any_of<ToggleMute, SetVolume, PlayLouder, PlayQuieter>(step)) return true;
  if (rules.whole && is_any_of<ToggleLoop, MarkIn, MarkOut, SelectSpan, ZoomToSelection>(step)) return true;
  if (!rules.once) return false;
  if (is_any_of<SeekFrame, StepTime, GoToStart, GoToEnd>(step)) return true;
  if (const auto* frames = std::get_if<StepFrames>(&step)) return frames->by < 0 || rules.ended;
  return std::holds_alternative<TogglePlay>(step) && rules.ended;
}

void note_run(AppState& state, std::int64_t micros, ClipRun run) {
  if (!play_rules(state).once) return;
  PlaySession& session = *find_session(state.play, state.current()->entry.id);
  session.reached_micros = std::max(session.reached_micros, micros);
  session.clip_ended = session.clip_ended || run == ClipRun::Ended;
}

void limit_player(AppState& state, const SeenFrames& seen) {
  Player& player = state.player;
  const bool limited = player.is_open() && play_rules(state).only_seen;
  if (!limited)
    player.only.clear();
  else if (player.only != seen.frames)
    player.only = seen.frames;
}

bool follow_window(AppState& state, PlaySession& session) {
  if (session.settings.conditions.window == AnswerWindow::Open || session.window_secs) return false;
  const Player& player = state.player;
  const bool no_clip = shown_clip_url(state).empty() || player.track.failed() != nullptr;
  if (!no_clip && !session.clip_started) {
    const bool pictured = player.shown || player.missing;
    if (player.url != shown_clip_url(state) || !player.is_open() || !pictured) return false;
    apply_player(state, TogglePlay{});
    session.clip_started = true;
    return false;
  }
  if (!no_clip && player.playing) return false;
  session.window_secs = no_clip ? 0 : secs_in_sight(session, state.now_ms);
  return true;
}

}  // namespace ego::web
