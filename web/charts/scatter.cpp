#include "web/charts/scatter.h"

#include <algorithm>

#include "web/theme/chart_sizes.h"

namespace ego::web::charts {
namespace {

constexpr const ChartSizes& kSize = kChartSizes;

/// Turns values into places inside the frame of the axes.
struct Plane {
  const Scatter& scatter;
  Rect area;

  float x(double value) const { return area.x + area.w * static_cast<float>(scatter.x.share(value)); }
  float y(double value) const { return area.bottom() - area.h * static_cast<float>(scatter.y.share(value)); }
};

void draw_axes(Pen& pen, const Plane& plane) {
  const Rect& area = plane.area;
  for (const auto& [value, text] : plane.scatter.y.ticks) {
    const float y = plane.y(value);
    pen.line({{area.x, y}, {area.right(), y}}, Ink::Line, kSize.hairline);
    pen.label({0, y - kSize.line / 2, area.x - kSize.gap, kSize.line}, text, Ink::Muted, kSize.small, TextSide::Right);
  }
  for (const auto& [value, text] : plane.scatter.x.ticks) {
    const float x = plane.x(value);
    pen.line({{x, area.bottom()}, {x, area.bottom() + kSize.gap / 2}}, Ink::LineStrong, kSize.hairline);
    const float room =
        std::min(estimated_width(text, kSize.small) / 2 + kSize.gap, plane.area.right() + 2 * kSize.gap - x);
    pen.label({x - room, area.bottom() + kSize.gap / 2, 2 * room, kSize.line}, text, Ink::Muted, kSize.small,
              TextSide::Center);
  }
  pen.line({{area.x, area.bottom()}, {area.right(), area.bottom()}}, Ink::LineStrong, kSize.hairline);
  if (plane.scatter.zero) {
    const float y = plane.y(*plane.scatter.zero);
    pen.line({{area.x, y}, {area.right(), y}}, Ink::LineStrong, kSize.hairline);
  }
  pen.label({area.x, area.bottom() + kSize.line + kSize.gap / 2, area.w, kSize.line}, plane.scatter.x.title, Ink::Muted,
            kSize.label, TextSide::Center);
  pen.label({0, area.y - kSize.line * 3 / 2, area.w, kSize.line}, plane.scatter.y.title, Ink::Muted, kSize.label);
}

void draw_front(Pen& pen, const Plane& plane) {
  std::vector<Point> steps;
  for (const auto& [x, y] : plane.scatter.front) {
    if (!steps.empty()) steps.push_back({plane.x(x), steps.back().y});
    steps.push_back({plane.x(x), plane.y(y)});
  }
  if (steps.size() < 2) return;
  pen.line(std::move(steps), Ink::Accent, kSize.whisker);
  pen.last().dashed = true;
}

void draw_interval(Pen& pen, const Plane& plane, const ScatterPoint& point) {
  if (!point.low || !point.high) return;
  const float x = plane.x(point.x);
  const float low = plane.y(*point.low);
  const float high = plane.y(*point.high);
  const float cap = kSize.whisker_cap / 2;
  pen.line({{x, low}, {x, high}}, point.ink, kSize.whisker);
  pen.line({{x - cap, low}, {x + cap, low}}, point.ink, kSize.whisker);
  pen.line({{x - cap, high}, {x + cap, high}}, point.ink, kSize.whisker);
}

/// @return height taken at the top
float draw_legend(Pen& pen, const std::vector<LegendEntry>& legend, float width) {
  float x = 0;
  float y = 0;
  for (const LegendEntry& entry : legend) {
    const float needed = estimated_width(entry.text, kSize.label) + 3 * kSize.gap + 2 * kSize.marker;
    if (x > 0 && x + needed > width) {
      x = 0;
      y += kSize.line;
    }
    pen.mark({x + kSize.marker, y + kSize.line / 2}, entry.marker, entry.ink, kSize.marker);
    pen.label({x + 2 * kSize.marker + kSize.gap, y, needed, kSize.line}, entry.text, Ink::Muted, kSize.label);
    x += needed;
  }
  return legend.empty() ? 0 : y + kSize.line + kSize.gap;
}

}  // namespace

Chart draw_scatter(const Scatter& scatter, Space space) {
  Chart chart;
  chart.title = scatter.title;
  chart.sentence = scatter.sentence;
  chart.width = space == Space::Wide ? kSize.wide : kSize.narrow;
  chart.height = space == Space::Wide ? kSize.wide_height : kSize.narrow_height;
  Pen pen(chart);
  const float top = draw_legend(pen, scatter.legend, chart.width) + 2 * kSize.line;
  const Rect area{kSize.axis_label + kSize.gap, top, chart.width - kSize.axis_label - 3 * kSize.gap,
                  chart.height - top - kSize.axis_room};
  const Plane plane{scatter, area};
  draw_axes(pen, plane);
  draw_front(pen, plane);
  LabelPlaces places(area.inset(0, -kSize.line));
  for (const ScatterPoint& point : scatter.points) draw_interval(pen, plane, point);
  for (const ScatterPoint& point : scatter.points) {
    const Point at{plane.x(point.x), plane.y(point.y)};
    const float size = point.quiet ? kSize.marker_small : kSize.marker;
    pen.mark(at, point.marker, point.ink, size);
    pen.spot({at.x - kSize.spot, at.y - kSize.spot, 2 * kSize.spot, 2 * kSize.spot}, point.note, point.opens);
    places.block({at.x - size, at.y - size, 2 * size, 2 * size});
  }
  for (const ScatterPoint& point : scatter.points) {
    if (point.name.empty()) continue;
    places.place(pen, {plane.x(point.x), plane.y(point.y)}, kSize.marker + kSize.gap / 2, point.name, Ink::Text);
  }
  return chart;
}

}  // namespace ego::web::charts
