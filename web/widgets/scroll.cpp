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

}  // namespace ego::web
