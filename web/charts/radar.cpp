#include "web/charts/radar.h"

#include <algorithm>
#include <cmath>

#include "web/charts/labels.h"
#include "web/theme/chart_sizes.h"

namespace ego::web::charts {
namespace {

constexpr const ChartSizes& kSize = kChartSizes;
constexpr float kTurn = 6.28318531F;
constexpr int kRings = 5;

struct Circle {
  Point center;
  float radius = 0;
  std::size_t axes = 3;

  /// A place on an axis; the first points up, the rest follow clockwise.
  Point at(std::size_t axis, float share) const {
    const float angle = kTurn * static_cast<float>(axis) / static_cast<float>(axes);
    return {center.x + radius * share * std::sin(angle), center.y - radius * share * std::cos(angle)};
  }
};

void draw_web(Pen& pen, const Radar& radar, const Circle& circle, float label, Space space) {
  for (int ring = 1; ring <= kRings; ++ring) {
    std::vector<Point> points;
    for (std::size_t axis = 0; axis < circle.axes; ++axis)
      points.push_back(circle.at(axis, static_cast<float>(ring) / kRings));
    pen.line(std::move(points), ring == kRings ? Ink::LineStrong : Ink::Line, kSize.hairline);
    pen.last().closed = true;
  }
  for (std::size_t axis = 0; axis < circle.axes; ++axis) {
    const Point rim = circle.at(axis, 1);
    pen.line({circle.center, rim}, Ink::Line, kSize.hairline);
    const Point at = circle.at(axis, 1 + kSize.gap / circle.radius);
    const float dx = (at.x - circle.center.x) / circle.radius;
    constexpr float kUpright = 0.2F;  // labels near the vertical stand centred
    const TextSide side = std::abs(dx) < kUpright ? TextSide::Center : dx > 0 ? TextSide::Left : TextSide::Right;
    const float height = 2 * kSize.line;
    Rect box{at.x - (side == TextSide::Center  ? label / 2
                     : side == TextSide::Right ? label
                                               : 0),
             at.y - height / 2, label, height};
    const float dy = (at.y - circle.center.y) / circle.radius;
    if (side == TextSide::Center) box.y += dy * height / 2;
    // A small chart has no room side by side at the bottom: there names step down, the lower ones further.
    if (space == Space::Narrow && side != TextSide::Center && dy > 0) box.y += dy * dy * dy * height;
    const bool upper = side == TextSide::Center && dy < 0;
    const Rect name = upper ? box : Rect{box.x, box.y - kSize.line / 3, box.w, box.h};
    draw_wrapped(pen, radar.axes[axis].name, name, Ink::Text, side);
  }
}

/// Numbers up the first axis: all axes have the same shares, their ends are in the notes.
void draw_ticks(Pen& pen, const Radar& radar, const Circle& circle) {
  const Point rim = circle.at(0, 1);
  pen.label({rim.x + kSize.gap / 2, rim.y, kSize.axis_label * 2, kSize.line}, radar.axes.front().end, Ink::Muted,
            kSize.small);
  pen.label({circle.center.x + kSize.gap / 2, circle.center.y - kSize.line, kSize.axis_label, kSize.line}, "0",
            Ink::Muted, kSize.small);
}

void draw_series(Pen& pen, const Radar& radar, std::size_t index, const Circle& circle) {
  const RadarSeries& series = radar.series[index];
  const SeriesLook look = series_look(index);
  const std::size_t axes = circle.axes;
  for (std::size_t axis = 0; axis < axes; ++axis) {
    const auto& here = series.values[axis];
    const auto& next = series.values[(axis + 1) % axes];
    if (!here || !next) continue;
    pen.line({circle.at(axis, static_cast<float>(here->share)),
              circle.at((axis + 1) % axes, static_cast<float>(next->share))},
             look.ink, kSize.stroke);
    pen.last().dashed = look.dashed;
  }
  for (std::size_t axis = 0; axis < axes; ++axis) {
    const auto& value = series.values[axis];
    if (!value) continue;
    const Point at = circle.at(axis, static_cast<float>(value->share));
    pen.mark(at, look.marker, look.ink, kSize.marker);
    pen.spot({at.x - kSize.spot, at.y - kSize.spot, 2 * kSize.spot, 2 * kSize.spot}, value->note, series.opens);
  }
}

/// Marker, line and name of each series, one below the other.
void draw_legend(Pen& pen, const Radar& radar, Rect area) {
  for (std::size_t i = 0; i < radar.series.size(); ++i) {
    const SeriesLook look = series_look(i);
    const Rect line = area.cut_top(kSize.line * 3 / 2);
    const float y = line.mid_y();
    pen.line({{line.x, y}, {line.x + 4 * kSize.gap, y}}, look.ink, kSize.stroke);
    pen.last().dashed = look.dashed;
    pen.mark({line.x + 2 * kSize.gap, y}, look.marker, look.ink, kSize.marker);
    pen.label({line.x + 5 * kSize.gap, line.y, line.w - 5 * kSize.gap, line.h}, radar.series[i].name, Ink::Text,
              kSize.label);
  }
}

/// The numbers beside the web: a line an axis, a column a series under its marker.
void draw_values(Pen& pen, const Radar& radar, Rect area) {
  const auto column = [&](const Rect& line, std::size_t series) {
    const float right = line.right() - kSize.value_column * static_cast<float>(radar.series.size() - series);
    return Rect{right, line.y, kSize.value_column, line.h};
  };
  const Rect head = area.cut_top(kSize.line);
  for (std::size_t i = 0; i < radar.series.size(); ++i) {
    const SeriesLook look = series_look(i);
    const Rect cell = column(head, i);
    pen.mark({cell.right() - kSize.marker, cell.mid_y()}, look.marker, look.ink, kSize.marker);
  }
  for (std::size_t axis = 0; axis < radar.axes.size(); ++axis) {
    const Rect line = area.cut_top(kSize.line);
    pen.line({{line.x, line.y}, {line.right(), line.y}}, Ink::Line, kSize.hairline);
    const float names = line.w - kSize.value_column * static_cast<float>(radar.series.size());
    pen.label({line.x, line.y, names, line.h}, radar.axes[axis].name, Ink::Muted, kSize.label);
    for (std::size_t i = 0; i < radar.series.size(); ++i) {
      const auto& value = radar.series[i].values[axis];
      pen.label(column(line, i), value ? value->text : "\u2013", value ? Ink::Text : Ink::Muted, kSize.label,
                TextSide::Right);
    }
  }
}

/// Room for legend and values beside the web; without the values where they would leave too little for it.
float side_width(const Radar& radar, Space space) {
  if (space == Space::Narrow) return 0;
  if (space == Space::Wide) return kSize.legend;
  const float values = kSize.row_label + kSize.value_column * static_cast<float>(radar.series.size());
  const float side = std::max(kSize.legend_broad, values) + kSize.gap;
  return kSize.broad - side < kSize.radar_least ? kSize.legend_broad : side;
}

}  // namespace

Chart draw_radar(const Radar& radar, Space space) {
  Chart chart;
  chart.title = radar.title;
  chart.sentence = radar.sentence;
  const bool beside = space != Space::Narrow;
  const float legend_height = kSize.line * 3 / 2 * static_cast<float>(radar.series.size());
  chart.width = width_of(space);
  const float side = side_width(radar, space);
  const float plot_width = chart.width - side;
  const float label = beside ? kSize.radar_label : kSize.radar_label_narrow;
  const float plot_height = !beside ? plot_width : space == Space::Wide ? kSize.wide_height : kSize.broad_height;
  chart.height = beside ? plot_height : plot_height + kSize.gap + legend_height;
  Circle circle;
  circle.axes = radar.axes.size();
  circle.radius = std::min(plot_width / 2 - label - kSize.gap, plot_height / 2 - 2 * kSize.line - kSize.gap);
  circle.center = {plot_width / 2, plot_height / 2};
  Pen pen(chart);
  draw_web(pen, radar, circle, label, space);
  draw_ticks(pen, radar, circle);
  for (std::size_t i = 0; i < radar.series.size(); ++i) draw_series(pen, radar, i, circle);
  if (!beside) {
    draw_legend(pen, radar, {0, plot_height + kSize.gap, plot_width, legend_height});
    return chart;
  }
  Rect words{plot_width + kSize.gap, kSize.line, side - kSize.gap, plot_height - kSize.line};
  draw_legend(pen, radar, words.cut_top(legend_height));
  words.cut_top(kSize.line);
  const float values = kSize.line * static_cast<float>(radar.axes.size() + 1);
  const bool room = space == Space::Broad && values <= words.h &&
                    words.w >= kSize.row_label + kSize.value_column * static_cast<float>(radar.series.size());
  if (room) draw_values(pen, radar, words);
  return chart;
}

}  // namespace ego::web::charts
