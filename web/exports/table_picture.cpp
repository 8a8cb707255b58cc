#include "web/exports/table_picture.h"

#include <algorithm>

#include "web/theme/chart_sizes.h"

namespace ego::web {
namespace {

constexpr const ChartSizes& kSize = kChartSizes;

std::vector<float> column_widths(const ViewTable& table, std::size_t rows) {
  constexpr float kWidest = 30;  // em; longer texts end in an ellipsis
  std::vector<float> widths;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    float width = charts::estimated_width(table.columns[column].title, kSize.label);
    for (std::size_t row = 0; row < rows; ++row)
      width = std::max(width, charts::estimated_width(table.rows[row].cells[column].text, kSize.label));
    widths.push_back(std::min(width, kWidest));
  }
  return widths;
}

charts::TextSide side_of(const TableColumn& column) {
  return column.kind == ColumnKind::Number ? charts::TextSide::Right : charts::TextSide::Left;
}

}  // namespace

charts::Chart table_picture(const ViewTable& table, std::size_t most_rows) {
  const std::size_t shown = std::min(most_rows, table.rows.size());
  const std::vector<float> widths = column_widths(table, shown);
  charts::Chart chart;
  chart.title = table.title;
  chart.sentence = table.notes.empty() ? table.title : table.notes.front();
  for (const float width : widths) chart.width += width + kSize.table_gap;
  charts::Pen pen(chart);
  const auto line = [&](float y, charts::Ink ink) { pen.line({{0, y}, {chart.width, y}}, ink, kSize.hairline); };
  const auto cells = [&](float y, charts::Ink ink, const auto& text_of) {
    float x = 0;
    for (std::size_t column = 0; column < widths.size(); ++column) {
      pen.label({x, y, widths[column], kSize.table_row}, text_of(column), ink, kSize.label,
                side_of(table.columns[column]));
      x += widths[column] + kSize.table_gap;
    }
  };
  line(0, charts::Ink::LineStrong);
  cells(0, charts::Ink::Muted, [&](std::size_t column) { return table.columns[column].title; });
  line(kSize.table_row, charts::Ink::LineStrong);
  float y = kSize.table_row;
  for (std::size_t row = 0; row < shown; ++row) {
    cells(y, charts::Ink::Text, [&](std::size_t column) { return table.rows[row].cells[column].text; });
    y += kSize.table_row;
    line(y, charts::Ink::Line);
  }
  if (shown < table.rows.size()) {
    pen.label({0, y, chart.width, kSize.table_row}, "+ " + std::to_string(table.rows.size() - shown),
              charts::Ink::Muted, kSize.label);
    y += kSize.table_row;
  }
  line(y, charts::Ink::LineStrong);
  chart.height = y;
  return chart;
}

}  // namespace ego::web
