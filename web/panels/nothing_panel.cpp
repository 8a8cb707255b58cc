#include "web/panels/panels.h"
#include "web/state/failure.h"
#include "web/widgets/controls.h"
#include "web/widgets/flow.h"

namespace ego::web {
namespace {

/// `field: value`, `not field: value`, `field: low - high`.
std::string filter_title(const Ui& ui, const FieldTest& test) {
  std::string title = test.field + ": " + test.value;
  if (test.upper) title += " \u2013 " + *test.upper;
  return test.excludes ? ui.say(Text::FilterNot, {title}) : title;
}

}  // namespace

void nothing_fits_ui(Ui& ui, const AppState& state, const Rect& rect) {
  const float height = ui.px(ui.size().control_height);
  const float lines = 3 * height;
  Rect rest{rect.x, rect.mid_y() - lines / 2, rect.w, lines};
  message_ui(ui, "empty", ui.say(Text::NothingFound), rest.cut_top(height));
  Flow flow(ui, rest.inset(ui.margin(), 0), height);
  const auto drop = [&](const std::string& key, const std::string& title) {
    const std::string label = ui.say(Text::DropFilter, {title});
    const ButtonSpec spec{.key = key, .label = title, .symbol = Symbol::Close, .spoken = label};
    return button(ui, spec, flow.place(button_width(ui, spec), height));
  };
  if (!state.query.search.empty() && drop("drop/search", ui.say(Text::FilterSearch, {state.query.search})))
    ui.actions.push(SetSearch{});
  for (const FilterGroup& group : state.query.filters) {
    for (const FieldTest& test : group) {
      if (drop("drop/" + test.field + "/" + test.value, filter_title(ui, test))) ui.actions.push(DropFilter{test});
    }
  }
  const ButtonSpec all{.key = "drop/all", .label = ui.say(Text::ClearFilters), .look = ButtonLook::Quiet};
  if (button(ui, all, flow.place(button_width(ui, all), height))) ui.actions.push(ClearFilters{});
  const std::string code(failure::kNothingFits);
  const TextLook small{.size = ui.size().small, .color = ui.color().text_muted};
  const Rect place = flow.place(text_width(ui, code, small), height);
  draw_text(ui, code, place, small);
  ui.mirror.add(Role::Text, "code/" + code, code, place);
}

}  // namespace ego::web
