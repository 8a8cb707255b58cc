#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/compare/pair.h"
#include "web/panels/board_words.h"
#include "web/panels/pair_parts.h"
#include "web/panels/panels.h"
#include "web/widgets/flow.h"

namespace ego::web {
namespace {

constexpr std::uint32_t kName = 0;
constexpr std::uint32_t kPlot = 1;
constexpr std::uint32_t kNumbers = 2;
constexpr std::uint32_t kItems = 3;

/// Both ends of the axis: the widest interval of a slice that can show something, on whole steps of ten points.
double reach_of(const std::vector<const Comparison*>& rows) {
  constexpr double kSteps = 10;
  double reach = 0;
  for (const Comparison* row : rows) {
    if (is_small_slice(*row)) continue;
    reach = std::max(reach, std::fabs(row->difference));
    if (row->interval) reach = std::max({reach, std::fabs(row->interval->lo), std::fabs(row->interval->hi)});
  }
  return std::max(1.0, std::ceil(reach * kSteps)) / kSteps;
}

Color slice_color(const Ui& ui, const Comparison& comparison) {
  if (is_small_slice(comparison)) return ui.color().missing;
  if (comparison.verdict == PairVerdict::Better) return ui.color().right;
  if (comparison.verdict == PairVerdict::Worse || comparison.verdict == PairVerdict::WithinMargin)
    return ui.color().wrong;
  return ui.color().text;
}

/// Interval as a line, difference as a square on it, zero as a line through all rows.
void draw_slice(const Ui& ui, const Comparison& comparison, double reach, const Rect& rect) {
  const Rect plot = rect.inset(ui.px(ui.size().gap_small), 0);
  const auto place = [&](double value) {
    return plot.x + plot.w * static_cast<float>(std::clamp((value / reach + 1) / 2, 0.0, 1.0));
  };
  const float hairline = ui.px(ui.size().hairline);
  fill({std::floor(place(0)), rect.y, hairline, rect.h}, ui.color().line_strong);
  const Color color = slice_color(ui, comparison);
  const float stroke = ui.px(ui.size().bracket_stroke);
  if (comparison.interval) {
    const float left = place(comparison.interval->lo);
    fill({left, std::floor(rect.mid_y() - stroke / 2), place(comparison.interval->hi) - left, stroke}, color);
  }
  const float half = ui.px(ui.size().square) / 2;
  fill({std::floor(place(comparison.difference) - half), std::floor(rect.mid_y() - half), 2 * half, 2 * half}, color);
}

}  // namespace

void pair_slices_ui(Ui& ui, const AppState& state, const PairView& view, const Rect& rect) {
  std::vector<const Comparison*> rows{view.comparison()};
  for (const Comparison& slice : view.slices()) rows.push_back(&slice);
  const double reach = reach_of(rows);
  constexpr double kPoints = 100;
  const std::string end = fmt::format("{:.0f}", kPoints * reach);

  Rect rest = rect;
  constexpr std::string_view kCoarse = "20";
  const std::string note = ui.say(Text::PairSlicesNote, {std::to_string(rows.size() - 1), kCoarse});
  const Rect line = rest.cut_top(ui.px(ui.size().chip_height));
  draw_text(ui, note, line, {.size = ui.size().small, .color = ui.color().text_muted});
  ui.mirror.add(Role::Text, "slices-note", note, line);

  const float label = ui.px(ui.narrow() ? ui.size().name_column_narrow : ui.size().forest_label);
  const float numbers = ui.px(ui.size().forest_numbers);
  const float items = ui.px(ui.size().rank_column) * 2;
  const float plot = std::max(label, rest.w - label - numbers - items - ui.px(ui.size().scrollbar));
  const std::array<GridColumn, 4> columns{{
      {.key = "slice",
       .title = ui.say(Text::PairSlices),
       .width = label,
       .align = Align::Left,
       .frozen = true,
       .sortable = false},
      {.key = "plot", .title = "0", .width = plot, .align = Align::Center, .sortable = false},
      {.key = "difference", .title = ui.say(Text::PairDifference), .width = numbers, .sortable = false},
      {.key = "n", .title = "n", .width = items, .sortable = false},
  }};
  const GridSpec spec{.key = "slices",
                      .label = ui.say(Text::PairSlices),
                      .columns = columns,
                      .rows = static_cast<std::uint32_t>(rows.size()),
                      .row_height = ui.px(ui.size().forest_row)};
  Grid grid(ui, spec, rest);
  for (std::uint32_t column = 0; column < columns.size(); ++column) {
    grid.header(column);
    if (column != kPlot) continue;
    // Both ends of the axis, where they are.
    const TextLook look{.size = ui.size().small, .color = ui.color().text_muted};
    Rect ends{rest.x + label, rest.y, plot, ui.px(ui.size().head_height)};
    ends = ends.inset(ui.px(ui.size().gap_small), 0);
    draw_text(ui, "\u2212" + end, ends, look);
    draw_text(ui, "+" + end, ends, {.size = look.size, .align = Align::Right, .color = look.color});
  }
  grid.end_header();
  for (std::uint32_t index = grid.first_row(); index < grid.rows_end(); ++index) {
    const Comparison& slice = *rows[index];
    const Column* column = find_column(*view.questions(), slice.column.value);
    if (column == nullptr) continue;
    std::string title = localized(ui, column->title, column->title_zh);
    // Crossed columns name both of their facets themselves.
    const bool crossed = column->group.find(" x ") != std::string::npos;
    if (!column->group.empty() && !crossed && index > 0) title = group_title(ui, column->group) + " \u00b7 " + title;
    const std::string key = "slice/" + slice.column.value;
    const Press press = grid.begin_row(index, key, title, slice.column.value == state.query.column);
    if (press.clicked) ui.actions.push(ChooseColumn{slice.column.value});
    const bool small = is_small_slice(slice);
    const TextLook look{.size = ui.size().small,
                        .weight = index == 0 ? Weight::Strong : Weight::Regular,
                        .color = small ? ui.color().text_muted : ui.color().text};
    TextLook right = look;
    right.align = Align::Right;
    const float pad = ui.px(ui.size().gap_small);
    if (const auto cell = grid.cell(kName)) {
      draw_text(ui, title, cell->inset(pad, 0), look);
      grid.describe(kName, Role::RowHeader, title, small ? title + ", " + flag_words(ui, "small_slice") : "", *cell);
    }
    if (const auto cell = grid.cell(kPlot)) draw_slice(ui, slice, reach, *cell);
    if (const auto cell = grid.cell(kNumbers)) {
      const std::string text = points_text(slice.difference) + " " + points_interval(slice);
      draw_text(ui, text, cell->inset(pad, 0), right);
      grid.describe(kNumbers, Role::Cell, text, comparison_words(ui, slice), *cell);
    }
    if (const auto cell = grid.cell(kItems)) {
      const std::string n = std::to_string(slice.table.n());
      draw_text(ui, n, cell->inset(pad, 0), right);
      grid.describe(kItems, Role::Cell, n, "", *cell);
    }
    grid.end_row();
    if (press.hovered) tooltip(ui, title + "\n" + comparison_words(ui, slice));
  }
}

}  // namespace ego::web
