/// Keys of the player. Source: explorer.md section 9, scope "player".
#pragma once

#include <optional>
#include <string_view>

#include "web/actions/commands.h"

namespace ego::web {

/// What a key does to the open clip; nothing if no clip is shown or the key is not the player's.
std::optional<Action> player_key(std::string_view key, KeyModifiers modifiers, const AppState& state,
                                 const Views& views);

}  // namespace ego::web
