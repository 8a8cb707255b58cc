#include <algorithm>
#include <string>

#include "web/panels/board_parts.h"
#include "web/panels/filter_menus.h"
#include "web/state/board_items.h"
#include "web/widgets/controls.h"
#include "web/widgets/flow.h"

namespace ego::web {
namespace {

/// `Counted over 44 of 200 items, right / n`, or what it waits for.
std::string counted_words(const Ui& ui, const AppState& state, const BoardView& view) {
  const QuestionSet* questions = state.current()->questions.ready();
  if (view.counted().items == 0 || questions == nullptr)
    return std::string(ui.say(view.narrowing() ? Text::BoardItemsComing : Text::BoardItemsNone));
  return ui.say(Text::BoardItemsCounted,
                {std::to_string(view.counted().count()), std::to_string(questions->questions.size())});
}

}  // namespace

Rect board_items_ui(Ui& ui, const AppState& state, const BoardView& view, const Rect& rect) {
  const std::vector<FilterGroup> filters = board_filters(state).items;
  if (filters.empty()) return rect;
  const float height = ui.px(ui.size().control_height);
  const Rect inner = rect.inset(ui.margin(), 0);
  Flow flow(ui, inner, height);
  const std::string words = counted_words(ui, state, view);
  const TextLook look{.size = ui.size().small, .color = ui.color().text};
  const Rect line = flow.place(std::min(text_width(ui, words, look), inner.w), height);
  draw_text(ui, words, line, look);
  ui.mirror.add(Role::Status, "counted-items", words, line);
  for (const FilterGroup& group : filters) {
    for (const FieldTest& test : group) {
      const Removal drop = removal_of(ui, state, test);
      removal_ui(ui, drop, flow.place(std::min(removal_width(ui, drop), inner.w), height));
    }
  }
  const ButtonSpec list{.key = "list-counted", .label = ui.say(Text::BoardItemsList), .look = ButtonLook::Quiet};
  if (button(ui, list, flow.place(button_width(ui, list), height))) ui.actions.push(CarryItems{ViewKind::Items});
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap_small));
  return rest;
}

}  // namespace ego::web
