/// How a test holds the player to its conditions. Part of apply_player() and apply_play().
#pragma once

#include <cstdint>

#include "web/actions/player_action.h"
#include "web/state/app_state.h"
#include "web/state/play_rules.h"
#include "web/views/seen_frames.h"

namespace ego::web {

/// True for what the rules of the running test do not let a person do.
bool is_forbidden(const PlayRules& rules, const PlayerStep& step);

/// How far the clip of the question in sight has run, where it runs once.
enum class ClipRun : std::uint8_t { Goes, Ended };
void note_run(AppState& state, std::int64_t micros, ClipRun run);

/// Sets the frames that may be shown: those of the row or plan where the rules say so, else all.
void limit_player(AppState& state, const SeenFrames& seen);

/// With an answer window the clip is set going as soon as it is there, and the window begins when it stops; where there is no clip,
/// with the question. Called once a step while a question is in sight.
/// @return true if something changed that a reload should find again
bool follow_window(AppState& state, PlaySession& session);

}  // namespace ego::web
