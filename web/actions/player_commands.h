/// What the player's commands do to the open clip. Source: explorer.md section 9, scope "player".
#pragma once

#include <cstdint>
#include <optional>

#include "web/actions/command.h"

namespace ego::web {

/// The step, as an action; nothing if no clip is open.
std::optional<Action> move_player(const CommandContext& context, PlayerStep step);
/// Half of what the timeline shows, back (-1) or on (1).
std::optional<Action> step_half_view(const CommandContext& context, int direction);
/// The mark before (-1) or after (1) the shown frame; nothing if there is none.
std::optional<Action> seek_mark(const CommandContext& context, int direction);
/// The contact sheet of the frames that are marked; nothing where none are, or in a test.
std::optional<Action> open_sheet(const CommandContext& context);
/// What the open contact sheet's cursor does: some pictures on, or some lines of them; nothing while none is open.
std::optional<Action> move_on_sheet(const CommandContext& context, std::int64_t pictures, std::int64_t lines = 0);
/// Goes to the frame under the sheet's cursor.
std::optional<Action> go_to_pictured(const CommandContext& context);
/// Saves the open sheet; before its first picture is there nothing comes of it.
std::optional<Action> save_sheet(const CommandContext& context);
/// Puts the caret into the field over the spoken lines; nothing without a transcript.
std::optional<Action> find_spoken(const CommandContext& context);
/// The line before (-1) or after (1) the playhead in which what is looked for stands; nothing if there is none.
std::optional<Action> seek_spoken(const CommandContext& context, int direction);

}  // namespace ego::web
