#include <algorithm>
#include <array>

#include "web/panels/board_parts.h"
#include "web/panels/board_words.h"
#include "web/panels/filter_menus.h"
#include "web/panels/pair_parts.h"
#include "web/panels/panels.h"
#include "web/state/board_items.h"
#include "web/widgets/flow.h"

namespace ego::web {
namespace {

void table_menu_ui(Ui& ui, const AppState& state, Flow& flow) {
  const BenchmarkData* data = state.current();
  const PublishedSet* set = data->published.ready();
  const bool scored = !data->entry.report_url.empty();
  const std::size_t tables = (set == nullptr ? 0 : set->boards.size()) + (scored ? 1 : 0);
  if (tables < 2) return;
  const std::string shown_id = effective_table(state);
  std::string title = ui.say(Text::ScoredTable);
  for (const PublishedBoard& board : set->boards) {
    if (board.id == shown_id) title = localized(ui, board.title, board.title_zh);
  }
  const Rect box =
      flow.place(std::min(menu_button_width(ui, ui.say(Text::TableLabel), title), ui.px(ui.size().menu_field)),
                 ui.px(ui.size().control_height));
  if (!menu_open(ui, "table", ui.say(Text::TableLabel), title, box)) return;
  if (scored && menu_item(ui, "table/scored", ui.say(Text::ScoredTable), "", shown_id == kScoredTable))
    ui.actions.push(ChooseTable{std::string(kScoredTable)});
  for (const PublishedBoard& board : set->boards) {
    const std::string rows = ui.say(Text::RowsCount, {std::to_string(board.rows.size())});
    if (menu_item(ui, "table/" + board.id, localized(ui, board.title, board.title_zh), rows, board.id == shown_id))
      ui.actions.push(ChooseTable{board.id});
  }
  menu_close();
}

/// On a narrow page: which column is shown.
void column_menu_ui(Ui& ui, const BoardView& view, Flow& flow) {
  const Board& board = *view.board();
  if (board.columns.empty()) return;
  const std::uint32_t shown =
      view.sort_column() == kSortByName ? static_cast<std::uint32_t>(board.main_column()) : view.sort_column();
  const auto title = [&](std::size_t i) { return localized(ui, board.columns[i].title, board.columns[i].title_zh); };
  const Rect box =
      flow.place(menu_button_width(ui, ui.say(Text::ColumnLabel), title(shown)), ui.px(ui.size().control_height));
  if (!menu_open(ui, "column", ui.say(Text::ColumnLabel), title(shown), box)) return;
  for (std::size_t i = 0; i < board.columns.size(); ++i) {
    const Direction first = board.columns[i].higher_is_better ? Direction::Descending : Direction::Ascending;
    if (menu_item(ui, "column/" + board.columns[i].id.value, title(i), "", i == shown) && i != shown)
      ui.actions.push(SortBy{board.columns[i].id.value, SortMode::Replace, first});
  }
  menu_close();
}

/// Facts to filter by, in one menu.
void filter_menu_ui(Ui& ui, const AppState& state, const BoardView& view, Flow& flow) {
  if (view.facets().empty()) return;
  std::string chosen;
  for (const FilterGroup& group : board_filters(state).rows) {
    for (const FieldTest& test : group) {
      if (test.field != "kind") chosen += (chosen.empty() ? "" : ", ") + test.value;
    }
  }
  if (chosen.empty()) chosen = ui.say(Text::FilterAll);
  const float width = std::min(menu_button_width(ui, ui.say(Text::FilterLabel), chosen), ui.px(ui.size().menu_field));
  if (!menu_open(ui, "filters", ui.say(Text::FilterLabel), chosen, flow.place(width, ui.px(ui.size().control_height))))
    return;
  for (const RowFacet& facet : view.facets()) {
    for (const FacetValue& value : facet.values) {
      const std::string label = fact_title(ui, facet.field) + ": " + value.value;
      if (menu_item(ui, "filter/" + facet.field + "/" + value.value, label, std::to_string(value.rows), value.chosen))
        ui.actions.push(ToggleFilter{facet.field, value.value});
    }
  }
  menu_close();
}

/// What of a column the rows are ordered by.
void order_menu_ui(Ui& ui, const BoardView& view, Flow& flow) {
  const Board& board = *view.board();
  if (board.columns.empty()) return;
  struct Choice {
    SortMeasure measure;
    SortBasis basis;
    Text title;
    std::string_view key;
  };
  constexpr std::array<Choice, 3> kChoices{{
      {SortMeasure::Value, SortBasis::Value, Text::SortValue, "order/value"},
      {SortMeasure::LowerBound, SortBasis::LowerBound, Text::SortLowerBound, "order/lower"},
      {SortMeasure::RankSet, SortBasis::RankSet, Text::SortRankSet, "order/rank"},
  }};
  const BoardColumn& column = board.columns[view.ranked_column()];
  const auto title = [&](Text words) { return localized(ui, column.title, column.title_zh) + ", " + ui.say(words); };
  const std::string shown = view.sort_column() == kSortByName
                                ? std::string(ui.say(Text::ModelColumn))
                                : title(kChoices[static_cast<std::size_t>(view.sort_measure())].title);
  const float width = std::min(menu_button_width(ui, ui.say(Text::SortLabel), shown), ui.px(ui.size().menu_field));
  if (!menu_open(ui, "order", ui.say(Text::SortLabel), shown, flow.place(width, ui.px(ui.size().control_height))))
    return;
  for (const Choice& choice : kChoices) {
    const bool current = view.sort_column() != kSortByName && view.sort_measure() == choice.measure;
    if (menu_item(ui, choice.key, title(choice.title), "", current))
      ui.actions.push(SortByBasis{choice.basis, column.id.value,
                                  column.higher_is_better ? Direction::Descending : Direction::Ascending});
  }
  menu_close();
}

/// The reference row and the basket, while there are any.
void chosen_rows_ui(Ui& ui, const AppState& state, const BoardView& view, Flow& flow) {
  const float height = ui.px(ui.size().control_height);
  if (const auto pinned = view.board()->find_row(state.query.pin); pinned && !state.query.pin.empty()) {
    const std::string label = ui.say(Text::Unpin, {view.board()->rows[*pinned].name});
    const ButtonSpec unpin{.key = "unpin", .label = label, .symbol = Symbol::Close, .selected = true};
    const float width = std::min(button_width(ui, unpin), ui.px(ui.size().menu_field));
    if (button(ui, unpin, flow.place(width, height))) ui.actions.push(TogglePin{});
  }
  if (state.query.basket.size() < 2) return;
  const std::string label = ui.say(Text::CompareSelected, {std::to_string(state.query.basket.size())});
  const ButtonSpec compare{.key = "compare", .label = label, .look = ButtonLook::Primary};
  if (button(ui, compare, flow.place(button_width(ui, compare), height))) ui.actions.push(CompareBasket{});
  const std::string stages = ui.say(Text::FlowOpen, {std::to_string(state.query.basket.size())});
  const ButtonSpec open{.key = "open-flow", .label = stages, .look = ButtonLook::Framed};
  if (button(ui, open, flow.place(button_width(ui, open), height))) ui.actions.push(OpenFlow{state.query.basket});
}

/// `12 of 30`, and at an earlier date how many rows came later and how many carry no date.
std::string count_words(const Ui& ui, const AppState& state, const BoardView& view) {
  std::string words =
      ui.say(Text::VisibleOfTotal, {std::to_string(view.rows().size()), std::to_string(view.board()->rows.size())});
  if (state.query.date.empty()) return words;
  words += ", " + ui.say(Text::BoardLater, {std::to_string(view.later_rows())});
  const std::uint32_t undated = view.dates().undated;
  return undated == 0 ? words : words + ", " + ui.say(Text::BoardUndated, {std::to_string(undated)});
}

}  // namespace

Rect board_tools_ui(Ui& ui, const AppState& state, const BoardView& view, const Rect& rect) {
  const float height = ui.px(ui.size().control_height);
  const float chip_height = ui.px(ui.size().chip_height);
  const Rect inner = rect.inset(ui.margin(), 0);
  Flow flow(ui, inner, height);
  const float field = ui.narrow() ? inner.w : ui.px(ui.size().search_field);
  if (const auto text =
          text_field(ui, "search", state.query.search, ui.say(Text::SearchRowsExpr), flow.place(field, height)))
    ui.actions.push(SetSearch{*text});
  table_menu_ui(ui, state, flow);
  profile_menu_ui(ui, state, flow);
  filter_menu_ui(ui, state, view, flow);
  if (ui.narrow()) column_menu_ui(ui, view, flow);
  order_menu_ui(ui, view, flow);
  if (ui.narrow()) {
    // The column menu stands for the groups.
  } else if (view.group_choices().size() > 1) {
    for (const GroupChoice& group : view.group_choices()) {
      const std::string title = group_title(ui, group.id);
      if (chip(ui, "group/" + group.id, title, flow.place(chip_width(ui, title), chip_height), group.shown)) {
        ui.actions.push(SetColumns{toggle_group(view, state.query.columns, group.id)});
      }
    }
  }
  if (view.kinds().size() > 1) {
    flow.space(ui.px(ui.size().gap));
    for (const FacetValue& kind : view.kinds()) {
      const std::string title = kind_title(ui, kind.value) + " " + std::to_string(kind.rows);
      if (chip(ui, "kind/" + kind.value, title, flow.place(chip_width(ui, title), chip_height), kind.chosen))
        ui.actions.push(ToggleFilter{"kind", kind.value});
    }
  }
  board_date_ui(ui, state, view,
                flow);  // before what its own moves make appear: the text layer keeps elements by place
  if (!state.query.filters.empty() || !state.query.search.empty() || !state.query.date.empty()) {
    const ButtonSpec clear{.key = "clear-filters", .label = ui.say(Text::ClearFilters), .look = ButtonLook::Quiet};
    if (button(ui, clear, flow.place(button_width(ui, clear), height))) ui.actions.push(ClearFilters{});
  }
  chosen_rows_ui(ui, state, view, flow);
  const std::string count = count_words(ui, state, view);
  const Rect count_box = flow.place(text_width(ui, count, {.size = ui.size().small}), height);
  draw_text(ui, count, count_box, {.size = ui.size().small, .color = ui.color().text_muted});
  ui.mirror.add(Role::Status, "visible-count", count, count_box);
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap));
  const auto& why = view.search_fault();
  if (!why) return rest;
  const std::string fault = ui.say(Text::FilterFault, {*why});
  const Rect line = rest.cut_top(ui.px(ui.size().chip_height)).inset(ui.margin(), 0);
  draw_text(ui, fault, line, {.size = ui.size().small, .color = ui.color().caution});
  ui.mirror.add(Role::Alert, "filter-fault", fault, line);
  return rest;
}

}  // namespace ego::web
