/// Parts of play mode.
#pragma once

#include <cstdint>

#include "web/panels/panels.h"
#include "web/widgets/scroll.h"

namespace ego::web {

/// The options as things to press, in the order of the session; after submitting, with the right one marked. A text field where
/// there are none.
void play_options_ui(Ui& ui, const PlaySession& session, const Question& question, std::uint32_t index, Stack& page);

/// What came out, beside what every row does on the same questions.
void play_result_ui(Ui& ui, const AppState& state, const PlaySession& session, const PlayView& view, Stack& page);

}  // namespace ego::web
