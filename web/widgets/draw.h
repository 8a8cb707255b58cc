/// Drawing primitives in em and roles: text on a baseline grid, frames, and the few symbols the interface uses.
#pragma once

#include <cstdint>
#include <string_view>

#include <imgui.h>

#include "web/widgets/ui.h"

namespace ego::web {

ImU32 to_u32(Color color);
inline ImVec2 corner(const Rect& rect) { return {rect.x, rect.y}; }
inline ImVec2 far_corner(const Rect& rect) { return {rect.right(), rect.bottom()}; }
inline Rect to_rect(ImVec2 low, ImVec2 high) { return {low.x, low.y, high.x - low.x, high.y - low.y}; }

enum class Weight : std::uint8_t { Regular, Strong };
enum class Align : std::uint8_t { Left, Center, Right };
/// Which end of a text that is too long is left out: names differ at their start, ids at their end.
enum class Cut : std::uint8_t { End, Start };

struct TextLook {
  float size = 1.0F;  ///< em
  Weight weight = Weight::Regular;
  Align align = Align::Left;
  std::optional<Color> color = std::nullopt;  ///< nothing = body text
  Cut cut = Cut::End;
};

/// Width in pixels.
float text_width(const Ui& ui, std::string_view text, const TextLook& look);
/// Draws one line, vertically centred in the rectangle; too long text has an ellipsis where it was cut.
/// @return the rectangle of what was drawn
Rect draw_text(const Ui& ui, std::string_view text, const Rect& rect, const TextLook& look);

void fill(const Rect& rect, Color color, float rounding = 0);
void outline(const Ui& ui, const Rect& rect, Color color, float rounding);
/// A one-pixel line along the bottom or the right of the rectangle.
void line_below(const Ui& ui, const Rect& rect, Color color);
void line_right(const Ui& ui, const Rect& rect, Color color);
/// Diagonal strokes: absent by construction.
void hatch(const Ui& ui, const Rect& rect, Color color);

enum class Symbol : std::uint8_t {
  ArrowUp,
  ArrowDown,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  Close,
  Search,
  Warning,
  Right,
  Wrong,
  Invalid,
  Missing,
  Plus,
  Check,
  Link,
  File,
  Save,
  Theme,
  Play,
  Pause,
  Loop,
  Sound,
  Note,
};

/// A symbol of the token's size, centred in the rectangle.
void draw_symbol(const Ui& ui, Symbol symbol, const Rect& rect, Color color);

}  // namespace ego::web
