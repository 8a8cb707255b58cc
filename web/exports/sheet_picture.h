/// The open contact sheet as a picture with words round it. Only the host has the small pictures: it draws what this says.
#pragma once

#include <optional>

#include "web/state/app_state.h"
#include "web/views/views.h"

namespace ego::web {

/// What to draw, as JSON; lengths in pixels of the picture:
///
///   {"width":W, "height":H, "background":"#rrggbb", "plate":"#rrggbb",
///    "pictures":[{"place":0, "x":X, "y":Y, "w":W, "h":H}],              place: on the page of the sheet that is shown
///    "texts":[{"x":X, "y":Y, "size":S, "strong":true, "color":"#rrggbb", "width":W, "text":"..."}]}    y: middle of the line
///
/// Who saw the frames and how many there are stands above them, time and number of each below it, clip, question and link at the end.
/// @return nothing while no sheet is open, or none of its pictures is there
std::optional<SaveSheet> sheet_picture(const AppState& state, const Views& views);

}  // namespace ego::web
