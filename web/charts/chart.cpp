#include "web/charts/chart.h"

#include <array>

#include "core/base/utf8.h"
#include "web/theme/chart_sizes.h"

namespace ego::web::charts {
namespace {

constexpr std::array<SeriesLook, kMarkers> kSeries{{
    {Ink::Accent, Marker::Disc, false},
    {Ink::Wrong, Marker::Square, false},
    {Ink::Late, Marker::Diamond, false},
    {Ink::Text, Marker::TriangleUp, false},
    {Ink::Caution, Marker::TriangleDown, true},
    {Ink::Invalid, Marker::Ring, true},
    {Ink::Missing, Marker::Cross, true},
    {Ink::Right, Marker::Plus, true},
}};

}  // namespace

float width_of(Space space) {
  return space == Space::Narrow ? kChartSizes.narrow : space == Space::Wide ? kChartSizes.wide : kChartSizes.broad;
}

SeriesLook series_look(std::size_t series) { return kSeries[series % kSeries.size()]; }

float estimated_width(std::string_view text, float size) {
  constexpr float kLetter = 0.56F;     // em of an average letter of the interface typeface
  constexpr float kIdeograph = 0.95F;
  constexpr char32_t kFirstIdeograph = 0x2E80;
  float width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_step(text, at);
    width += step.code_point >= kFirstIdeograph ? kIdeograph : kLetter;
    at += step.length;
  }
  return width * size;
}

void Pen::box(const Rect& rect, Ink ink, float strength) {
  chart_.shapes.push_back({.kind = ShapeKind::Box, .ink = ink, .strength = strength, .box = rect});
}

void Pen::frame(const Rect& rect, Ink ink, float width) {
  chart_.shapes.push_back({.kind = ShapeKind::Frame, .ink = ink, .size = width, .box = rect});
}

void Pen::hatch(const Rect& rect, Ink ink) {
  chart_.shapes.push_back({.kind = ShapeKind::Hatch, .ink = ink, .box = rect});
}

void Pen::line(std::vector<Point> points, Ink ink, float width) {
  chart_.shapes.push_back({.kind = ShapeKind::Line, .ink = ink, .size = width, .points = std::move(points)});
}

void Pen::area(std::vector<Point> points, Ink ink, float strength) {
  chart_.shapes.push_back({.kind = ShapeKind::Area, .ink = ink, .strength = strength, .points = std::move(points)});
}

void Pen::mark(Point at, Marker marker, Ink ink, float size) {
  chart_.shapes.push_back({.kind = ShapeKind::Mark, .ink = ink, .size = size, .points = {at}, .marker = marker});
}

void Pen::label(const Rect& rect, std::string text, Ink ink, float size, TextSide side) {
  chart_.shapes.push_back(
      {.kind = ShapeKind::Label, .ink = ink, .size = size, .box = rect, .side = side, .text = std::move(text)});
}

void Pen::spot(const Rect& rect, std::string note, std::string opens, std::string opens_too) {
  chart_.spots.push_back({rect, std::move(note), std::move(opens), std::move(opens_too)});
}

}  // namespace ego::web::charts
