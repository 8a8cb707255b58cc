/// Keys and what they do: one list for the keyboard, the key help and tests. Keys go by the produced character.
/// Source: explorer.md section 9.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "web/actions/action.h"
#include "web/text/text.h"

namespace ego::web {

struct Views;

struct KeyModifiers {
  bool shift = false;
  bool control = false;  ///< or command
};

/// One line of the key help.
struct KeyHelp {
  std::string_view keys;  ///< as printed on the keys, alternatives separated by spaces
  Text title = Text::Count_;
};

/// Every key the explorer takes, in the order of the help.
std::span<const KeyHelp> key_help();

/// What a key does now; nothing if it is the browser's.
/// @param key  KeyboardEvent.key: a character or a name such as `ArrowDown`
std::optional<Action> command_for_key(std::string_view key, KeyModifiers modifiers, const AppState& state,
                                      const Views& views);

}  // namespace ego::web
