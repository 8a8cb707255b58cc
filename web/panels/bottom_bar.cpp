#include "web/panels/panels.h"
#include "web/state/view_list.h"
#include "web/widgets/tab_strip.h"

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
  // Tabs share the room; what does not fit is reached by a swipe, or among the commands.
  const float each = shown.empty() ? 0 : std::max(0.0F, (rest.w - wanted) / static_cast<float>(shown.size()));
  TabStrip strip(ui, "views", ui.say(Text::Views), rest, std::max(wanted, rest.w), each);
  for (const ViewEntry* entry : shown) {
    const TabMark mark = entry == find_view(state.query.view) ? TabMark::Current : TabMark::Other;
    if (strip.add(entry->key, ui.say(entry->title), mark)) ui.actions.push(OpenView{entry->view});
  }
}

}  // namespace ego::web
