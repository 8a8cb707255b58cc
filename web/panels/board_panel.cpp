#include <algorithm>
#include <cmath>
#include <utility>

#include "web/panels/board_cells.h"
#include "web/panels/board_parts.h"
#include "web/panels/board_words.h"
#include "web/panels/panels.h"
#include "web/widgets/grid.h"

namespace ego::web {
namespace {

constexpr std::uint32_t kRankColumn = 0;
constexpr std::uint32_t kNameColumn = 1;
constexpr std::uint32_t kFirstNumber = 2;

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

Layout lay_out(const Ui& ui, const Views& views, const Rect& rect) {
  const BoardView& view = views.board;
  const Board& board = *view.board();
  Layout layout;
  const float pad = 2 * ui.px(ui.size().gap_small);
  float numbers = 0;
  const float least_number = ui.px(views.pin.row() ? ui.size().pin_column_least : ui.size().number_column_least);
  const float rank = band_lanes_width(ui, view) + rank_text_width(ui, view);
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
    const bool ranked = index == view.ranked_column() && !views.pin.row();
    const float marks = views.pin.row() ? 0 : marks_width(ui, view, index);
    const float least = (ranked ? ui.px(ui.size().ranked_column) : least_number) + marks;
    const float width = std::clamp(wanted, least, std::max(least, ui.px(ui.size().number_column_most)));
    numbers += width;
    layout.columns.push_back({.key = column.id.value, .title = title, .width = width, .sort = sort_mark(view, index)});
  }
  // What is left goes to the names first, then evenly to the numbers, so that columns stay within reach of the eye.
  const float scrollbar = ui.px(ui.size().scrollbar);
  const float room = rect.w - layout.columns[kRankColumn].width - numbers - scrollbar;
  const float least_name = ui.px(ui.narrow() ? ui.size().name_column_narrow : ui.size().name_column);
  const float most = ui.narrow() ? rect.w : ui.px(ui.size().name_column_most);
  layout.columns[kNameColumn].width = std::clamp(room, least_name, std::max(least_name, most));
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

/// Title, formula and source of a column, and what its axis shows.
void header_note_ui(const Ui& ui, const BoardView& view, std::uint32_t index) {
  const Board& board = *view.board();
  std::string note = localized(ui, board.columns[index].title, board.columns[index].title_zh) + "\n" +
                     column_help(ui, board.columns[index]);
  if (const auto& axis = view.axes()[index]) {
    note += "\n" + ui.say(Text::AxisFromTo, {score_text(axis->low, board.columns[index].unit),
                                             score_text(axis->high, board.columns[index].unit)});
  }
  if (const std::string scoring = profile_help(ui, board); !scoring.empty()) note += "\n" + scoring;
  tooltip(ui, note);
}

void header_ui(Ui& ui, const BoardView& view, const Layout& layout, Grid& grid) {
  const SortMode mode = ImGui::GetIO().KeyShift ? SortMode::Add : SortMode::Replace;
  for (std::uint32_t column = 0; column < layout.columns.size(); ++column) {
    const bool clicked = grid.header(column);
    if (grid.header_hovered() && column >= kFirstNumber)
      header_note_ui(ui, view, shown_columns(ui, view)[column - kFirstNumber]);
    if (!clicked) continue;
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

void board_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const BoardView& view = views.board;
  const Board& board = *view.board();
  Rect rest = board_power_ui(ui, state, views, rect);
  rest = board_tools_ui(ui, state, view, rest);
  rest = board_items_ui(ui, state, view, rest);
  if (view.rows().empty()) return nothing_fits_ui(ui, state, rest);
  const Layout layout = lay_out(ui, views, rest);
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
  BandMarks bands;
  {
    Grid grid(ui, spec, rest);
    header_ui(ui, view, layout, grid);
    const BoardFrame frame{state, views, board, grid, best_baseline(board, view.ranked_column())};
    for (std::uint32_t index = grid.first_row(); index < grid.rows_end(); ++index) {
      const std::uint32_t row_index = view.rows()[index];
      const BoardRow& row = board.rows[row_index];
      const Press press = grid.begin_row(index, "row/" + row.id.value, row.name, row.id.value == state.selected_row);
      if (press.clicked) ui.actions.push(ToggleDrawer{row.id.value});
      if (const auto cell = grid.cell(kRankColumn)) rank_cell(ui, frame, kRankColumn, row, *cell);
      if (const auto cell = grid.cell(kNameColumn)) name_cell(ui, frame, kNameColumn, row, *cell);
      for (std::uint32_t i = 0; i < columns.size(); ++i) {
        const auto cell = grid.cell(i + kFirstNumber);
        if (!cell) continue;
        if (views.pin.row())
          pin_cell(ui, frame, i + kFirstNumber, row_index, columns[i], *cell);
        else
          score_cell(ui, frame, i + kFirstNumber, row_index, columns[i], *cell);
      }
      grid.end_row();
    }
    bands = band_brackets_ui(ui, state, view, grid, kRankColumn);
  }
  describe_bands(ui, std::move(bands), rest);
}

}  // namespace ego::web
