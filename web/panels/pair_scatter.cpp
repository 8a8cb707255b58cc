#include "web/panels/chart_parts.h"
#include "web/panels/pair_parts.h"
#include "web/widgets/flow.h"
#include "web/widgets/scroll.h"

namespace ego::web {
namespace {

/// The number along one axis.
void axis_menu_ui(Ui& ui, const PairScatterView& view, std::string_view key, Text caption, PairAxis PairAxes::* which,
                  Flow& flow) {
  const PairAxis& shown = view.axes().*which;
  const std::string title = axis_title(shown, ui.tongue);
  const float width = menu_button_width(ui, ui.say(caption), title);
  if (!menu_open(ui, key, ui.say(caption), title, flow.place(width, ui.px(ui.size().control_height)))) return;
  for (std::size_t i = 0; i < view.offered().size(); ++i) {
    const PairAxis& axis = view.offered()[i];
    if (!menu_item(ui, std::string(key) + "/" + std::to_string(i), axis_title(axis, ui.tongue), "", axis == shown))
      continue;
    PairAxes wanted = view.axes();
    wanted.*which = axis;
    ui.actions.push(ChoosePairAxes{wanted});
  }
  menu_close();
}

}  // namespace

void pair_scatter_ui(Ui& ui, const AppState& state, const PairScatterView& view, const Rect& rect) {
  if (!view.ready()) return message_ui(ui, "empty", ui.say(Text::PairScatterNone), rect);
  Flow flow(ui, rect.inset(ui.margin(), 0), ui.px(ui.size().control_height));
  axis_menu_ui(ui, view, "scatter-x", Text::PairScatterAcross, &PairAxes::across, flow);
  axis_menu_ui(ui, view, "scatter-y", Text::PairScatterUp, &PairAxes::up, flow);
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap));
  rest = chart_head_ui(ui, state, view.table().title, rest);
  if (state.table_shown) {
    if (const auto pressed = table_ui(ui, view.table(), state.selected_row, rest))
      ui.actions.push(OpenItem{view.table().rows[*pressed].opens});
    return;
  }
  ScrollPage page(ui, "chart-page", rest, rest.w);
  const charts::Chart& drawing = view.charts().of(chart_space(ui, rest.w - 2 * ui.margin()));
  if (const charts::Spot* spot = chart_ui(ui, "chart", drawing, state.selected_row, page))
    ui.actions.push(OpenItem{spot->opens});
  page.space(ui.px(ui.size().gap));
  for (const std::string& note : view.table().notes) sentence_ui(ui, "chart-note", note, page);
}

}  // namespace ego::web
