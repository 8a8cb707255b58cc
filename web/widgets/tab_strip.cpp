#include "web/widgets/tab_strip.h"

#include <string>

namespace ego::web {
namespace {

/// Scrolls the current tab into sight when it becomes current; the reader may scroll it away again.
void reveal_tab(const std::string& id, float left, float width, float room) {
  ImGuiStorage& memory = *ImGui::GetStateStorage();
  const ImGuiID slot = ImGui::GetID("revealed");
  const auto wanted = static_cast<int>(ImGui::GetID(id.c_str()));
  if (memory.GetInt(slot) == wanted) return;
  memory.SetInt(slot, wanted);
  if (left < ImGui::GetScrollX())
    ImGui::SetScrollX(left);
  else if (left + width > ImGui::GetScrollX() + room)
    ImGui::SetScrollX(left + width - room);
}

}  // namespace

TabStrip::TabStrip(Ui& ui, std::string_view key, std::string_view label, const Rect& rect, float total, float each)
    : ui_(ui), rect_(rect), each_(each) {
  const std::string name(key);
  ImGui::SetCursorScreenPos(corner(rect));
  ImGui::SetNextWindowContentSize({total, rect.h});
  ImGui::BeginChild(name.c_str(), {rect.w, rect.h}, ImGuiChildFlags_None,
                    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_HorizontalScrollbar);
  ui.mirror.open(Role::TabList, key, "", rect).label = label;
  x_ = rect.x - ImGui::GetScrollX();
}

bool TabStrip::add(std::string_view key, std::string_view label, TabMark mark) {
  const bool current = mark == TabMark::Current;
  const float width = tab_width(ui_, label) + each_;
  if (current) reveal_tab(std::string(key), x_ + ImGui::GetScrollX() - rect_.x, width, rect_.w);
  const Rect box{x_, rect_.y, width, rect_.h};
  x_ += width;
  return tab(ui_, key, label, box, current);
}

TabStrip::~TabStrip() {
  ui_.mirror.close();
  ImGui::EndChild();
}

}  // namespace ego::web
