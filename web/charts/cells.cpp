#include "web/charts/cells.h"

#include <algorithm>
#include <cmath>

#include "web/charts/labels.h"
#include "web/theme/chart_sizes.h"

namespace ego::web::charts {
namespace {

constexpr const ChartSizes& kSize = kChartSizes;

struct Layout {
  float labels = 0;   ///< width of the row labels
  float head = 0;     ///< height of the column labels
  float width = 0;    ///< of a cell
  float height = 0;
};

Layout lay_out(const CellGrid& grid, Space space) {
  const bool numbered = grid.labels == Labels::Numbers;
  Layout layout;
  float longest = 0;
  for (const std::string& row : grid.rows) longest = std::max(longest, estimated_width(row, kSize.label));
  const bool broad = space == Space::Broad;
  layout.labels =
      std::min(longest + 2 * kSize.gap, space == Space::Narrow ? kSize.row_label_narrow : kSize.row_label * 2);
  const auto columns = static_cast<float>(std::max<std::size_t>(1, grid.columns.size()));
  const float square = broad ? kSize.square_most_broad : kSize.square_most;
  const float most = numbered ? square : broad ? kSize.cell_most_broad : kSize.cell_most;
  layout.width = std::min((width_of(space) - layout.labels) / columns, most);
  const bool two_lines = std::any_of(grid.cells.begin(), grid.cells.end(),
                                     [](const Cell& cell) { return !cell.second.empty() || cell.span; });
  layout.height =
      numbered ? std::min(layout.width, kSize.cell_height * 2 / 3) : (two_lines ? kSize.cell_height : kSize.line * 2);
  layout.head = numbered ? kSize.line : 2 * kSize.line;
  return layout;
}

void draw_span(Pen& pen, const CellSpan& span, const Rect& inner) {
  const auto at = [&](double share) { return inner.x + inner.w * static_cast<float>(std::clamp(share, 0.0, 1.0)); };
  const float y = inner.mid_y();
  pen.line({{inner.x, y}, {inner.right(), y}}, Ink::Line, kSize.hairline);
  pen.line({{at(span.low), y}, {at(span.high), y}}, Ink::Muted, kSize.whisker);
  pen.box({at(span.middle) - kSize.whisker, y - kSize.bar, 2 * kSize.whisker, 2 * kSize.bar}, Ink::Text);
}

void draw_cell(Pen& pen, const CellGrid& grid, const Cell& cell, const Rect& rect) {
  const Rect box = rect.inset(kSize.cell_gap / 2, kSize.cell_gap / 2);
  if (cell.absent) {
    pen.hatch(box, Ink::Line);
  } else if (cell.weak || cell.text.empty()) {
    pen.frame(box, Ink::Line, kSize.hairline);
  } else {
    pen.box(box, Ink::Panel);
    const auto share = static_cast<float>(std::min(1.0, std::abs(cell.amount)));
    pen.box(box, cell.amount < 0 ? grid.less : grid.more, share * kSize.tint);
  }
  Rect inner = box.inset(kSize.gap / 2, kSize.gap / 4);
  if (cell.span) draw_span(pen, *cell.span, inner.cut_bottom(2 * kSize.bar));
  const float second = cell.second.empty() ? 0 : kSize.small * kSize.line;
  const float block = kSize.line + second;
  inner.y += (inner.h - block) / 2;
  const Rect line = inner.cut_top(kSize.line);
  const float size = estimated_width(cell.text, kSize.label) > line.w ? kSize.small : kSize.label;
  pen.label({box.x, line.y, box.w, line.h}, cell.text, cell.weak ? Ink::Muted : Ink::Text, size, TextSide::Center);
  pen.last().strong = !cell.weak;
  if (!cell.second.empty())
    pen.label({inner.x, inner.y, inner.w, second}, cell.second, Ink::Muted, kSize.small, TextSide::Center);
  if (!cell.note.empty() || !cell.opens.empty()) pen.spot(rect, cell.note, cell.opens, cell.opens_too);
}

}  // namespace

Chart draw_cells(const CellGrid& grid, Space space) {
  const Layout layout = lay_out(grid, space);
  const bool numbered = grid.labels == Labels::Numbers;
  Chart chart;
  chart.title = grid.title;
  chart.sentence = grid.sentence;
  chart.width = layout.labels + layout.width * static_cast<float>(grid.columns.size());
  chart.height = layout.head + layout.height * static_cast<float>(grid.rows.size());
  Pen pen(chart);
  for (std::size_t column = 0; column < grid.columns.size(); ++column) {
    const Rect head{layout.labels + layout.width * static_cast<float>(column), 0, layout.width, layout.head};
    draw_wrapped(pen, numbered ? std::to_string(column + 1) : grid.columns[column], head, Ink::Muted, TextSide::Center);
  }
  for (std::size_t row = 0; row < grid.rows.size(); ++row) {
    const float y = layout.head + layout.height * static_cast<float>(row);
    const std::string name = numbered ? std::to_string(row + 1) + "  " + grid.rows[row] : grid.rows[row];
    pen.label({0, y, layout.labels - kSize.gap, layout.height}, name, Ink::Text, kSize.label);
    for (std::size_t column = 0; column < grid.columns.size(); ++column) {
      const Rect rect{layout.labels + layout.width * static_cast<float>(column), y, layout.width, layout.height};
      draw_cell(pen, grid, grid.cells[row * grid.columns.size() + column], rect);
    }
  }
  return chart;
}

}  // namespace ego::web::charts
