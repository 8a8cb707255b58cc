#include "web/widgets/sheet.h"

#include <algorithm>
#include <string>

namespace ego::web {

Sheet::Sheet(Ui& ui, std::string_view key, const Rect& box) {
  ImGui::SetCursorScreenPos(corner(box));
  ImGui::BeginChild(std::string(key).c_str(), {box.w, box.h}, ImGuiChildFlags_None, ImGuiWindowFlags_NoScrollbar);
  fill(box, ui.color().raised, ui.px(ui.size().rounding));
  outline(ui, box, ui.color().line_strong, ui.px(ui.size().rounding));
  ui.mirror.cover(box);
}

Sheet::~Sheet() { ImGui::EndChild(); }

float sheet_width(const Ui& ui, const Rect& page) {
  return std::min(ui.px(ui.size().key_help), page.w - 2 * ui.margin());
}

Rect sheet_box(const Ui& ui, float height, const Rect& page) {
  const float width = sheet_width(ui, page);
  return {page.mid_x() - width / 2, std::max(page.y, page.mid_y() - height / 2), width, std::min(height, page.h)};
}

}  // namespace ego::web
