#include <algorithm>
#include <array>

#include "web/panels/analysis_parts.h"

namespace ego::web {
namespace {

constexpr std::array<ChartTab, 7> kTabs{{
    {ChartKind::Items, Text::ChartItems, "chart/items"},
    {ChartKind::Positions, Text::ChartPositions, "chart/positions"},
    {ChartKind::Heat, Text::ChartHeat, "chart/heat"},
    {ChartKind::Radar, Text::ChartRadar, "chart/radar"},
    {ChartKind::Parameters, Text::FactParams, "chart/parameters"},
    {ChartKind::Frames, Text::FactFrames, "chart/frames"},
    {ChartKind::Date, Text::Date, "chart/date"},
}};

/// A chart that these rows have nothing for.
void dead_chip_ui(Ui& ui, const ChartTab& tab, Text reason, Flow& flow) {
  const std::string title = ui.say(tab.title);
  dead_chip(ui, tab.key, title, ui.say(reason), flow.place(chip_width(ui, title), ui.px(ui.size().chip_height)));
}

Rect tabs_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const float height = ui.px(ui.size().chip_height);
  Flow flow(ui, rect.inset(ui.margin(), 0), height);
  const ChartKind shown = effective_chart(state);
  const bool scored = state.current()->is_scored();
  ui.mirror.open(Role::Group, "charts", "", rect).label = ui.say(Text::Analysis);
  for (const ChartTab& tab : kTabs) {
    if (!scored && !is_board_chart(tab.chart)) continue;
    if (const auto lack = views.chart.lacks(tab.chart))
      dead_chip_ui(ui, tab, *lack, flow);
    else
      chart_chip_ui(ui, tab, shown, flow);
  }
  ui.mirror.close();
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap));
  return rest;
}

std::string row_name(const Board& board, const std::string& id) {
  const auto row = board.find_row(id);
  if (!row) return id;
  const BoardRow& shown = board.rows[*row];
  return shown.setting.empty() ? shown.name : shown.name + " \u00b7 " + shown.setting;
}

/// A menu of the board's rows. @return the row that was picked
std::optional<std::string> row_menu_ui(Ui& ui, const Views& views, std::string_view key, Text caption,
                                       const std::string& shown, Flow& flow) {
  const Board& board = *views.board.board();
  const std::string title = shown.empty() ? ui.say(Text::ChartNoRow) : row_name(board, shown);
  const float width = std::min(menu_button_width(ui, ui.say(caption), title), ui.px(ui.size().menu_field));
  if (!menu_open(ui, key, ui.say(caption), title, flow.place(width, ui.px(ui.size().control_height))))
    return std::nullopt;
  std::optional<std::string> picked;
  const std::string prefix = std::string(key) + "/";
  if (caption == Text::ChartMinus && menu_item(ui, prefix + "none", ui.say(Text::ChartNoRow), "", shown.empty()))
    picked = std::string();
  for (const std::uint32_t index : views.board.rows()) {
    const std::string& id = board.rows[index].id.value;
    if (menu_item(ui, prefix + id, row_name(board, id), "", id == shown)) picked = id;
  }
  menu_close();
  return picked;
}

/// A row, and the one that is taken off it. As everywhere the baseline is the first of the basket.
void difference_menus_ui(Ui& ui, const Views& views, Flow& flow) {
  const std::vector<std::string>& chosen = views.chart.chosen();
  const std::string subject = chosen.size() < 2 ? chosen[0] : chosen[1];
  const std::string baseline = chosen.size() < 2 ? std::string() : chosen[0];
  const auto choose = [&](const std::string& minus, const std::string& row) {
    ui.actions.push(SetBasket{minus.empty() ? std::vector{row} : std::vector{minus, row}});
  };
  if (const auto row = row_menu_ui(ui, views, "heat-row", Text::ModelColumn, subject, flow)) choose(baseline, *row);
  if (const auto row = row_menu_ui(ui, views, "heat-minus", Text::ChartMinus, baseline, flow)) choose(*row, subject);
}

