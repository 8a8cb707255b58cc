#include "web/widgets/scroll.h"

#include <algorithm>
#include <string>

namespace ego::web {

Rect Stack::take(float height) {
  const Rect block{x_, y_, width_, height};
  y_ += height;
  return block;
}

ScrollPage::ScrollPage(Ui& ui, std::string_view key, const Rect& rect, float width) {
  const std::string name(key);
  ImGui::SetCursorScreenPos(corner(rect));
  ImGui::BeginChild(name.c_str(), {rect.w, rect.h});
  width_ = std::min(width, rect.w - 2 * ui.margin());
  x_ = rect.x + ui.margin();
  y_ = rect.y - ImGui::GetScrollY();
}

ScrollPage::~ScrollPage() {
  // The library scrolls as far as its cursor came.
  ImGui::SetCursorScreenPos({x_, y_});
  ImGui::Dummy(ImVec2{});
  ImGui::EndChild();
}

void reveal_once(const Ui& ui, int time, const Rect& rect) {
  ImGuiStorage& memory = *ImGui::GetStateStorage();
  const ImGuiID id = ImGui::GetID("revealed");
  if (memory.GetInt(id) == time) return;
  memory.SetInt(id, time);
  const float top = ImGui::GetWindowPos().y;
  const float end = rect.bottom() + ui.px(ui.size().gap_small);
  if (end > top + ImGui::GetWindowHeight())
    ImGui::SetScrollFromPosY(end - top, 1);
  else if (rect.y < top)
    ImGui::SetScrollFromPosY(rect.y - top, 0);
}

}  // namespace ego::web
