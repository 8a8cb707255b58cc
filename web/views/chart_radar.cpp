/// Chosen rows over every column of the board that has a scale: the thirteen of the Exo2Ego suite, for one.
#include <algorithm>

#include "web/charts/radar.h"
#include "web/views/chart_view.h"

namespace ego::web {
namespace {

/// What stands at the rim of an axis, in the column's unit; nothing for measures without an end.
std::optional<double> axis_end(const BoardColumn& column) {
  constexpr double kPoints = 5;  // judges' marks go to five
  if (is_difference(column) || !column.higher_is_better) return std::nullopt;
  if (column.unit == "fraction") return 1.0;
  if (column.unit == "points") return kPoints;
  return std::nullopt;
}

constexpr std::size_t kLeastAxes = 3;

}  // namespace

std::optional<Text> radar_lacks(const ChartInput& input) {
  const auto axes = std::count_if(input.columns.begin(), input.columns.end(), [&](std::uint32_t column) {
    return axis_end(input.board.columns[column]).has_value();
  });
  return static_cast<std::size_t>(axes) < kLeastAxes ? std::optional(Text::LacksAxes) : std::nullopt;
}

ChartOutput radar_chart(const ChartInput& input) {
  charts::Radar radar;
  ViewTable table;
  radar.title = input.board.title.empty() ? input.say(Text::ScoredTable) : input.board.title;
  table.columns.push_back({"column", input.say(Text::ColumnLabel), ColumnKind::Text});
  std::vector<std::uint32_t> columns;
  for (const std::uint32_t column : input.columns) {
    const BoardColumn& about = input.board.columns[column];
    if (!axis_end(about)) continue;
    columns.push_back(column);
    radar.axes.push_back({input.title(about), about.unit == "fraction" ? "100 %" : "5"});
    table.rows.push_back({{TableCell(input.title(about))}, {}});
  }
  if (columns.size() < kLeastAxes) return {};
  std::size_t gaps = 0;
  for (const std::uint32_t row : input.chosen) {
    if (radar.series.size() == charts::kMarkers) break;
    const BoardRow& shown = input.board.rows[row];
    charts::RadarSeries series{
        shown.setting.empty() ? shown.name : shown.name + " \u00b7 " + shown.setting, shown.id.value, {}};
    table.columns.push_back({shown.id.value, series.name, ColumnKind::Number});
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const BoardColumn& about = input.board.columns[columns[i]];
      const BoardCell& cell = shown.cells[columns[i]];
      table.rows[i].cells.emplace_back(cell.value ? cell.text : std::string("\u2013"), cell.value);
      const std::optional<double> end = axis_end(about);
      if (!cell.value || !end) {
        series.values.emplace_back();
        ++gaps;
        continue;
      }
      std::string note = shown.name + "\n" + input.title(about) + "  " + cell.text;
      if (!cell.protocol.empty()) note += "\n" + cell.protocol;
      const std::string counts = denominator_text(cell);
      if (!counts.empty()) note += "\n" + counts;
      series.values.push_back(charts::RadarValue{std::clamp(*cell.value / *end, 0.0, 1.0), std::move(note), cell.text});
    }
    radar.series.push_back(std::move(series));
  }
  radar.sentence = input.say(Text::ChartRadarSentence, {std::to_string(radar.series.size()),
                                                        std::to_string(radar.axes.size()), std::to_string(gaps)});
  table.title = radar.title;
  table.notes = {radar.sentence};
  if (!input.board.note.empty()) table.notes.push_back(input.board.note);
  return {charts::draw_in_every_space(charts::draw_radar, radar), std::move(table)};
}

}  // namespace ego::web
