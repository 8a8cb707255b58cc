#include "web/widgets/region.h"

#include "web/widgets/draw.h"

namespace ego::web {

RegionScope::RegionScope(Ui& ui, std::string_view key, std::string_view label, const Rect& rect) : ui_(ui) {
  ui.mirror.open(Role::Region, key, "", rect).label = label;
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && ImGui::IsMouseHoveringRect(corner(rect), far_corner(rect), false))
    ui.actions.push(FocusPanel{std::string(key)});
}

RegionScope::~RegionScope() { ui_.mirror.close(); }

}  // namespace ego::web
