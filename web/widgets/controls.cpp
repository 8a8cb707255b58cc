#include "web/widgets/controls.h"

#include <algorithm>

#include <imgui_stdlib.h>

namespace ego::web {
namespace {

constexpr float kSymbolGap = 0.35F;  // em between a symbol and its label

float symbol_width(const Ui& ui) { return ui.px(ui.size().mark); }

Color button_text_color(const Ui& ui, const ButtonSpec& spec) {
  if (spec.disabled || spec.look == ButtonLook::Faint) return ui.color().text_muted;
  if (spec.look == ButtonLook::Primary) return ui.color().on_accent;
  return spec.selected ? ui.color().accent : ui.color().text;
}

void draw_button_frame(const Ui& ui, const ButtonSpec& spec, const Rect& rect, const Press& press) {
  const float rounding = ui.px(ui.size().rounding);
  switch (spec.look) {
    case ButtonLook::Primary: fill(rect, ui.color().accent, rounding); break;
    case ButtonLook::Framed: fill(rect, ui.color().background, rounding); break;
    case ButtonLook::Quiet:
    case ButtonLook::Faint: break;
  }
  if (spec.selected) fill(rect, ui.color().selected, rounding);
  if (press.hovered && !spec.disabled) fill(rect, press.held ? ui.color().pressed : ui.color().hover, rounding);
  if (spec.look == ButtonLook::Framed)
    outline(ui, rect, spec.selected ? ui.color().accent : ui.color().line_strong, rounding);
}

}  // namespace

Press press_area(Ui& ui, std::string_view key, const Rect& rect, Role role, std::string_view spoken, bool selected) {
  Press press;
  if (rect.empty()) return press;
  const std::string name(key);  // the GUI library wants a terminated name
  ImGui::SetCursorScreenPos(corner(rect));
  ImGui::SetNextItemAllowOverlap();
  press.clicked = ImGui::InvisibleButton(name.c_str(), {rect.w, rect.h});
  press.hovered = ImGui::IsItemHovered();
  press.held = ImGui::IsItemActive();
  press.focused = ImGui::GetItemID() == ui.focused;
  MirrorNode& node = ui.mirror.add(role, key, spoken, rect);
  node.target = ImGui::GetItemID();
  node.selected = selected;
  return press;
}

void focus_ring(const Ui& ui, const Rect& rect, float rounding) {
  const float ring = ui.px(ui.size().focus_ring);
  ImGui::GetWindowDrawList()->AddRect(corner(rect.inset(-ring, -ring)), far_corner(rect.inset(-ring, -ring)),
                                      to_u32(ui.color().accent), rounding + ring, 0, ring);
}

float button_width(const Ui& ui, const ButtonSpec& spec) {
  float width = 2 * ui.px(ui.size().gap);
  if (spec.symbol) width += symbol_width(ui);
  if (!spec.label.empty()) width += text_width(ui, spec.label, {});
  if (spec.symbol && !spec.label.empty()) width += ui.px(kSymbolGap);
  return width;
}

bool button(Ui& ui, const ButtonSpec& spec, const Rect& rect) {
  if (spec.disabled) ImGui::BeginDisabled();
  const Press press =
      press_area(ui, spec.key, rect, Role::Button, spec.spoken.empty() ? spec.label : spec.spoken, spec.selected);
  if (spec.disabled) ImGui::EndDisabled();
  if (!rect.empty()) ui.mirror.last().disabled = spec.disabled;
  draw_button_frame(ui, spec, rect, press);
  const Color color = button_text_color(ui, spec);
  Rect inner = rect;
  if (spec.symbol) {
    const float label_width = spec.label.empty() ? 0 : text_width(ui, spec.label, {}) + ui.px(kSymbolGap);
    inner.x += (rect.w - symbol_width(ui) - label_width) / 2;
    draw_symbol(ui, *spec.symbol, inner.cut_left(symbol_width(ui)), color);
    inner.cut_left(ui.px(kSymbolGap));
    draw_text(ui, spec.label, inner, {.color = color});
  } else {
    draw_text(ui, spec.label, rect, {.align = Align::Center, .color = color});
  }
  if (press.focused) focus_ring(ui, rect, ui.px(ui.size().rounding));
  return press.clicked && !spec.disabled;
}

float tab_width(const Ui& ui, std::string_view label) {
  return text_width(ui, label, {.weight = Weight::Strong}) + 2 * ui.px(ui.size().gap_small);
}

bool tab(Ui& ui, std::string_view key, std::string_view label, const Rect& rect, bool current) {
  const Press press = press_area(ui, key, rect, Role::Tab, label, current);
  const Color color = current || press.hovered ? ui.color().text : ui.color().text_muted;
  draw_text(ui, label, rect,
            {.weight = current ? Weight::Strong : Weight::Regular, .align = Align::Center, .color = color});
  const float underline = ui.px(ui.size().tab_underline);
  if (current)
    fill({rect.x + ui.px(ui.size().gap_small), rect.bottom() - underline, rect.w - 2 * ui.px(ui.size().gap_small),
          underline},
         ui.color().accent, underline / 2);
  if (press.focused) focus_ring(ui, rect.inset(0, ui.px(ui.size().gap_small)), ui.px(ui.size().rounding));
  return press.clicked;
}

float chip_width(const Ui& ui, std::string_view label) {
  return text_width(ui, label, {.size = ui.size().small}) + 2 * ui.px(ui.size().gap_small);
}

bool chip(Ui& ui, std::string_view key, std::string_view label, const Rect& rect, bool on) {
  const Press press = press_area(ui, key, rect, Role::Toggle, label, on);
  const float rounding = ui.px(ui.size().rounding);
  if (on) fill(rect, ui.color().selected, rounding);
  if (press.hovered) fill(rect, press.held ? ui.color().pressed : ui.color().hover, rounding);
  outline(ui, rect, on ? ui.color().accent : ui.color().line_strong, rounding);
  draw_text(ui, label, rect,
            {.size = ui.size().small, .align = Align::Center, .color = on ? ui.color().accent : ui.color().text_muted});
  if (press.focused) focus_ring(ui, rect, rounding);
  return press.clicked;
}

void dead_chip(Ui& ui, std::string_view key, std::string_view label, const std::string& reason, const Rect& rect) {
  ImGui::BeginDisabled();
  press_area(ui, key, rect, Role::Toggle, label);
  ImGui::EndDisabled();
  if (rect.empty()) return;
  ui.mirror.last().disabled = true;
  ui.mirror.last().label = std::string(label) + ": " + reason;
  outline(ui, rect, ui.color().line, ui.px(ui.size().rounding));
  draw_text(ui, label, rect,
            {.size = ui.size().small,
             .align = Align::Center,
             .color = with_alpha(ui.color().text_muted, ui.size().disabled_tint)});
  if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) tooltip(ui, reason);
}