/// Any of the board's rows, up to as many as can be told apart.
void rows_menu_ui(Ui& ui, const Views& views, Flow& flow) {
  const Board& board = *views.board.board();
  const std::vector<std::string>& chosen = views.chart.chosen();
  const std::string count = std::to_string(chosen.size());
  const Rect box = flow.place(menu_button_width(ui, ui.say(Text::ChartRows), count), ui.px(ui.size().control_height));
  if (!menu_open(ui, "rows-menu", ui.say(Text::ChartRows), count, box)) return;
  for (const std::uint32_t index : views.board.rows()) {
    const std::string& id = board.rows[index].id.value;
    const auto held = std::find(chosen.begin(), chosen.end(), id);
    if (!menu_item(ui, "rows-menu/" + id, row_name(board, id), "", held != chosen.end())) continue;
    std::vector<std::string> wanted = chosen;
    if (held != chosen.end())
      std::erase(wanted, id);
    else
      wanted.push_back(id);
    ui.actions.push(SetBasket{std::move(wanted)});
  }
  menu_close();
}

/// What the chart is about. @return what is left below
Rect rows_ui(Ui& ui, const Views& views, ChartKind chart, const Rect& rect) {
  if (chart != ChartKind::Heat && chart != ChartKind::Radar) return rect;
  if (views.chart.chosen().empty()) return rect;
  const float height = ui.px(ui.size().control_height);
  Flow flow(ui, rect.inset(ui.margin(), 0), height);
  if (chart == ChartKind::Heat) {
    difference_menus_ui(ui, views, flow);
  } else {
    rows_menu_ui(ui, views, flow);
  }
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap));
  return rest;
}

/// The list of questions beside or below the drawing, the suspicious ones first.
void item_analysis_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  if (items_missing_ui(ui, state, rect)) return;
  const AnalysisView& view = views.analysis;
  const ChartKind chart = effective_chart(state);
  const ViewTable& table = view.table(chart);
  if (!view.ready()) return analysis_missing_ui(ui, state, rect);
  const float height = ui.px(ui.size().control_height);
  Flow flow(ui, rect.inset(ui.margin(), 0), height);
  column_menu_ui(ui, state, flow);
  if (chart == ChartKind::Items && view.suspicious() > 0) {
    const ButtonSpec issue{.key = "issue-text", .label = ui.say(Text::ItemsIssue)};
    if (button(ui, issue, flow.place(button_width(ui, issue), height))) ui.actions.push(Export{{ExportFormat::Issue}});
  }
  filter_strip_ui(ui, state, flow);
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap));
  if (table.empty()) return message_ui(ui, "empty", ui.say(Text::AnalysisTooFew), rest);
  rest = chart_head_ui(ui, state, table.title, rest);
  if (state.table_shown) {
    if (const auto pressed = table_ui(ui, table, state.selected_row, rest); pressed && chart == ChartKind::Items)
      ui.actions.push(OpenItem{table.rows[*pressed].opens});
    return;
  }
  ScrollPage page(ui, "chart-page", rest, rest.w);
  const charts::Chart& drawing = view.charts(chart).of(chart_space(ui, rest.w - 2 * ui.margin()));
  const charts::Spot* spot = chart_ui(ui, "chart", drawing, state.selected_row, page);
  if (spot != nullptr && chart == ChartKind::Items) ui.actions.push(OpenItem{spot->opens});
  page.space(ui.px(ui.size().gap));
  for (const std::string& note : table.notes) sentence_ui(ui, "chart-note", note, page);
}

void board_chart_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const Board* board = views.board.board();
  if (board == nullptr) return message_ui(ui, "empty", ui.say(Text::NoReport), rect);
  const ChartKind chart = effective_chart(state);
  Rect rest = rows_ui(ui, views, chart, rect);
  const ViewTable& table = views.chart.table();
  if (table.empty()) return message_ui(ui, "empty", ui.say(Text::ChartNoData), rest);
  rest = chart_head_ui(ui, state, table.title, rest);
  if (state.table_shown) {
    if (const auto pressed = table_ui(ui, table, state.selected_row, rest))
      ui.actions.push(SelectRow{table.rows[*pressed].opens});
    return;
  }
  ScrollPage page(ui, "chart-page", rest, rest.w);
  const charts::Chart& drawing = views.chart.charts().of(chart_space(ui, rest.w - 2 * ui.margin()));
  if (const charts::Spot* spot = chart_ui(ui, "chart", drawing, state.selected_row, page))
    ui.actions.push(ShowRow{spot->opens});
  page.space(ui.px(ui.size().gap));
  for (const std::string& note : table.notes) sentence_ui(ui, "chart-note", note, page);
}

}  // namespace

void analysis_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const Rect rest = tabs_ui(ui, state, views, rect);
  if (is_board_chart(effective_chart(state))) return board_chart_ui(ui, state, views, rest);
  item_analysis_ui(ui, state, views, rest);
}

}  // namespace ego::web
