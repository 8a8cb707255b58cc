#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/model/macro_column.h"
#include "web/panels/board_words.h"
#include "web/panels/filter_menus.h"
#include "web/panels/item_grid.h"
#include "web/panels/pair_parts.h"
#include "web/widgets/flow.h"
#include "web/widgets/scroll.h"

namespace ego::web {
namespace {

void side_menu_ui(Ui& ui, const AppState& state, const ItemsView& rows, std::size_t side, Text caption, Flow& flow) {
  const std::string& id = state.query.targets.size() == 2 ? state.query.targets[side] : std::string{};
  const auto shown = std::find_if(rows.rows().begin(), rows.rows().end(),
                                  [&](const ItemRow& row) { return row.submission->submission.row.value == id; });
  const std::string name = shown == rows.rows().end() ? id : shown->name;
  const std::string key = side == 0 ? "baseline" : "candidate";
  const float width = std::min(menu_button_width(ui, ui.say(caption), name), ui.px(ui.size().menu_field));
  if (!menu_open(ui, key, ui.say(caption), name, flow.place(width, ui.px(ui.size().control_height)))) return;
  for (const ItemRow& row : rows.rows()) {
    const std::string& row_id = row.submission->submission.row.value;
    if (!menu_item(ui, key + "/" + row_id, row.name, row.local ? ui.say(Text::LocalTag) : "", row_id == id)) continue;
    const std::string& other = state.query.targets[1 - side];
    if (side == 0)
      ui.actions.push(OpenPair{row_id, other});
    else
      ui.actions.push(OpenPair{other, row_id});
  }
  menu_close();
}

/// Which questions the pair is compared on.
void column_menu_ui(Ui& ui, const PairView& view, Flow& flow) {
  if (view.comparison() == nullptr) return;
  const QuestionSet& questions = *view.questions();
  const auto title_of = [&](const Column& column) -> const std::string& {
    return localized(ui, column.title, column.title_zh);
  };
  const Column* shown = find_column(questions, view.comparison()->column.value);
  const std::string title = shown == nullptr ? view.comparison()->column.value : title_of(*shown);
  const float width = std::min(menu_button_width(ui, ui.say(Text::ColumnLabel), title), ui.px(ui.size().menu_field));
  const Rect box = flow.place(width, ui.px(ui.size().control_height));
  if (!menu_open(ui, "pair-column", ui.say(Text::ColumnLabel), title, box)) return;
  for (const Column& column : questions.columns) {
    if (!averaged_group(column).empty()) continue;
    if (menu_item(ui, "pair-column/" + column.id.value, title_of(column), group_title(ui, column.group),
                  &column == shown))
      ui.actions.push(ChooseColumn{column.id.value});
  }
  menu_close();
}

Rect tools_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const float height = ui.px(ui.size().control_height);
  Flow flow(ui, rect.inset(ui.margin(), 0), height);
  side_menu_ui(ui, state, views.items, 0, Text::PairBaseline, flow);
  side_menu_ui(ui, state, views.items, 1, Text::PairCandidate, flow);
  const ButtonSpec swap{.key = "swap", .label = ui.say(Text::PairSwap), .look = ButtonLook::Framed};
  if (button(ui, swap, flow.place(button_width(ui, swap), height))) ui.actions.push(SwapPair{});
  column_menu_ui(ui, views.pair, flow);
  profile_menu_ui(ui, state, flow);
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap));
  return rest;
}

/// 2x2 and numbers side by side. @return what is left below
Rect summary_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  Rect inner = rect.inset(ui.margin(), 0);
  const float height = ui.px(ui.size().pair_matrix_height);
  const Rect left = inner.cut_left(std::min(inner.w, ui.px(ui.size().pair_matrix)));
  pair_table_ui(ui, state, views.pair, {left.x, left.y, left.w, height});
  const float cuts = height + ui.px(ui.size().gap_small);
  const float used = cuts + pair_cuts_ui(ui, state, views.pair, {left.x, left.y + cuts, left.w, 0});
  inner.cut_left(ui.px(ui.size().gap_large));
  const float numbers = pair_numbers_ui(ui, state, views, inner);
  Rect rest = rect;
  rest.cut_top(std::max(used, numbers) + ui.px(ui.size().gap));
  return rest;
}

