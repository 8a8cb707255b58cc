#include <algorithm>

#include "web/panels/analysis_parts.h"

namespace ego::web {
namespace {

std::string name_of(const ItemsView& rows, const std::string& id) {
  for (const ItemRow& row : rows.rows()) {
    if (row.submission->submission.row.value == id) return row.name;
  }
  return id;
}

void candidate_menu_ui(Ui& ui, const Views& views, Flow& flow) {
  const SlicesView& view = views.slices;
  const std::string shown = name_of(views.items, view.candidate());
  const float width = std::min(menu_button_width(ui, ui.say(Text::SliceRow), shown), ui.px(ui.size().menu_field));
  if (!menu_open(ui, "candidate", ui.say(Text::SliceRow), shown, flow.place(width, ui.px(ui.size().control_height))))
    return;
  for (const ItemRow& row : views.items.rows()) {
    const std::string& id = row.submission->submission.row.value;
    if (!menu_item(ui, "candidate/" + id, row.name, "", id == view.candidate())) continue;
    ui.actions.push(view.baseline().empty() || view.baseline() == id ? OpenSlices{{id}}
                                                                     : OpenSlices{{view.baseline(), id}});
  }
  menu_close();
}

void baseline_menu_ui(Ui& ui, const Views& views, Flow& flow) {
  const SlicesView& view = views.slices;
  const bool field = view.baseline().empty();
  const std::string shown = field ? std::string(ui.say(Text::SliceField)) : name_of(views.items, view.baseline());
  const float width = std::min(menu_button_width(ui, ui.say(Text::SliceAgainst), shown), ui.px(ui.size().menu_field));
  if (!menu_open(ui, "baseline", ui.say(Text::SliceAgainst), shown, flow.place(width, ui.px(ui.size().control_height))))
    return;
  if (menu_item(ui, "baseline/field", ui.say(Text::SliceField), "", field))
    ui.actions.push(OpenSlices{{view.candidate()}});
  for (const ItemRow& row : views.items.rows()) {
    const std::string& id = row.submission->submission.row.value;
    if (id == view.candidate()) continue;
    if (menu_item(ui, "baseline/" + id, row.name, "", id == view.baseline()))
      ui.actions.push(OpenSlices{{id, view.candidate()}});
  }
  menu_close();
}

void choose(Ui& ui, const SlicesView& view, std::string_view opens) {
  if (const SliceFinding* finding = view.finding(opens)) ui.actions.push(ApplySlice{slice_tests(finding->slice)});
}

}  // namespace

void slices_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  if (items_missing_ui(ui, state, rect)) return;
  const SlicesView& view = views.slices;
  if (!view.ready()) return analysis_missing_ui(ui, state, rect);
  Flow flow(ui, rect.inset(ui.margin(), 0), ui.px(ui.size().control_height));
  candidate_menu_ui(ui, views, flow);
  baseline_menu_ui(ui, views, flow);
  column_menu_ui(ui, state, flow);
  filter_strip_ui(ui, state, flow);
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap));
  if (view.search().findings.empty()) return message_ui(ui, "empty", ui.say(Text::SliceNone), rest);
  rest = chart_head_ui(ui, state, view.table().title, rest);
  if (state.table_shown) {
    if (const auto pressed = table_ui(ui, view.table(), state.selected_row, rest))
      choose(ui, view, view.table().rows[*pressed].opens);
    return;
  }
  ScrollPage page(ui, "chart-page", rest, rest.w);
  const charts::Chart& drawing = view.charts().of(chart_space(ui, rest.w - 2 * ui.margin()));
  if (const charts::Spot* spot = chart_ui(ui, "chart", drawing, state.selected_row, page))
    choose(ui, view, spot->opens);
  page.space(ui.px(ui.size().gap));
  for (const std::string& note : view.table().notes) sentence_ui(ui, "chart-note", note, page);
}

}  // namespace ego::web
