/// What a running test forbids the player. Outside a test nothing is forbidden.
/// Source: explorer.md section 4, "Conditions can be matched to a model".
#pragma once

#include <cstdint>

#include "web/state/app_state.h"

namespace ego::web {

struct PlayRules {
  bool only_seen = false;  ///< no frames but those of the chosen row or plan
  bool silent = false;     ///< no sound, and nothing that says what is spoken
  bool once = false;       ///< the clip runs forward and once
  bool whole = false;      ///< it runs from its begin to its end: no loop, no selection
  bool ended = false;      ///< of `once`: it has run
  std::int64_t reached_micros = 0;  ///< the same: how far
};

/// The rules of the session whose question is in sight.
PlayRules play_rules(const AppState& state);

}  // namespace ego::web
