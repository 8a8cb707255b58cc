#include "web/panels/analysis_parts.h"

#include <algorithm>

#include "core/model/macro_column.h"
#include "web/views/facet_names.h"

namespace ego::web {
void chart_chip_ui(Ui& ui, const ChartTab& tab, ChartKind shown, Flow& flow) {
  const std::string title = ui.say(tab.title);
  if (chip(ui, tab.key, title, flow.place(chip_width(ui, title), ui.px(ui.size().chip_height)), tab.chart == shown))
    ui.actions.push(ShowChart{tab.chart});
}

void column_menu_ui(Ui& ui, const AppState& state, Flow& flow) {
  const QuestionSet* questions = state.current()->questions.ready();
  if (questions == nullptr || questions->columns.size() < 2) return;
  const std::string shown_id = state.query.column.empty() ? link_defaults(state).column : state.query.column;
  const auto shown = std::find_if(questions->columns.begin(), questions->columns.end(), [&](const Column& column) {
    return column.id.value == shown_id && averaged_group(column).empty();
  });
  const Column& current = shown == questions->columns.end() ? questions->columns.front() : *shown;
  const std::string& title = localized(ui, current.title, current.title_zh);
  const float width = std::min(menu_button_width(ui, ui.say(Text::ColumnLabel), title), ui.px(ui.size().menu_field));
  if (!menu_open(ui, "column", ui.say(Text::ColumnLabel), title, flow.place(width, ui.px(ui.size().control_height))))
    return;
  for (const Column& column : questions->columns) {
    if (!averaged_group(column).empty()) continue;
    if (menu_item(ui, "column/" + column.id.value, localized(ui, column.title, column.title_zh), "",
                  column.id == current.id))
      ui.actions.push(ChooseColumn{column.id.value});
  }
  menu_close();
}

void analysis_missing_ui(Ui& ui, const AppState& state, const Rect& rect) {
  const BenchmarkData& data = *state.current();
  const bool scoring = !items_ready(data);
  message_ui(ui, scoring ? "loading" : "empty", ui.say(scoring ? Text::LoadingItems : Text::AnalysisTooFew), rect);
}

void filter_strip_ui(Ui& ui, const AppState& state, Flow& flow) {
  if (state.query.filters.empty()) return;
  const float height = ui.px(ui.size().control_height);
  const float chip_height = ui.px(ui.size().chip_height);
  const QuestionSet* questions = state.current()->questions.ready();
  for (const FilterGroup& group : state.query.filters) {
    for (const FieldTest& test : group) {
      const std::string title = filter_title(questions, test, ui.tongue);
      if (chip(ui, "filter/" + test.field + "/" + test.value, title, flow.place(chip_width(ui, title), chip_height),
               true))
        ui.actions.push(ToggleFilter{test.field, test.value});
    }
  }
  const ButtonSpec items{.key = "show-items", .label = ui.say(Text::SliceShowItems), .look = ButtonLook::Primary};
  if (button(ui, items, flow.place(button_width(ui, items), height))) ui.actions.push(OpenView{ViewKind::Items});
  const ButtonSpec clear{.key = "clear-filters", .label = ui.say(Text::ClearFilters), .look = ButtonLook::Quiet};
  if (button(ui, clear, flow.place(button_width(ui, clear), height))) ui.actions.push(ClearFilters{});
}

}  // namespace ego::web
