#include "web/widgets/draw.h"

#include <algorithm>
#include <cmath>

namespace ego::web {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

ImFont* font_of(const Ui& ui, Weight weight) {
  ImFont* font = weight == Weight::Strong ? ui.fonts.strong : ui.fonts.regular;
  return font != nullptr ? font : ImGui::GetFont();
}

float width_of(ImFont* font, float pixels, std::string_view text) {
  return font->CalcTextSizeA(pixels, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

/// Longest prefix that fits with an ellipsis after it, cut between code points.
std::string_view fitting_prefix(ImFont* font, float pixels, std::string_view text, float width) {
  const char* rest = nullptr;
  font->CalcTextSizeA(pixels, std::max(0.0F, width - width_of(font, pixels, kEllipsis)), 0, text.data(),
                      text.data() + text.size(), &rest);
  return text.substr(0, static_cast<std::size_t>(rest - text.data()));
}

/// Longest suffix that fits with an ellipsis before it, cut between code points.
std::string_view fitting_suffix(ImFont* font, float pixels, std::string_view text, float width) {
  const float room = width - width_of(font, pixels, kEllipsis);
  const auto continues = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; };
  std::size_t from = text.size();
  for (std::size_t at = text.size(); at-- > 0;) {
    if (continues(at)) continue;
    if (width_of(font, pixels, text.substr(at)) > room) break;
    from = at;
  }
  return text.substr(from);
}

}  // namespace

ImU32 to_u32(Color color) { return IM_COL32(color.r, color.g, color.b, color.a); }

float text_width(const Ui& ui, std::string_view text, const TextLook& look) {
  return width_of(font_of(ui, look.weight), ui.px(look.size), text);
}

Rect draw_text(const Ui& ui, std::string_view text, const Rect& rect, const TextLook& look) {
  if (text.empty() || rect.w <= 0) return {rect.x, rect.y, 0, 0};
  ImFont* font = font_of(ui, look.weight);
  const float pixels = ui.px(look.size);
  const ImU32 color = to_u32(look.color.value_or(ui.color().text));
  float width = width_of(font, pixels, text);
  const bool cut = width > rect.w + 0.5F;
  const bool from_start = look.cut == Cut::Start;
  const auto fitting = from_start ? fitting_suffix : fitting_prefix;
  const std::string_view shown = cut ? fitting(font, pixels, text, rect.w) : text;
  const float shown_width = cut ? width_of(font, pixels, shown) : width;
  if (cut) width = shown_width + width_of(font, pixels, kEllipsis);

  float x = rect.x;
  if (look.align == Align::Right) x = rect.right() - width;
  if (look.align == Align::Center) x = rect.mid_x() - width / 2;
  // Whole pixels keep stems sharp; the line box of the font is centred, so texts of one row share their baseline.
  const float y = std::floor(rect.mid_y() - pixels / 2 + 0.5F);
  x = std::floor(x + 0.5F);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float lead = cut && from_start ? width - shown_width : 0;  // the ellipsis in front
  list.AddText(font, pixels, {x + lead, y}, color, shown.data(), shown.data() + shown.size());
  if (cut)
    list.AddText(font, pixels, {from_start ? x : x + shown_width, y}, color, kEllipsis.data(),
                 kEllipsis.data() + kEllipsis.size());
  return {x, y, width, pixels};
}

void fill(const Rect& rect, Color color, float rounding) {
  if (!rect.empty()) ImGui::GetWindowDrawList()->AddRectFilled(corner(rect), far_corner(rect), to_u32(color), rounding);
}

void outline(const Ui& ui, const Rect& rect, Color color, float rounding) {
  ImGui::GetWindowDrawList()->AddRect(corner(rect), far_corner(rect), to_u32(color), rounding, 0,
                                      ui.px(ui.size().hairline));
}

void line_below(const Ui& ui, const Rect& rect, Color color) {
  const float thickness = ui.px(ui.size().hairline);
  fill({rect.x, rect.bottom() - thickness, rect.w, thickness}, color);
}

void line_right(const Ui& ui, const Rect& rect, Color color) {
  const float thickness = ui.px(ui.size().hairline);
  fill({rect.right() - thickness, rect.y, thickness, rect.h}, color);
}

void hatch(const Ui& ui, const Rect& rect, Color color) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.PushClipRect(corner(rect), far_corner(rect), true);
  const float step = ui.px(ui.size().gap_small);
  for (float x = rect.x - rect.h; x < rect.right(); x += step) {
    list.AddLine({x, rect.bottom()}, {x + rect.h, rect.y}, to_u32(color), ui.px(ui.size().hairline));
  }
  list.PopClipRect();
}

}  // namespace ego::web
