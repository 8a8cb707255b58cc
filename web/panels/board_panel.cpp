#include <algorithm>
#include <cmath>

#include "web/panels/board_cells.h"
#include "web/panels/panels.h"
#include "web/widgets/flow.h"
#include "web/widgets/grid.h"

namespace ego::web {
namespace {

constexpr std::uint32_t kRankColumn = 0;
constexpr std::uint32_t kNameColumn = 1;
constexpr std::uint32_t kFirstNumber = 2;

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

void profile_menu_ui(Ui& ui, const AppState& state, Flow& flow) {
  const BenchmarkData* data = state.current();
  const Report* report = data->report.ready();
  const bool scores_shown = effective_table(state) == kScoredTable ? report != nullptr : !data->local_rows.empty();
  if (data->benchmark == nullptr || !scores_shown) return;
  const std::string shown_id = effective_profile(state);
  const auto title_of = [&](const std::string& id) {
    const Profile* profile = find_profile(*data->benchmark, id);
    return profile == nullptr ? id : profile->id.value + " " + profile->version;
  };
  const std::string shown = title_of(shown_id);
  const Rect box =
      flow.place(menu_button_width(ui, ui.say(Text::ProfileLabel), shown), ui.px(ui.size().control_height));
  if (!menu_open(ui, "profile", ui.say(Text::ProfileLabel), shown, box)) return;
  const auto offered = report != nullptr ? report->settings.profiles : std::vector<std::string>{};
  for (const Profile& profile : data->benchmark->profiles()) {
    const bool has_scores =
        report == nullptr || std::find(offered.begin(), offered.end(), profile.id.value) != offered.end();
    if (!has_scores) continue;
    const std::string& title = localized(ui, profile.title, profile.title_zh);
    if (menu_item(ui, "profile/" + profile.id.value, title_of(profile.id.value), title, profile.id.value == shown_id))
      ui.actions.push(ChooseProfile{profile.id.value});
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

/// Filters, menus, groups, count. @return what is left below
Rect tools_ui(Ui& ui, const AppState& state, const BoardView& view, const Rect& rect) {
  const float height = ui.px(ui.size().control_height);
  const float chip_height = ui.px(ui.size().chip_height);
  const Rect inner = rect.inset(ui.margin(), 0);
  Flow flow(ui, inner, height);
  const float field = ui.narrow() ? inner.w : ui.px(ui.size().search_field);
  if (const auto text =
          text_field(ui, "search", state.query.search, ui.say(Text::SearchRows), flow.place(field, height)))
    ui.actions.push(SetSearch{*text});
  table_menu_ui(ui, state, flow);
  profile_menu_ui(ui, state, flow);
  if (ui.narrow()) {
    column_menu_ui(ui, view, flow);
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
  if (state.query.basket.size() >= 2) {
    const std::string label = ui.say(Text::CompareSelected, {std::to_string(state.query.basket.size())});
    const ButtonSpec compare{.key = "compare", .label = label, .look = ButtonLook::Primary};
    if (button(ui, compare, flow.place(button_width(ui, compare), height))) ui.actions.push(CompareBasket{});
  }
  const std::string count =
      ui.say(Text::VisibleOfTotal, {std::to_string(view.rows().size()), std::to_string(view.board()->rows.size())});
  const Rect count_box = flow.place(text_width(ui, count, {.size = ui.size().small}), height);
  draw_text(ui, count, count_box, {.size = ui.size().small, .color = ui.color().text_muted});
  ui.mirror.add(Role::Status, "visible-count", count, count_box);
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap));
  return rest;
}

/// Everything the grid needs for this frame; views into the board stay valid while it is drawn.
struct Layout {
  std::vector<GridColumn> columns;
  std::vector<GridGroup> groups;
  std::vector<std::string> group_titles;
};

SortMark sort_mark(const BoardView& view, std::uint32_t column) {
  if (view.sort_column() != column) return SortMark::None;
  return view.sort_descending() ? SortMark::Descending : SortMark::Ascending;
}

/// On a narrow page one column at a time: the one the rows are sorted by.
std::vector<std::uint32_t> shown_columns(const Ui& ui, const BoardView& view) {
  if (!ui.narrow() || view.columns().empty()) return view.columns();
  if (view.sort_column() == kSortByName) return {static_cast<std::uint32_t>(view.board()->main_column())};
  return {view.sort_column()};
}

Layout lay_out(const Ui& ui, const BoardView& view, const Rect& rect) {
  const Board& board = *view.board();
  Layout layout;
  const float pad = 2 * ui.px(ui.size().gap_small);
  float numbers = 0;
  const float rank = ui.px(ui.size().rank_column) + ui.margin() / 2;
  layout.columns.push_back({.key = "rank",
                            .title = ui.say(Text::RankColumn),
                            .width = rank,
                            .align = Align::Right,
                            .frozen = true,
                            .sortable = false});
  layout.columns.push_back({.key = "model",
                            .title = ui.say(Text::ModelColumn),
                            .width = 0,
                            .align = Align::Left,
                            .frozen = true,
                            .sort = sort_mark(view, kSortByName)});
  for (const std::uint32_t index : shown_columns(ui, view)) {
    const BoardColumn& column = board.columns[index];
    const std::string& title = localized(ui, column.title, column.title_zh);
    const float wanted =
        text_width(ui, title, {.size = ui.size().small, .weight = Weight::Strong}) + ui.px(ui.size().mark) + pad;
    const float width = std::clamp(wanted, ui.px(ui.size().number_column_least), ui.px(ui.size().number_column_most));
    numbers += width;
    layout.columns.push_back(
        {.key = column.id.value, .title = title, .spoken = title, .width = width, .sort = sort_mark(view, index)});
  }
  // What is left goes to the names first, then evenly to the numbers, so that columns stay within reach of the eye.
  const float scrollbar = ui.px(ui.size().scrollbar);
  const float room = rect.w - layout.columns[kRankColumn].width - numbers - scrollbar;
  const float least = ui.px(ui.narrow() ? ui.size().name_column_narrow : ui.size().name_column);
  const float most = ui.narrow() ? rect.w : ui.px(ui.size().name_column_most);
  layout.columns[kNameColumn].width = std::clamp(room, least, std::max(least, most));
  const float spare = room - layout.columns[kNameColumn].width;
  if (spare > 0 && layout.columns.size() > kFirstNumber) {
    const float each = std::min(std::floor(spare / static_cast<float>(layout.columns.size() - kFirstNumber)),
                                ui.px(ui.size().number_column));
    for (std::size_t i = kFirstNumber; i < layout.columns.size(); ++i) layout.columns[i].width += each;
  }
  if (view.groups().size() > 1 && !ui.narrow()) {
    // A heading over a single column would only repeat it.
    for (const ColumnGroup& group : view.groups())
      layout.group_titles.push_back(group.count > 1 ? group_title(ui, group.id) : std::string{});
    for (std::size_t i = 0; i < view.groups().size(); ++i)
      layout.groups.push_back({layout.group_titles[i], view.groups()[i].first + kFirstNumber, view.groups()[i].count});
  }
  return layout;
}

void header_ui(Ui& ui, const BoardView& view, const Layout& layout, Grid& grid) {
  const SortMode mode = ImGui::GetIO().KeyShift ? SortMode::Add : SortMode::Replace;
  for (std::uint32_t column = 0; column < layout.columns.size(); ++column) {
    if (!grid.header(column)) continue;
    if (column == kNameColumn) {
      ui.actions.push(SortBy{"model", mode, Direction::Ascending});
    } else {
      const BoardColumn& sorted = view.board()->columns[shown_columns(ui, view)[column - kFirstNumber]];
      ui.actions.push(
          SortBy{sorted.id.value, mode, sorted.higher_is_better ? Direction::Descending : Direction::Ascending});
    }
  }
  grid.end_header();
}

}  // namespace

void board_ui(Ui& ui, const AppState& state, const BoardView& view, const Rect& rect) {
  const Board& board = *view.board();
  Rect rest = tools_ui(ui, state, view, rect);
  if (view.rows().empty()) return nothing_fits_ui(ui, state, rest);
  const Layout layout = lay_out(ui, view, rest);
  const std::vector<std::uint32_t> columns = shown_columns(ui, view);

  GridSpec spec{.key = "board",
                .label = board.title,
                .columns = layout.columns,
                .groups = layout.groups,
                .rows = static_cast<std::uint32_t>(view.rows().size()),
                .row_height = ui.px(ui.size().row_height_two)};
  for (std::uint32_t i = 0; i < view.rows().size(); ++i) {
    if (board.rows[view.rows()[i]].id.value == state.selected_row) spec.reveal = i;
  }
  Grid grid(ui, spec, rest);
  header_ui(ui, view, layout, grid);
  const std::size_t ranked = view.sort_column() == kSortByName ? board.main_column() : view.sort_column();
  for (std::uint32_t index = grid.first_row(); index < grid.rows_end(); ++index) {
    const BoardRow& row = board.rows[view.rows()[index]];
    const Press press = grid.begin_row(index, "row/" + row.id.value, row.name, row.id.value == state.selected_row);
    if (press.clicked) ui.actions.push(ToggleDrawer{row.id.value});
    if (const auto cell = grid.cell(kRankColumn)) rank_cell(ui, grid, kRankColumn, row, ranked, *cell);
    if (const auto cell = grid.cell(kNameColumn)) name_cell(ui, grid, kNameColumn, state, row, *cell);
    for (std::uint32_t i = 0; i < columns.size(); ++i) {
      if (const auto cell = grid.cell(i + kFirstNumber)) {
        score_cell(ui, grid, i + kFirstNumber, view, row, columns[i], *cell);
        // The keyboard's place in the row: what the column's keys are about.
        if (row.id.value == state.selected_row && board.columns[columns[i]].id.value == state.selected_column)
          outline(ui, cell->inset(ui.px(ui.size().hairline), ui.px(ui.size().hairline)), ui.color().accent,
                  ui.px(ui.size().rounding_small));
      }
    }
    grid.end_row();
  }
}

}  // namespace ego::web
