#include <algorithm>
#include <string>
#include <vector>

#include "web/panels/panels.h"
#include "web/state/failure.h"
#include "web/views/facet_names.h"
#include "web/widgets/controls.h"
#include "web/widgets/flow.h"

namespace ego::web {
namespace {

/// A filter that is on, and what takes it away.
struct Removal {
  std::string key;
  std::string title;
  Action action;
};

std::vector<Removal> removals(const Ui& ui, const AppState& state) {
  const Query& query = state.query;
  const BenchmarkData* data = state.current();
  const QuestionSet* questions = data == nullptr ? nullptr : data->questions.ready();
  std::vector<Removal> out;
  if (!query.search.empty()) out.push_back({"drop/search", ui.say(Text::FilterSearch, {query.search}), SetSearch{}});
  for (const FilterGroup& group : query.filters) {
    for (const FieldTest& test : group)
      out.push_back(
          {"drop/" + test.field + "/" + test.value, filter_title(questions, test, ui.tongue), DropFilter{test}});
  }
  if (!query.date.empty()) out.push_back({"drop/date", ui.say(Text::BoardDateAsOf, {query.date}), SetDate{}});
  return out;
}

}  // namespace

void nothing_fits_ui(Ui& ui, const AppState& state, const Rect& rect) {
  const float height = ui.px(ui.size().control_height);
  const float gap = ui.px(ui.size().gap_small);
  const std::vector<Removal> filters = removals(ui, state);
  const auto spec_of = [&](const Removal& one) {
    return ButtonSpec{.key = one.key, .label = one.title, .symbol = Symbol::Close};
  };
  float width = 0;
  for (const Removal& one : filters) width += button_width(ui, spec_of(one)) + gap;
  Rect rest{rect.x, rect.mid_y() - 2 * height, rect.w, 4 * height};
  message_ui(ui, "empty", ui.say(Text::NothingFound), rest.cut_top(height));
  const float room = std::min(width, rect.w - 2 * ui.margin());
  Flow flow(ui, {rest.mid_x() - room / 2, rest.y, room, rest.h}, height);
  for (const Removal& one : filters) {
    ButtonSpec spec = spec_of(one);
    const std::string spoken = ui.say(Text::DropFilter, {one.title});
    spec.spoken = spoken;
    if (button(ui, spec, flow.place(button_width(ui, spec), height))) ui.actions.push(one.action);
  }
  const std::string code(failure::kNothingFits);
  const Rect line{rect.x, flow.bottom(), rect.w, height};
  const TextLook small{.size = ui.size().small, .align = Align::Center, .color = ui.color().text_muted};
  ui.mirror.add(Role::Text, "code/" + code, code, draw_text(ui, code, line, small));
}

}  // namespace ego::web
