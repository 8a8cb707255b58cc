#include <algorithm>

#include "core/compare/pair.h"
#include "web/panels/board_words.h"
#include "web/panels/pair_parts.h"
#include "web/panels/panels.h"

namespace ego::web {
namespace {

constexpr double kAlpha = 0.05;

/// What a cell shows: the column's row minus the line's row.
struct MatrixCell {
  std::string text;
  std::string spoken;
  std::string_view sign;
  Color color;
};

MatrixCell matrix_cell(const Ui& ui, const BasketView& basket, std::size_t line, std::size_t column) {
  const BasketView::Pair pair = basket.pair(std::min(line, column), std::max(line, column));
  if (pair.comparison == nullptr) return {"\u2026", ui.say(Text::WaitingReplies), "", ui.color().text_muted};
  const double difference = line < column ? pair.comparison->difference : -pair.comparison->difference;
  MatrixCell out{points_text(difference), "", "", ui.color().text_muted};
  out.spoken =
      basket.rows()[column].name + " - " + basket.rows()[line].name + ": " + ui.say(Text::PairPoints, {out.text});
  if (!pair.p_family) return out;
  out.spoken += ", p " + p_text(*pair.p_family);
  if (*pair.p_family > kAlpha || difference == 0) return out;
  out.sign = difference > 0 ? "\u25b2" : "\u25bc";
  out.color = difference > 0 ? ui.color().right : ui.color().wrong;
  return out;
}

}  // namespace

void pair_matrix_ui(Ui& ui, const AppState& state, const BasketView& basket, const Rect& rect) {
  const auto& rows = basket.rows();
  if (rows.empty()) return message_ui(ui, "empty", ui.say(Text::WaitingReplies), rect);
  Rect rest = rect;
  const std::string pairs = std::to_string(rows.size() * (rows.size() - 1) / 2);
  const std::string note = ui.say(Text::PairMatrixNote, {basket.is_max_t() ? "max-T" : "Holm", pairs});
  const Rect note_line = rest.cut_top(ui.px(ui.size().chip_height));
  draw_text(ui, note, note_line, {.size = ui.size().small, .color = ui.color().text_muted});
  ui.mirror.add(Role::Text, "matrix-note", note, note_line);

  std::vector<GridColumn> columns{{.key = "row",
                                   .title = ui.say(Text::PairBaseline),
                                   .width = ui.px(ui.narrow() ? ui.size().name_column_narrow : ui.size().name_column),
                                   .align = Align::Left,
                                   .frozen = true,
                                   .sortable = false}};
  for (const BasketView::Row& row : rows)
    columns.push_back({.key = row.id,
                       .title = row.name,
                       .spoken = row.name,
                       .width = ui.px(ui.size().matrix_cell),
                       .sortable = false});
  const GridSpec spec{.key = "matrix",
                      .label = ui.say(Text::PairAllPairs),
                      .columns = columns,
                      .rows = static_cast<std::uint32_t>(rows.size()),
                      .row_height = ui.px(ui.size().matrix_row)};
  Grid grid(ui, spec, rest);
  for (std::uint32_t column = 0; column < columns.size(); ++column) grid.header(column);
  grid.end_header();
  for (std::uint32_t line = grid.first_row(); line < grid.rows_end(); ++line) {
    grid.begin_row(line, "matrix-row/" + rows[line].id, rows[line].name, false);
    if (const auto cell = grid.cell(0)) {
      draw_text(ui, rows[line].name, cell->inset(ui.px(ui.size().gap_small), 0), {.size = ui.size().small});
      grid.describe(0, Role::RowHeader, rows[line].name, "", *cell);
    }
    for (std::uint32_t column = 0; column < rows.size(); ++column) {
      const auto cell = grid.cell(column + 1);
      if (!cell) continue;
      if (column == line) {
        hatch(ui, cell->inset(ui.px(ui.size().gap_tiny), ui.px(ui.size().gap_tiny)), ui.color().line);
        continue;
      }
      const MatrixCell shown = matrix_cell(ui, basket, line, column);
      const std::string key = "pair/" + rows[line].id + "/" + rows[column].id;
      const std::vector<std::string>& open = state.query.targets;
      const bool current = open.size() == 2 && open[0] == rows[line].id && open[1] == rows[column].id;
      const Press press = press_area(ui, key, *cell, Role::Cell, shown.spoken, current);
      ui.mirror.last().column = static_cast<std::int32_t>(column) + 2;
      if (press.clicked) ui.actions.push(OpenPair{rows[line].id, rows[column].id});
      if (current) fill(*cell, ui.color().selected);
      if (press.hovered) fill(*cell, press.held ? ui.color().pressed : ui.color().hover);
      Rect inner = cell->inset(ui.px(ui.size().gap_small), 0);
      const Rect text = draw_text(ui, shown.text, inner, {.align = Align::Right, .color = shown.color});
      inner.w = text.x - inner.x - ui.px(ui.size().gap_tiny);
      draw_text(ui, shown.sign, inner, {.size = ui.size().tag, .align = Align::Right, .color = shown.color});
      if (press.focused) focus_ring(ui, *cell, 0);
      if (press.hovered) tooltip(ui, shown.spoken);
    }
    grid.end_row();
  }
}

}  // namespace ego::web