/// The same, one under the other, on a page of its own.
void narrow_summary_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  ScrollPage page(ui, "pair-summary", rect, rect.w);
  const float gap = ui.px(ui.size().gap_small);
  pair_table_ui(ui, state, views.pair, page.take(ui.px(ui.size().pair_matrix_height)));
  page.space(gap);
  page.take(pair_cuts_ui(ui, state, views.pair, page.here()));
  page.space(gap);
  page.take(pair_numbers_ui(ui, state, views, page.here()));
  page.space(gap);
}

void pair_items_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const std::array<ItemRow, 2> sides{views.pair.baseline(), views.pair.candidate()};
  item_grid_ui(ui, state, *views.pair.questions(), sides,
               {views.pair.items(state.query.cell), {}, views.items.longest_id()}, rect);
}

void section_ui(Ui& ui, const AppState& state, const Views& views, PairSection section, const Rect& rect) {
  switch (section) {
    case PairSection::Auto:
    case PairSection::Summary: return narrow_summary_ui(ui, state, views, rect);
    case PairSection::Slices: return pair_slices_ui(ui, state, views.pair, rect);
    case PairSection::AllPairs: return pair_matrix_ui(ui, state, views.basket, rect);
    case PairSection::Items: return pair_items_ui(ui, state, views, rect);
    case PairSection::Scatter: return pair_scatter_ui(ui, state, views.pair_scatter, rect);
  }
}

/// Chips for what is shown; a wide page shows summary and slices anyway. @return the section that is shown
PairSection section_chips_ui(Ui& ui, const AppState& state, const Views& views, Rect& rest) {
  const bool matrix = !views.basket.rows().empty() || views.basket.computing();
  std::vector<std::tuple<PairSection, Text, std::string_view>> offered;
  if (ui.narrow()) {
    offered.emplace_back(PairSection::Summary, Text::PairSummary, "part/summary");
    offered.emplace_back(PairSection::Slices, Text::PairSlices, "part/slices");
  }
  offered.emplace_back(PairSection::Items, Text::Items, "part/items");
  offered.emplace_back(PairSection::Scatter, Text::PairScatter, "part/scatter");
  if (matrix) offered.emplace_back(PairSection::AllPairs, Text::PairAllPairs, "part/pairs");
  PairSection chosen = state.query.section;
  if (chosen == PairSection::Auto) chosen = automatic_section(state.query.cell);
  const auto wanted =
      std::find_if(offered.begin(), offered.end(), [&](const auto& each) { return std::get<0>(each) == chosen; });
  const PairSection shown = std::get<0>(wanted == offered.end() ? offered.front() : *wanted);
  if (offered.size() < 2) return shown;
  Rect line = rest.cut_top(ui.px(ui.size().chip_height));
  line = line.inset(ui.narrow() ? ui.margin() : ui.px(ui.size().gap_small), 0);
  for (const auto& [section, title, key] : offered) {
    const Rect box = line.cut_left(chip_width(ui, ui.say(title)));
    if (chip(ui, key, ui.say(title), box, section == shown)) ui.actions.push(ShowPairSection{section});
    line.cut_left(ui.px(ui.size().gap_tiny));
  }
  rest.cut_top(ui.px(ui.size().gap_small));
  return shown;
}

}  // namespace

void pair_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  if (items_missing_ui(ui, state, rect)) return;
  const PairView& view = views.pair;
  if (state.query.targets.size() != 2) return message_ui(ui, "empty", ui.say(Text::PairPick), rect);
  Rect rest = tools_ui(ui, state, views, rect);
  Rect whole = rest;
  if (view.comparison() == nullptr) {
    const BenchmarkData& data = *state.current();
    const bool scoring = data.site_rows.size() < data.logs.size();
    return message_ui(ui, "empty", scoring ? ui.say(Text::LoadingItems) : ui.say(Text::PairPick), rest);
  }
  if (!ui.narrow()) {
    rest = summary_ui(ui, state, views, rest);
    whole = rest;
    Rect left = rest.cut_left(std::min(ui.px(ui.size().forest_width), rest.w / 2) + ui.margin());
    left.cut_left(ui.margin());
    if (!shows_scatter(state)) pair_slices_ui(ui, state, view, left);
  }
  const PairSection shown = section_chips_ui(ui, state, views, rest);
  // A drawing of many points takes the place of the slices too; the chips stay where they are.
  if (shown == PairSection::Scatter && !ui.narrow()) rest = {whole.x, rest.y, whole.w, rest.h};
  section_ui(ui, state, views, shown, rest);
}

}  // namespace ego::web
