#include <algorithm>
#include <cfloat>

#include <imgui_internal.h>

#include "web/widgets/controls.h"

namespace ego::web {
namespace {

std::string popup_name(std::string_view key) { return std::string(key) + "/menu"; }

}  // namespace

float menu_button_width(const Ui& ui, std::string_view caption, std::string_view value) {
  return text_width(ui, caption, {.size = ui.size().small}) + text_width(ui, value, {}) + ui.px(ui.size().mark) +
         2 * ui.px(ui.size().gap) + 2 * ui.px(ui.size().gap_small);
}

bool menu_open(Ui& ui, std::string_view key, std::string_view caption, std::string_view value, const Rect& rect) {
  const std::string spoken = caption.empty() ? std::string(value) : std::string(caption) + ": " + std::string(value);
  const Press press = press_area(ui, key, rect, Role::Button, spoken);
  const float rounding = ui.px(ui.size().rounding);
  fill(rect, ui.color().background, rounding);
  if (press.hovered) fill(rect, press.held ? ui.color().pressed : ui.color().hover, rounding);
  outline(ui, rect, ui.color().line_strong, rounding);
  Rect inner = rect.inset(ui.px(ui.size().gap), 0);
  const Rect arrow = inner.cut_right(ui.px(ui.size().mark));
  inner.cut_right(ui.px(ui.size().gap_small));
  if (!caption.empty()) {
    draw_text(ui, caption, inner.cut_left(text_width(ui, caption, {.size = ui.size().small})),
              {.size = ui.size().small, .color = ui.color().text_muted});
    inner.cut_left(ui.px(ui.size().gap_small));
  }
  draw_text(ui, value, inner, {});
  draw_symbol(ui, Symbol::ChevronDown, arrow, ui.color().text_muted);
  if (press.focused) focus_ring(ui, rect, rounding);

  const std::string popup = popup_name(key);
  if (press.clicked) ImGui::OpenPopup(popup.c_str());
  // To the side with more room; a list that is longer than that scrolls.
  const float padding = ui.px(ui.size().gap_tiny);
  const float above = rect.y - ui.page.y - padding;
  const float below = ui.page.bottom() - rect.bottom() - padding;
  const bool up = above > below;
  ImGui::SetNextWindowPos({rect.x, up ? rect.y - padding : rect.bottom() + padding}, ImGuiCond_None,
                          {0, up ? 1.0F : 0.0F});
  ImGui::SetNextWindowSizeConstraints({}, {FLT_MAX, std::max(above, below)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, padding});
  const bool open = ImGui::BeginPopup(popup.c_str());
  ImGui::PopStyleVar();
  return open;
}

bool menu_item(Ui& ui, std::string_view key, std::string_view label, std::string_view detail, bool current) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float wanted = text_width(ui, label, {}) +
                       (detail.empty() ? 0 : text_width(ui, detail, {.size = ui.size().small})) +
                       3 * ui.px(ui.size().gap_large);
  const Rect rect{at.x, at.y, std::clamp(wanted, ui.px(ui.size().menu_least), ui.px(ui.size().menu_most)),
                  ui.px(ui.size().control_height)};
  const Press press = press_area(ui, key, rect, Role::Button, label, current);
  if (press.hovered) fill(rect, ui.color().hover, ui.px(ui.size().rounding_small));
  Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  const Rect mark = inner.cut_left(ui.px(ui.size().gap_large));
  if (current) draw_symbol(ui, Symbol::Check, mark, ui.color().accent);
  const Rect shown = draw_text(ui, label, inner, {});
  if (!detail.empty()) {
    inner.cut_left(shown.w + ui.px(ui.size().gap));
    draw_text(ui, detail, inner, {.size = ui.size().small, .align = Align::Right, .color = ui.color().text_muted});
  }
  if (press.focused) focus_ring(ui, rect, ui.px(ui.size().rounding_small));
  if (press.clicked) ImGui::CloseCurrentPopup();
  return press.clicked;
}

void menu_heading(Ui& ui, std::string_view text) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Rect rect{at.x, at.y, ui.px(ui.size().menu_least), ui.px(ui.size().chip_height)};
  ImGui::Dummy({rect.w, rect.h});
  draw_text(ui, text, rect.inset(ui.px(ui.size().gap_small), 0),
            {.size = ui.size().small, .weight = Weight::Strong, .color = ui.color().text_muted});
  ui.mirror.add(Role::Heading, "", text, rect);
}

void menu_close() { ImGui::EndPopup(); }

void cover_under_popups(Ui& ui) {
  for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
    if (!window->Active || window->Hidden) continue;
    if ((window->Flags & (ImGuiWindowFlags_Popup | ImGuiWindowFlags_Tooltip)) == 0) continue;
    ui.mirror.cover({window->Pos.x, window->Pos.y, window->Size.x, window->Size.y});
  }
}

}  // namespace ego::web