float tag_width(const Ui& ui, std::string_view label) {
  return text_width(ui, label, {.size = ui.size().tag}) + ui.px(ui.size().gap_small);
}

Rect draw_tag(Ui& ui, std::string_view label, const Rect& rect, Color color) {
  const float height = ui.px(ui.size().tag_height);
  const Rect box{rect.x, rect.mid_y() - height / 2, tag_width(ui, label), height};
  outline(ui, box, with_alpha(color, ui.size().tag_outline), ui.px(ui.size().rounding_small));
  draw_text(ui, label, box, {.size = ui.size().tag, .align = Align::Center, .color = color});
  return box;
}

std::optional<std::string> text_field(Ui& ui, const FieldSpec& spec, const Rect& rect) {
  const float rounding = ui.px(ui.size().rounding);
  const bool area = spec.kind == FieldKind::Area;
  fill(rect, ui.color().background, rounding);
  outline(ui, rect, ui.color().line_strong, rounding);
  Rect inner = rect.inset(ui.px(ui.size().gap_small), area ? ui.px(ui.size().gap_tiny) : 0);
  if (spec.kind == FieldKind::Search) {
    draw_symbol(ui, Symbol::Search, inner.cut_left(symbol_width(ui)), ui.color().text_muted);
    inner.cut_left(ui.px(kSymbolGap));
  }
  if (ui.text_entry == TextEntry::Dom) {
    // The DOM field is seen: what has scrolled out of its page must not lie over something else.
    const ImDrawList& list = *ImGui::GetWindowDrawList();
    const Rect shown = inner.intersect(to_rect(list.GetClipRectMin(), list.GetClipRectMax()));
    if (shown.h < ui.px(ui.size().body)) return std::nullopt;
    MirrorNode& node = ui.mirror.add(area ? Role::Area : Role::Field, spec.key, spec.value, shown);
    node.label = spec.hint;
    return std::nullopt;
  }
  const std::string name = "##" + std::string(spec.key);  // no label beside the field
  std::string edited(spec.value);
  const std::string hint(spec.hint);
  bool changed = false;
  if (area) {
    ImGui::SetCursorScreenPos(corner(inner));
    changed = ImGui::InputTextMultiline(name.c_str(), &edited, {inner.w, inner.h});
  } else {
    ImGui::SetCursorScreenPos({inner.x, inner.mid_y() - ImGui::GetFrameHeight() / 2});
    ImGui::SetNextItemWidth(inner.w);
    changed = ImGui::InputTextWithHint(name.c_str(), hint.c_str(), &edited);
  }
  MirrorNode& node = ui.mirror.add(Role::Text, spec.key, spec.value, inner);
  node.label = spec.hint;
  node.target = ImGui::GetItemID();
  return changed ? std::optional(std::move(edited)) : std::nullopt;
}

void tooltip(const Ui& ui, std::string_view text) {
  const auto padding = ImVec2(ui.px(ui.size().gap), ui.px(ui.size().gap_small));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(ui.size().rounding));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, ui.px(ui.size().gap_tiny)));
  if (ImGui::BeginTooltip()) {
    ImGui::PushFont(nullptr, ui.px(ui.size().small));
    ImGui::PushTextWrapPos(ui.px(ui.size().tooltip));
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      ImGui::TextUnformatted(text.data() + at, text.data() + end);
      at = end + 1;
    }
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    ImGui::EndTooltip();
  }
  constexpr int kPushed = 3;
  ImGui::PopStyleVar(kPushed);
}

}  // namespace ego::web
