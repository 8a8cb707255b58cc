#include <algorithm>
#include <string>
#include <vector>

#include "web/panels/filter_menus.h"
#include "web/panels/panels.h"
#include "web/state/failure.h"
#include "web/widgets/controls.h"
#include "web/widgets/flow.h"

namespace ego::web {
namespace {

std::vector<Removal> removals(const Ui& ui, const AppState& state) {
  const Query& query = state.query;
  std::vector<Removal> out;
  if (!query.search.empty()) out.push_back({"drop/search", ui.say(Text::FilterSearch, {query.search}), SetSearch{}});
  for (const FilterGroup& group : query.filters) {
    for (const FieldTest& test : group) out.push_back(removal_of(ui, state, test));
  }
  if (!query.date.empty()) out.push_back({"drop/date", ui.say(Text::BoardDateAsOf, {query.date}), SetDate{}});
  return out;
}

}  // namespace

void nothing_fits_ui(Ui& ui, const AppState& state, const Rect& rect) {
  const float height = ui.px(ui.size().control_height);
  const float gap = ui.px(ui.size().gap_small);
  const std::vector<Removal> filters = removals(ui, state);
  float width = 0;
  for (const Removal& one : filters) width += removal_width(ui, one) + gap;
  Rect rest{rect.x, rect.mid_y() - 2 * height, rect.w, 4 * height};
  message_ui(ui, "empty", ui.say(Text::NothingFound), rest.cut_top(height));
  const float room = std::min(width, rect.w - 2 * ui.margin());
  Flow flow(ui, {rest.mid_x() - room / 2, rest.y, room, rest.h}, height);
  for (const Removal& one : filters) removal_ui(ui, one, flow.place(removal_width(ui, one), height));
  const std::string code(failure::kNothingFits);
  const Rect line{rect.x, flow.bottom(), rect.w, height};
  const TextLook small{.size = ui.size().small, .align = Align::Center, .color = ui.color().text_muted};
  ui.mirror.add(Role::Text, "code/" + code, code, draw_text(ui, code, line, small));
}

}  // namespace ego::web
