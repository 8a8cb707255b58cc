#include <algorithm>
#include <array>

#include "web/panels/analysis_parts.h"
#include "web/panels/item_grid.h"

namespace ego::web {
namespace {

constexpr std::array<ChartTab, 4> kTabs{{
    {ChartKind::Kappa, Text::AgreeKappa, "measure/kappa"},
    {ChartKind::Errors, Text::AgreeErrors, "measure/errors"},
    {ChartKind::SameWrong, Text::AgreeSameWrong, "measure/wrong"},
    {ChartKind::Alone, Text::AgreeAlone, "measure/alone"},
}};

Rect tools_ui(Ui& ui, const AppState& state, const Rect& rect) {
  const float height = ui.px(ui.size().control_height);
  Flow flow(ui, rect.inset(ui.margin(), 0), height);
  column_menu_ui(ui, state, flow);
  for (const ChartTab& tab : kTabs) chart_chip_ui(ui, tab, effective_measure(state), flow);
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap));
  return rest;
}

/// The two rows' joint errors are a cell of their comparison.
void open_joint_errors(Ui& ui, const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return;
  ui.actions.push(OpenPair{a, b, PairCell::BothWrong});
}

/// Rows with their lonely questions beside them.
void alone_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const AgreeView& view = views.agree;
  Rect rest = rect;
  const bool chosen = !view.items().empty();
  const float share = chosen ? (ui.narrow() ? rest.h / 2 : rest.w / 2) : 0;
  const Rect list = !chosen ? Rect{} : ui.narrow() ? rest.cut_bottom(share) : rest.cut_right(share);
  if (const auto pressed =
          table_ui(ui, view.table(), state.selected_row.empty() ? state.query.pin : state.selected_row, rest))
    ui.actions.push(TogglePin{view.table().rows[*pressed].opens});
  if (!chosen) return;
  item_grid_ui(ui, state, *view.questions(), views.items.rows(), {view.items(), {}, views.items.longest_id()}, list);
}

}  // namespace

void agree_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  if (items_missing_ui(ui, state, rect)) return;
  if (!views.agree.ready()) return analysis_missing_ui(ui, state, rect);
  Rect rest = tools_ui(ui, state, rect);
  const AgreeView& view = views.agree;
  rest = chart_head_ui(ui, state, view.table().title, rest);
  if (effective_measure(state) == ChartKind::Alone) {
    Stack words(rest.x + ui.margin(), rest.y, rest.w - 2 * ui.margin());
    for (const std::string& note : view.table().notes) sentence_ui(ui, "chart-note", note, words);
    rest.cut_top(words.here().y - rest.y);
    return alone_ui(ui, state, views, rest);
  }
  if (state.table_shown) {
    if (const auto pressed = table_ui(ui, view.table(), state.selected_row, rest)) {
      const TableRow& row = view.table().rows[*pressed];
      open_joint_errors(ui, row.opens, row.opens_too);
    }
    return;
  }
  ScrollPage page(ui, "chart-page", rest, rest.w);
  const charts::Chart& drawing = view.charts().of(chart_space(ui, rest.w - 2 * ui.margin()));
  if (const charts::Spot* spot = chart_ui(ui, "chart", drawing, state.selected_row, page))
    open_joint_errors(ui, spot->opens, spot->opens_too);
  page.space(ui.px(ui.size().gap));
  for (const std::string& note : view.table().notes) sentence_ui(ui, "chart-note", note, page);
}

}  // namespace ego::web
