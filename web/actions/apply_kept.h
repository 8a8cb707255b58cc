/// Dropped rows that stay in the browser between visits.
#pragma once

#include <string>

#include "web/actions/action.h"
#include "web/state/app_state.h"

namespace ego::web {

/// Part of apply().
void keep_rows(AppState& state, KeptStep step);
/// A row left the board because the reader forgot it: then it is not kept either.
void leave_kept(AppState& state, const std::string& row);

/// Asks for the list, and for the files of the shown benchmark's kept rows, one drop after the other. Part of each step.
void request_kept(AppState& state);
/// Scores what arrived, one step a frame. @return false if there was nothing to do
bool advance_kept(AppState& state);

}  // namespace ego::web
