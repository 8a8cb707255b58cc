/// Commands of play mode: what keys mean while a person answers questions.
#pragma once

#include <cstdint>
#include <optional>

#include "web/actions/command.h"

namespace ego::web {

/// True while a question is in sight: single characters belong to its answer then.
bool is_asked(const AppState& state);

/// Starts the test, submits the answer, leaves a shown reference: whatever comes next.
std::optional<Action> go_on_playing(const CommandContext& context);
/// Chooses the option at that place; nothing if there is none.
std::optional<Action> choose_place(const CommandContext& context, std::uint32_t place);
/// The action, while an answer is awaited.
std::optional<Action> while_asking(const CommandContext& context, Action action);

}  // namespace ego::web
