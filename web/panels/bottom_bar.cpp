#include "web/panels/panels.h"
#include "web/state/view_list.h"
#include "web/widgets/controls.h"

namespace ego::web {

float bottom_bar_height(const Ui& ui) { return ui.px(ui.size().touch_target); }

void bottom_bar_ui(Ui& ui, const AppState& state, const Rect& rect) {
  fill(rect, ui.color().panel);
  const float hairline = ui.px(ui.size().hairline);
  fill({rect.x, rect.y, rect.w, hairline}, ui.color().line);
  std::vector<const ViewEntry*> shown;
  float wanted = 0;
  for (const ViewEntry& entry : view_list()) {
    if (!entry.offered(state)) continue;
    shown.push_back(&entry);
    wanted += tab_width(ui, ui.say(entry.title));
  }
  const ButtonSpec more{.key = "more", .label = ui.say(Text::More), .look = ButtonLook::Quiet};
  Rect rest = rect;
  if (button(ui, more, rest.cut_right(button_width(ui, more)))) ui.actions.push(OpenPalette{});
  // Tabs share the room; what does not fit is among the commands.
  const float each = shown.empty() ? 0 : std::max(0.0F, (rest.w - wanted) / static_cast<float>(shown.size()));
  ui.mirror.open(Role::TabList, "views", "", rest).label = ui.say(Text::Views);
  for (const ViewEntry* entry : shown) {
    const float width = tab_width(ui, ui.say(entry->title)) + each;
    if (width > rest.w + 1) break;
    if (tab(ui, entry->key, ui.say(entry->title), rest.cut_left(width), entry == find_view(state.query.view)))
      ui.actions.push(OpenView{entry->view});
  }
  ui.mirror.close();
}

}  // namespace ego::web
