/// A font source that has the browser draw each glyph on demand: Chinese and every other script without a font download.
#pragma once

#include <imgui.h>

#include "web/widgets/draw.h"

namespace ego::wasm {

/// Appends the reader's own fonts behind the last font added to the atlas: they serve what that font lacks.
void add_browser_glyphs(ImFontAtlas& atlas, web::Weight weight);

}  // namespace ego::wasm
