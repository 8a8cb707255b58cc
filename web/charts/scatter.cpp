#include "web/charts/scatter.h"

#include <algorithm>
#include <cmath>

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

/// Names may stand on neither: a line through a name is not read.
void block_line(LabelPlaces& places, const Point& from, const Point& to) {
  const float room = kSize.whisker;
  places.block({std::min(from.x, to.x) - room, std::min(from.y, to.y) - room, std::abs(to.x - from.x) + 2 * room,
                std::abs(to.y - from.y) + 2 * room});
}

void draw_front(Pen& pen, const Plane& plane, LabelPlaces& places) {
  std::vector<Point> steps;
  for (const auto& [x, y] : plane.scatter.front) {
    if (!steps.empty()) steps.push_back({plane.x(x), steps.back().y});
    steps.push_back({plane.x(x), plane.y(y)});
  }
  if (steps.size() < 2) return;
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) block_line(places, steps[i], steps[i + 1]);
  pen.line(std::move(steps), Ink::Accent, kSize.whisker);
  pen.last().dashed = true;
}

void draw_interval(Pen& pen, const Plane& plane, const ScatterPoint& point, LabelPlaces& places) {
  if (!point.low || !point.high) return;
  const float x = plane.x(point.x);
  const float low = plane.y(*point.low);
  const float high = plane.y(*point.high);
  const float cap = kSize.whisker_cap / 2;
  places.block({x - cap, high, 2 * cap, low - high});
  pen.line({{x, low}, {x, high}}, point.ink, kSize.whisker);
  pen.line({{x - cap, low}, {x + cap, low}}, point.ink, kSize.whisker);
  pen.line({{x - cap, high}, {x + cap, high}}, point.ink, kSize.whisker);
}

/// The points with names in the order in which they get room: of those that stand at one place of the axis the highest comes first.
std::vector<const ScatterPoint*> by_claim(const Plane& plane) {
  struct Claim {
    const ScatterPoint* point;
    std::size_t above = 0;  ///< points at the same place that stand higher
  };
  std::vector<Claim> claims;
  for (const ScatterPoint& point : plane.scatter.points) {
    if (point.name.empty()) continue;
    Claim claim{&point};
    for (const ScatterPoint& other : plane.scatter.points) {
      const bool same = std::abs(plane.x(other.x) - plane.x(point.x)) < kSize.marker;
      claim.above += same && other.y > point.y ? 1 : 0;
    }
    claims.push_back(claim);
  }
  std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return a.above != b.above ? a.above < b.above : a.point->y > b.point->y;
  });
  std::vector<const ScatterPoint*> order;
  for (const Claim& claim : claims) order.push_back(claim.point);
  return order;
}

/// Names beside their points; of the ones without room there, as many as find some at the end of a short line.
void draw_names(Pen& pen, const Plane& plane, LabelPlaces& places) {
  constexpr std::size_t kMostApart = 60;  // more would be a thicket
  constexpr float kDistance = kSize.marker + kSize.gap / 2;
  const std::vector<const ScatterPoint*> order = by_claim(plane);
  for (const ScatterPoint* point : order) {
    const Point at{plane.x(point->x), plane.y(point->y)};
    if (places.place(pen, at, kDistance, point->name, Ink::Text)) continue;
    if (order.size() <= kMostApart) places.place_apart(pen, at, kDistance, point->name, Ink::Text);
  }
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
  chart.width = width_of(space);
  chart.height = space == Space::Narrow ? kSize.narrow_height
                 : space == Space::Wide ? kSize.wide_height
                                        : kSize.broad_height;
  Pen pen(chart);
  const float top = draw_legend(pen, scatter.legend, chart.width) + 2 * kSize.line;
  const Rect area{kSize.axis_label + kSize.gap, top, chart.width - kSize.axis_label - 3 * kSize.gap,
                  chart.height - top - kSize.axis_room};
  const Plane plane{scatter, area};
  draw_axes(pen, plane);
  LabelPlaces places(area.inset(0, -kSize.line));
  if (scatter.zero) block_line(places, {area.x, plane.y(*scatter.zero)}, {area.right(), plane.y(*scatter.zero)});
  draw_front(pen, plane, places);
  for (const ScatterPoint& point : scatter.points) draw_interval(pen, plane, point, places);
  for (const ScatterPoint& point : scatter.points) {
    const Point at{plane.x(point.x), plane.y(point.y)};
    const float size = point.quiet ? kSize.marker_small : kSize.marker;
    pen.mark(at, point.marker, point.ink, size);
    pen.spot({at.x - kSize.spot, at.y - kSize.spot, 2 * kSize.spot, 2 * kSize.spot}, point.note, point.opens);
    places.block({at.x - size, at.y - size, 2 * size, 2 * size});
  }
  draw_names(pen, plane, places);
  return chart;
}

}  // namespace ego::web::charts
