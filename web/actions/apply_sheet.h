/// Actions of the contact sheet, the small pictures of the frames a model saw. Part of apply_player().
#pragma once

#include <cstdint>
#include <vector>

#include "web/actions/player_action.h"
#include "web/state/app_state.h"

namespace ego::web {

/// Lays the sheet of these frames over the page; nothing in a test, whose clip is seen as its rules say. @pre a clip is open
void show_sheet(AppState& state, std::vector<std::uint32_t> frames);
/// The host lets the pictures go.
void close_sheet(AppState& state);
void accept_sheet_picture(Player& player, const SheetArrived& arrived);
/// Asks for the pictures of the page that is shown, once. A sheet of what is no longer shown is closed. @pre a clip is open
void request_sheet(AppState& state);

}  // namespace ego::web
