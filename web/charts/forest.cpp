#include "web/charts/forest.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "web/theme/chart_sizes.h"

namespace ego::web::charts {
namespace {

constexpr const ChartSizes& kSize = kChartSizes;

/// Ends of a symmetric axis and the distance of its ticks: round steps, at most three a side.
struct Scale {
  double end = 0.1;
  double step = 0.05;
};

Scale scale_of(const std::vector<ForestLine>& lines) {
  double reach = 0;
  for (const ForestLine& line : lines)
    reach = std::max({reach, std::abs(line.value), std::abs(line.low.value_or(0)), std::abs(line.high.value_or(0))});
  for (const double step : {0.01, 0.02, 0.05, 0.1, 0.2, 0.5}) {
    constexpr double kTicks = 3;
    if (reach <= kTicks * step) return {std::max(1.0, std::ceil(reach / step)) * step, step};
  }
  return {2, 1};
}

/// @param row  what the line may take, as high as it stands
void draw_line(Pen& pen, const ForestLine& line, const Rect& plot, const Scale& scale, const Rect& row) {
  const auto x = [&](double value) {
    return plot.mid_x() + plot.w / 2 * static_cast<float>(std::clamp(value / scale.end, -1.0, 1.0));
  };
  const float y = row.mid_y();
  // Direction is shown where it is: a small line is marked as such, one whose test does not hold has none.
  const bool down = line.value < 0;
  const Ink ink = line.weak ? Ink::Muted : !line.strong ? Ink::Text : down ? Ink::Wrong : Ink::Right;
  if (line.low && line.high) pen.line({{x(*line.low), y}, {x(*line.high), y}}, ink, kSize.whisker);
  const Marker marker = line.weak      ? Marker::Ring
                        : !line.strong ? Marker::Disc
                        : down         ? Marker::TriangleDown
                                       : Marker::TriangleUp;
  pen.mark({x(line.value), y}, marker, ink, kSize.marker);
}

}  // namespace

Chart draw_forest(const Forest& forest, Space space) {
  Chart chart;
  chart.title = forest.title;
  chart.sentence = forest.sentence;
  const bool wide = space != Space::Narrow;
  chart.width = width_of(space);
  float names = 0;
  float rights = 0;
  for (const ForestLine& line : forest.lines) {
    names = std::max(names, estimated_width(line.name, kSize.label));
    rights = std::max(rights, estimated_width(line.right, kSize.small));
  }
  names = wide ? std::min(names + kSize.gap, kSize.row_label * 2) : 0;
  // Where there is no room beside the interval, the name stands above it.
  const float head = wide ? 0 : kSize.line;
  const float height = head + (wide ? kSize.line * 3 / 2 : kSize.line);
  const float tick_room = kSize.axis_label / 2;  // the last tick's number stands under the end of the axis
  const Rect plot{names + kSize.gap + tick_room, kSize.line,
                  chart.width - names - (wide ? rights : 0) - 3 * kSize.gap - 2 * tick_room,
                  height * static_cast<float>(forest.lines.size())};
  chart.height = plot.bottom() + kSize.axis_room;
  Pen pen(chart);
  const Scale scale = scale_of(forest.lines);
  const int ticks = static_cast<int>(std::lround(scale.end / scale.step));
  for (int tick = -ticks; tick <= ticks; ++tick) {
    const double value = tick * scale.step;
    const float x = plot.mid_x() + plot.w / 2 * static_cast<float>(value / scale.end);
    // No line runs through a name that stands above its interval.
    const Ink ink = tick == 0 ? Ink::LineStrong : Ink::Line;
    if (wide) pen.line({{x, plot.y}, {x, plot.bottom()}}, ink, kSize.hairline);
    for (float y = plot.y; !wide && y + height <= plot.bottom() + head; y += height)
      pen.line({{x, y + head}, {x, y + height}}, ink, kSize.hairline);
    constexpr double kPercent = 100;
    pen.label({x - tick_room, plot.bottom(), 2 * tick_room, kSize.line},
              tick == 0 ? "0" : fmt::format("{:+.0f}", kPercent * value), Ink::Muted, kSize.small, TextSide::Center);
  }
  pen.label({plot.x, plot.bottom() + kSize.line, plot.w, kSize.line}, forest.axis, Ink::Muted, kSize.label,
            TextSide::Center);
  Rect rest = plot;
  for (const ForestLine& line : forest.lines) {
    Rect row = rest.cut_top(height);
    pen.spot({0, row.y, chart.width, height}, line.note, line.opens);
    const Rect words{0, row.y, wide ? names : chart.width, wide ? height : head};
    row.cut_top(head);
    pen.label(words, line.name, line.weak ? Ink::Muted : Ink::Text, kSize.label,
              wide ? TextSide::Right : TextSide::Left);
    pen.last().strong = line.strong;
    draw_line(pen, line, plot, scale, row);
    const bool fits = wide || estimated_width(line.name, kSize.label) + kSize.gap + rights <= chart.width;
    if (fits)
      pen.label({chart.width - rights, words.y, rights, words.h}, line.right, Ink::Muted, kSize.small, TextSide::Right);
  }
  return chart;
}

}  // namespace ego::web::charts
