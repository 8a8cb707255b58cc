/// Dropped rows that stay in the browser: the button that keeps one, and the list of all.
#pragma once

#include "web/state/app_state.h"
#include "web/widgets/scroll.h"
#include "web/widgets/ui.h"

namespace ego::web {

/// The button that keeps a row of the last drop, or where it is kept; takes its width from the line.
void keep_ui(Ui& ui, const AppState& state, const DroppedRow& row, Rect& line);
/// All kept rows with their sizes, each with a button that forgets it; nothing where none is kept.
void kept_ui(Ui& ui, const AppState& state, Stack& page);

}  // namespace ego::web
