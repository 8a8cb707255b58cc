#include <algorithm>

#include <fmt/format.h>

#include "web/panels/item_parts.h"
#include "web/panels/numbers.h"
#include "web/panels/parse_parts.h"
#include "web/widgets/grid.h"

namespace ego::web {
namespace {

constexpr std::uint32_t kNameCells = 0;
constexpr std::uint32_t kDiffersCells = 1;
constexpr std::uint32_t kFirstProfile = 2;

/// Two lines of a cell, right-aligned.
void two_lines(Ui& ui, std::string_view first, std::string_view second, const Rect& rect) {
  const Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  const float high = ui.px(ui.size().body) + ui.px(ui.size().gap_tiny);
  const float low = ui.px(ui.size().small);
  const float top = inner.mid_y() - (high + low) / 2;
  draw_text(ui, first, {inner.x, top, inner.w, high}, {.align = Align::Right});
  draw_text(ui, second, {inner.x, top + high, inner.w, low},
            {.size = ui.size().small, .align = Align::Right, .color = ui.color().text_muted});
}

std::string value_text(const ProfileCell& cell) {
  if (cell.value) return percent_text(*cell.value);
  return cell.n > 0 ? fmt::format("{}/{}", cell.k, cell.n) : std::string("\u2013");
}

void profile_cell(Ui& ui, Grid& grid, std::uint32_t column, const ProfileCell& cell, const Rect& rect) {
  const std::string value = value_text(cell);
  std::string detail = fmt::format("n {}", cell.n);
  std::string spoken = ui.say(Text::ParseScore, {value, std::to_string(cell.n)});
  if (column > kFirstProfile) {
    detail += fmt::format("  \u2260{}  \u25b2{} \u25bc{}", cell.differs, cell.gained, cell.lost);
    spoken += "; " + ui.say(Text::ParseAgainstFirst,
                            {std::to_string(cell.differs), std::to_string(cell.gained), std::to_string(cell.lost)});
  }
  two_lines(ui, value, detail, rect);
  grid.describe(column, Role::Cell, value, spoken, rect);
  if (ImGui::IsMouseHoveringRect(corner(rect), far_corner(rect)) && ImGui::IsWindowHovered()) tooltip(ui, spoken);
}

/// On a narrow page: the row and what is read differently in it, its score under each profile below.
void card_cell(Ui& ui, Grid& grid, const ParseView& view, const ParseRow& row, const Rect& rect) {
  const Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  const float high = ui.px(ui.size().body) + ui.px(ui.size().gap_tiny);
  const float low = ui.px(ui.size().small) + ui.px(ui.size().gap_tiny);
  const TextLook small{.size = ui.size().small, .align = Align::Right, .color = ui.color().text_muted};
  Rect top{inner.x, inner.mid_y() - (high + low) / 2, inner.w, high};
  Rect bottom{inner.x, top.bottom(), inner.w, low};
  const std::string differs = std::string(ui.say(Text::ParseDiffers)) + " " + std::to_string(row.items) + "  \u00b7  " +
                              ui.say(Text::ParseVerdicts, {std::to_string(row.verdict_items)});
  const Rect right = top.cut_right(text_width(ui, differs, small));
  top.cut_right(ui.px(ui.size().gap_small));
  draw_text(ui, row.name, top, {});
  grid.describe(kNameCells, Role::RowHeader, row.name, "", top);
  draw_text(ui, differs, right, small);
  grid.describe(kDiffersCells, Role::Cell, differs, "", right);
  const float each = bottom.w / static_cast<float>(std::max<std::size_t>(1, row.cells.size()));
  for (std::uint32_t p = 0; p < row.cells.size(); ++p) {
    const std::string value = value_text(row.cells[p]);
    const Rect whole = bottom.cut_left(each);
    Rect box = whole;
    box.cut_left(draw_text(ui, value, box, {.size = ui.size().small}).w + ui.px(ui.size().gap_tiny));
    draw_text(ui, view.labels()[p], box, {.size = ui.size().tag, .color = ui.color().text_muted});
    grid.describe(p + kFirstProfile, Role::Cell, value,
                  view.labels()[p] + ": " + ui.say(Text::ParseScore, {value, std::to_string(row.cells[p].n)}), whole);
  }
}

/// The cells of one row on a wide page.
void row_cells(Ui& ui, Grid& grid, const ParseRow& row) {
  if (const auto cell = grid.cell(kNameCells)) {
    draw_text(ui, row.name, cell->inset(ui.px(ui.size().gap_small), 0), {});
    grid.describe(kNameCells, Role::RowHeader, row.name, "", *cell);
  }
  if (const auto cell = grid.cell(kDiffersCells)) {
    const std::string items = std::to_string(row.items);
    const std::string verdicts = ui.say(Text::ParseVerdicts, {std::to_string(row.verdict_items)});
    two_lines(ui, items, verdicts, *cell);
    grid.describe(kDiffersCells, Role::Cell, items, items + ", " + verdicts, *cell);
  }
  for (std::uint32_t p = 0; p < row.cells.size(); ++p) {
    if (const auto cell = grid.cell(p + kFirstProfile)) profile_cell(ui, grid, p + kFirstProfile, row.cells[p], *cell);
  }
}

bool is_filtered(const AppState& state, std::string_view field, std::string_view value) {
  return std::any_of(state.query.filters.begin(), state.query.filters.end(), [&](const FilterGroup& group) {
    return std::any_of(group.begin(), group.end(),
                       [&](const FieldTest& test) { return test.field == field && test.value == value; });
  });
}

}  // namespace

std::string profile_number(std::size_t profile) { return std::to_string(profile + 1); }

float parse_table_height(const Ui& ui, const ParseView& view) {
  return ui.px(ui.size().head_height) + static_cast<float>(view.rows().size()) * ui.px(ui.size().row_height_two);
}

void parse_table_ui(Ui& ui, const AppState& state, const ParseView& view, const Rect& rect) {
  // Of a narrow page only the row's column has a width: its cells are cards.
  const float wide = ui.narrow() ? 0 : ui.px(ui.size().profile_column);
  const float narrow = ui.narrow() ? 0 : ui.px(ui.size().answer_column);
  const float all = narrow + wide * static_cast<float>(view.profiles().size()) + ui.px(ui.size().scrollbar);
  const float name = std::max(ui.px(ui.size().name_column_narrow), rect.w - all);
  std::vector<GridColumn> columns;
  columns.push_back({.key = "model",
                     .title = ui.say(Text::ModelColumn),
                     .width = name,
                     .align = Align::Left,
                     .frozen = !ui.narrow(),
                     .sortable = false});
  columns.push_back({.key = "differs", .title = ui.say(Text::ParseDiffers), .width = narrow, .sortable = false});
  for (std::size_t p = 0; p < view.profiles().size(); ++p) {
    const std::string& label = view.labels()[p];
    columns.push_back({.key = view.profiles()[p], .title = label, .spoken = label, .width = wide, .sortable = false});
  }
  const GridSpec spec{.key = "parse-table",
                      .label = ui.say(Text::ParseTable),
                      .columns = columns,
                      .rows = static_cast<std::uint32_t>(view.rows().size()),
                      .row_height = ui.px(ui.size().row_height_two)};
  Grid grid(ui, spec, rect);
  for (std::uint32_t column = 0; column < columns.size(); ++column) grid.header(column);
  grid.end_header();
  for (std::uint32_t index = grid.first_row(); index < grid.rows_end(); ++index) {
    const ParseRow& row = view.rows()[index];
    const std::string& id = row.submission->submission.row.value;
    const Press press = grid.begin_row(index, "parse-row/" + id, row.name, is_filtered(state, kRowField, id));
    if (press.clicked) ui.actions.push(ToggleFilter{std::string(kRowField), id});
    if (!ui.narrow())
      row_cells(ui, grid, row);
    else if (const auto cell = grid.cell(kNameCells))
      card_cell(ui, grid, view, row, *cell);
    grid.end_row();
  }
}

void parse_matrix_ui(Ui& ui, const AppState& state, const ParseView& view, Stack& page) {
  const std::size_t count = view.profiles().size();
  if (count < 2) return;
  section_title(ui, "parse-matrix", ui.say(Text::ParseMatrix), page);
  std::uint64_t most = 1;
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = 0; b < count; ++b) most = std::max(most, view.differing(a, b));
  }
  const float height = ui.px(ui.size().chip_height);
  const float room = page.here().w;
  const float cell =
      std::min(ui.px(ui.size().profile_matrix_cell), room * ui.size().matrix_share / static_cast<float>(count));
  const TextLook small{.size = ui.size().small, .align = Align::Center, .color = ui.color().text_muted};
  Rect head = page.take(height);
  head.cut_left(room - cell * static_cast<float>(count));
  for (std::size_t b = 0; b < count; ++b) draw_text(ui, profile_number(b), head.cut_left(cell), small);
  for (std::size_t a = 0; a < count; ++a) {
    Rect line = page.take(height);
    const Rect name = line.cut_left(room - cell * static_cast<float>(count));
    draw_text(ui, profile_number(a) + "  " + view.labels()[a], name, {.size = ui.size().small});
    for (std::size_t b = 0; b < count; ++b) {
      const Rect box = line.cut_left(cell).inset(1, 1);
      if (a == b) {
        fill(box, ui.color().panel, 0);
        continue;
      }
      const std::string number = std::to_string(view.differing(a, b));
      const std::string pair = view.profiles()[std::min(a, b)] + "|" + view.profiles()[std::max(a, b)];
      const bool on = is_filtered(state, kPairField, pair);
      const std::string spoken = ui.say(Text::ParsePair, {view.labels()[a], view.labels()[b], number});
      const std::string key = "pair/" + profile_number(a) + "/" + profile_number(b);
      const Press press = press_area(ui, key, box, Role::Toggle, spoken, on);
      if (press.clicked) ui.actions.push(ToggleFilter{std::string(kPairField), pair});
      if (press.hovered) tooltip(ui, spoken);
      const float share = static_cast<float>(view.differing(a, b)) / static_cast<float>(most);
      fill(box, with_alpha(ui.color().accent, share * ui.size().tint), 0);
      if (press.hovered) fill(box, ui.color().hover, 0);
      if (on) outline(ui, box, ui.color().accent, 0);
      draw_text(ui, number, box, {.size = ui.size().small, .align = Align::Center});
      if (press.focused) focus_ring(ui, box, ui.px(ui.size().rounding_small));
    }
  }
}

}  // namespace ego::web
