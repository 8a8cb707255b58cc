/// Keys to commands. Keys go by the produced character; those of the browser are never taken, except Ctrl+K and `/`.
/// Source: explorer.md section 9.
#pragma once

#include <optional>
#include <string_view>

#include "web/actions/command.h"

namespace ego::web {

struct KeyModifiers {
  bool shift = false;
  bool control = false;  ///< or command
};

/// The command a key means now; null if it is the browser's or does not apply.
/// @param key  KeyboardEvent.key: a character or a name such as `ArrowDown`
const Command* command_for_key(std::string_view key, KeyModifiers modifiers, const CommandContext& context);

}  // namespace ego::web
