/// SDL's keys in the words of the browser's KeyboardEvent.key, which the explorer's command list speaks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <SDL.h>

#include "web/actions/commands.h"

namespace ego::desktop {

struct KeyPress {
  std::string key;  ///< KeyboardEvent.key
  web::KeyModifiers modifiers;
};

/// The key press an event stands for; nothing for other events. Characters come as text input, with the layout applied.
std::optional<KeyPress> key_press_of(const SDL_Event& event);

/// `Control+k`, `Shift+ArrowDown`, `g`.
KeyPress read_key_press(std::string_view text);

}  // namespace ego::desktop
