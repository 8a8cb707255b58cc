/// A raised panel over the page: the palette, the keys, the list of formats.
#pragma once

#include <string_view>

#include "web/widgets/draw.h"

namespace ego::web {

/// Lies over what was drawn before until it ends. What it is for a reader of the text layer is said by the caller.
class Sheet {
 public:
  Sheet(Ui& ui, std::string_view key, const Rect& box);
  ~Sheet();
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;
};

/// The box of a sheet in the middle of the page. @param height  wanted, pixels
Rect sheet_box(const Ui& ui, float height, const Rect& page);
/// Width of that box, pixels.
float sheet_width(const Ui& ui, const Rect& page);

}  // namespace ego::web
