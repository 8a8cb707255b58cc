/// What the player's commands do to the open clip. Source: explorer.md section 9, scope "player".
#pragma once

#include <optional>

#include "web/actions/command.h"

namespace ego::web {

/// The step, as an action; nothing if no clip is open.
std::optional<Action> move_player(const CommandContext& context, PlayerStep step);
/// Half of what the timeline shows, back (-1) or on (1).
std::optional<Action> step_half_view(const CommandContext& context, int direction);
/// The mark before (-1) or after (1) the shown frame; nothing if there is none.
std::optional<Action> seek_mark(const CommandContext& context, int direction);
/// Puts the caret into the field over the spoken lines; nothing without a transcript.
std::optional<Action> find_spoken(const CommandContext& context);
/// The line before (-1) or after (1) the playhead in which what is looked for stands; nothing if there is none.
std::optional<Action> seek_spoken(const CommandContext& context, int direction);

}  // namespace ego::web
