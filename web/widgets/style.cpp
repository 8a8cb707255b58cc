#include "web/widgets/draw.h"
#include "web/widgets/ui.h"

namespace ego::web {

void apply_style(const Tokens& tokens) {
  ImGuiStyle& style = ImGui::GetStyle();
  const Palette& color = tokens.color;
  const auto square = [](float side) { return ImVec2(side, side); };

  style.WindowPadding = ImVec2{};
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.FramePadding = square(tokens.px(tokens.size.gap_tiny));
  style.ItemSpacing = ImVec2{};
  style.ScrollbarSize = tokens.px(tokens.size.scrollbar);
  style.ScrollbarRounding = style.ScrollbarSize;
  style.PopupRounding = tokens.px(tokens.size.rounding);
  style.PopupBorderSize = tokens.px(tokens.size.hairline);
  style.FrameRounding = tokens.px(tokens.size.rounding);
  style.HoverStationaryDelay = 0;
  style.AntiAliasedLinesUseTex = false;

  const auto set = [&](ImGuiCol role, Color value) {
    style.Colors[role] = ImGui::ColorConvertU32ToFloat4(to_u32(value));
  };
  for (int role = 0; role < ImGuiCol_COUNT; ++role) set(role, with_alpha(color.text, 0));
  set(ImGuiCol_Text, color.text);
  set(ImGuiCol_TextDisabled, color.text_muted);
  set(ImGuiCol_WindowBg, color.background);
  set(ImGuiCol_PopupBg, color.raised);
  set(ImGuiCol_Border, color.line_strong);
  set(ImGuiCol_FrameBg, color.background);
  set(ImGuiCol_TextSelectedBg, with_alpha(color.accent, tokens.size.tint));
  set(ImGuiCol_InputTextCursor, color.text);
  set(ImGuiCol_ScrollbarGrab, with_alpha(color.text_muted, tokens.size.scrollbar_opacity));
  set(ImGuiCol_ScrollbarGrabHovered, with_alpha(color.text_muted, tokens.size.scrollbar_opacity_hovered));
  set(ImGuiCol_ScrollbarGrabActive, color.text_muted);
}

}  // namespace ego::web
