#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "web/charts/cells.h"
#include "web/charts/forest.h"
#include "web/charts/radar.h"
#include "web/charts/scatter.h"
#include "web/charts/svg.h"
#include "web/charts/table.h"
#include "web/theme/chart_sizes.h"

using namespace ego::web;
using namespace ego::web::charts;

namespace {

std::size_t count(const Chart& chart, ShapeKind kind) {
  return static_cast<std::size_t>(
      std::count_if(chart.shapes.begin(), chart.shapes.end(), [&](const Shape& s) { return s.kind == kind; }));
}

bool has_label(const Chart& chart, const std::string& text) {
  return std::any_of(chart.shapes.begin(), chart.shapes.end(),
                     [&](const Shape& s) { return s.kind == ShapeKind::Label && s.text == text; });
}

/// Every shape and spot lies on the sheet; a little play for markers at the edge.
bool fits(const Chart& chart) {
  constexpr float kPlay = 1.0F;
  return std::all_of(chart.shapes.begin(), chart.shapes.end(), [&](const Shape& shape) {
    const bool box = shape.box.x >= -kPlay && shape.box.right() <= chart.width + kPlay && shape.box.y >= -kPlay &&
                     shape.box.bottom() <= chart.height + kPlay;
    return box && std::all_of(shape.points.begin(), shape.points.end(), [&](const Point& p) {
             return p.x >= -kPlay && p.x <= chart.width + kPlay && p.y >= -kPlay && p.y <= chart.height + kPlay;
           });
  });
}

CellGrid two_by_two() {
  CellGrid grid;
  grid.title = "t";
  grid.sentence = "s";
  grid.rows = {"first", "second"};
  grid.columns = {"left", "right"};
  grid.cells.resize(4);
  grid.cells[0] = {.text = "81.0", .amount = 0.81, .note = "n", .opens = "a"};
  grid.cells[1] = {.text = "12.0", .amount = 0.12, .weak = true};
  grid.cells[2] = {.absent = true};
  grid.cells[3] = {.text = "50.0", .second = "n 60", .amount = -0.5, .span = CellSpan{0.4, 0.5, 0.6}};
  return grid;
}

Scatter three_points() {
  Scatter scatter;
  scatter.title = "t";
  scatter.x = percent_axis("x", 0, 1);
  scatter.y = percent_axis("y", 0.31, 0.82);
  scatter.points = {{.x = 0.1, .y = 0.4, .low = 0.35, .high = 0.5, .name = "low"},
                    {.x = 0.5, .y = 0.6, .name = "middle", .opens = "m"},
                    {.x = 0.9, .y = 0.8}};
  return scatter;
}

}  // namespace

TEST_CASE("charts: a cell without enough items has no colour, an absent one is hatched", "[charts]") {
  const Chart chart = draw_cells(two_by_two(), Space::Wide);
  CHECK(count(chart, ShapeKind::Hatch) == 1);
  // Two filled cells: a panel below each tint, and the middle of the interval.
  CHECK(count(chart, ShapeKind::Box) == 5);
  CHECK(count(chart, ShapeKind::Frame) == 1);
  REQUIRE(chart.spots.size() == 1);
  CHECK(chart.spots[0].opens == "a");
  CHECK(fits(chart));
}

TEST_CASE("charts: negative amounts have the other colour", "[charts]") {
  const Chart chart = draw_cells(two_by_two(), Space::Wide);
  const auto tinted = [&](Ink ink) {
    return std::any_of(chart.shapes.begin(), chart.shapes.end(),
                       [&](const Shape& s) { return s.kind == ShapeKind::Box && s.ink == ink && s.strength < 1; });
  };
  CHECK(tinted(Ink::Accent));
  CHECK(tinted(Ink::Wrong));
}

TEST_CASE("charts: matrices number their columns instead of naming them", "[charts]") {
  CellGrid grid = two_by_two();
  grid.labels = Labels::Numbers;
  const Chart chart = draw_cells(grid, Space::Narrow);
  CHECK(has_label(chart, "2  second"));
  CHECK(has_label(chart, "2"));
  CHECK_FALSE(has_label(chart, "right"));
}

TEST_CASE("charts: an axis ends at whole steps and holds its values", "[charts]") {
  const Axis axis = percent_axis("y", 0.31, 0.82);
  CHECK(axis.low <= 0.31);
  CHECK(axis.high >= 0.82);
  CHECK(axis.ticks.front().second == "30 %");
  CHECK(axis.ticks.back().second == "90 %");
  const Axis logarithmic{"x", 1, 100, true, {}};
  CHECK(logarithmic.share(10) > 0.499);
  CHECK(logarithmic.share(10) < 0.501);
}

TEST_CASE("charts: scatter names points where there is room and never outside the sheet", "[charts]") {
  for (const Space space : {Space::Wide, Space::Narrow}) {
    const Chart chart = draw_scatter(three_points(), space);
    CHECK(has_label(chart, "low"));
    CHECK(has_label(chart, "middle"));
    CHECK(count(chart, ShapeKind::Mark) == 3);
    CHECK(chart.spots.size() == 3);
    CHECK(fits(chart));
  }
}

TEST_CASE("charts: labels do not cover each other", "[charts]") {
  Scatter crowded = three_points();
  crowded.points.clear();
  for (int i = 0; i < 20; ++i) crowded.points.push_back({.x = 0.5, .y = 0.5, .name = "a model of some length"});
  const Chart chart = draw_scatter(crowded, Space::Wide);
  std::vector<Rect> boxes;
  for (const Shape& shape : chart.shapes) {
    if (shape.text == "a model of some length") boxes.push_back(shape.box);
  }
  CHECK(boxes.size() >= 4);
  for (std::size_t a = 0; a < boxes.size(); ++a) {
    for (std::size_t b = a + 1; b < boxes.size(); ++b) CHECK(boxes[a].intersect(boxes[b]).empty());
  }
}

namespace {

/// Models of one day one over the other, as after the first evaluation of a benchmark; two later ones; the line of the best.
Scatter crowded_day() {
  Scatter scatter = three_points();
  scatter.points.clear();
  for (int i = 0; i < 14; ++i) {
    const double y = 0.35 + 0.03 * i;
    scatter.points.push_back(
        {.x = 0.2, .y = y, .low = y - 0.03, .high = y + 0.03, .name = "Model-" + std::to_string(i)});
  }
  scatter.points.push_back({.x = 0.25, .y = 0.5, .low = 0.47, .high = 0.53, .name = "Later-8B"});
  scatter.points.push_back({.x = 0.9, .y = 0.78, .low = 0.75, .high = 0.81, .name = "Latest-thinking"});
  scatter.front = {{0.2, 0.71}, {0.9, 0.75}};
  return scatter;
}

std::vector<const Shape*> names_of(const Chart& chart, const Scatter& scatter) {
  std::vector<const Shape*> names;
  for (const Shape& shape : chart.shapes) {
    const bool named =
        shape.kind == ShapeKind::Label &&
        std::any_of(scatter.points.begin(), scatter.points.end(), [&](const auto& p) { return p.name == shape.text; });
    if (named) names.push_back(&shape);
  }
  return names;
}

/// Whether a straight line between two points passes through the box.
bool crosses(const Point& from, const Point& to, const Rect& box) {
  constexpr int kSteps = 400;
  for (int i = 0; i <= kSteps; ++i) {
    const float share = static_cast<float>(i) / kSteps;
    const float x = from.x + (to.x - from.x) * share;
    const float y = from.y + (to.y - from.y) * share;
    if (x > box.x && x < box.right() && y > box.y && y < box.bottom()) return true;
  }
  return false;
}

/// Names against everything that is drawn but the grid.
void check_names(const Scatter& scatter, Space space) {
  const Chart chart = draw_scatter(scatter, space);
  const auto names = names_of(chart, scatter);
  REQUIRE_FALSE(names.empty());
  CHECK(fits(chart));
  for (const Shape* name : names) {
    INFO(name->text);
    for (const Shape& shape : chart.shapes) {
      const bool grid = shape.kind == ShapeKind::Line && !shape.dashed && shape.ink == Ink::Line;
      if (grid || shape.points.empty()) continue;
      CHECK_FALSE((shape.kind == ShapeKind::Mark && crosses(shape.points[0], shape.points[0], name->box)));
      for (std::size_t i = 0; i + 1 < shape.points.size(); ++i)
        CHECK_FALSE(crosses(shape.points[i], shape.points[i + 1], name->box));
    }
  }
}

}  // namespace

TEST_CASE("charts: no name stands on a point, an interval, a line or another name's line", "[charts]") {
  Scatter on_zero = three_points();
  on_zero.zero = 0.6;  // where a point stands
  for (const Space space : {Space::Narrow, Space::Wide, Space::Broad}) {
    check_names(crowded_day(), space);
    check_names(on_zero, space);
  }
}

TEST_CASE("charts: of the points of one day the best is named first, and on a screen nearly all are", "[charts]") {
  const Scatter scatter = crowded_day();
  for (const Space space : {Space::Narrow, Space::Wide, Space::Broad}) {
    const Chart chart = draw_scatter(scatter, space);
    CHECK(has_label(chart, "Model-13"));
    CHECK(has_label(chart, "Later-8B"));
    CHECK(has_label(chart, "Latest-thinking"));
  }
  CHECK(names_of(draw_scatter(scatter, Space::Broad), scatter).size() >= 14);
}

TEST_CASE("charts: a screen's width is used, and everything stays on the sheet", "[charts]") {
  CellGrid grid = two_by_two();
  Forest forest;
  forest.lines = {{.name = "one", .value = 0.3, .low = 0.1, .high = 0.5}};
  CHECK(draw_scatter(three_points(), Space::Broad).width == width_of(Space::Broad));
  CHECK(draw_forest(forest, Space::Broad).width == width_of(Space::Broad));
  CHECK(draw_cells(grid, Space::Broad).width > draw_cells(grid, Space::Wide).width);
  CHECK(fits(draw_scatter(three_points(), Space::Broad)));
  CHECK(fits(draw_forest(forest, Space::Broad)));
  CHECK(fits(draw_cells(grid, Space::Broad)));
  const ChartSet set = draw_in_every_space(draw_forest, forest);
  CHECK(set.of(Space::Narrow).width < set.of(Space::Wide).width);
  CHECK(set.of(Space::Wide).width < set.of(Space::Broad).width);
}

TEST_CASE("charts: a long word above a column is broken, not cut", "[charts]") {
  CellGrid grid;
  grid.rows = {"a row with a name of some length"};
  grid.columns = std::vector<std::string>(11, "Comprehension");
  grid.cells.resize(11);
  const Chart chart = draw_cells(grid, Space::Wide);
  CHECK(has_label(chart, "Compreh-"));
  CHECK(has_label(chart, "ension"));
  CHECK(has_label(draw_cells(grid, Space::Broad), "Comprehension"));
}

TEST_CASE("charts: beside a radar a screen has the values, where they leave room for it", "[charts]") {
  Radar radar;
  radar.axes = {{"a", "100 %"}, {"b", "100 %"}, {"c", "100 %"}};
  const RadarSeries series{"row", "r", {RadarValue{0.5, "", "50.0"}, std::nullopt, RadarValue{0.25, "", "25.0"}}};
  radar.series = {series};
  CHECK(has_label(draw_radar(radar, Space::Broad), "50.0"));
  CHECK(has_label(draw_radar(radar, Space::Broad), "\u2013"));
  CHECK_FALSE(has_label(draw_radar(radar, Space::Wide), "50.0"));
  CHECK(fits(draw_radar(radar, Space::Broad)));
  radar.series = std::vector<RadarSeries>(kMarkers, series);
  CHECK_FALSE(has_label(draw_radar(radar, Space::Broad), "50.0"));
  CHECK(fits(draw_radar(radar, Space::Broad)));
}

TEST_CASE("charts: a missing value leaves a gap in a radar, never a zero", "[charts]") {
  Radar radar;
  radar.axes = {{"a", "100 %"}, {"b", "100 %"}, {"c", "100 %"}, {"d", "100 %"}};
  const auto value = [](double share) { return std::optional(RadarValue{share, ""}); };
  radar.series.push_back({"whole", "w", {value(0.5), value(0.5), value(0.5), value(0.5)}});
  radar.series.push_back({"gap", "g", {value(0.5), std::nullopt, value(0.5), value(0.5)}});
  const Chart whole = draw_radar(radar, Space::Wide);
  const auto lines = [&](std::size_t series) {
    const SeriesLook look = series_look(series);
    return std::count_if(whole.shapes.begin(), whole.shapes.end(), [&](const Shape& s) {
      return s.kind == ShapeKind::Line && s.ink == look.ink && s.points.size() == 2 && s.size > 0.1F;
    });
  };
  CHECK(lines(0) == 5);  // four sides and the key of the legend
  CHECK(lines(1) == 3);
  CHECK(whole.spots.size() == 7);
  CHECK(fits(whole));
  CHECK(fits(draw_radar(radar, Space::Narrow)));
}

TEST_CASE("charts: series differ in marker, not in colour alone", "[charts]") {
  for (std::size_t a = 0; a < kMarkers; ++a) {
    for (std::size_t b = a + 1; b < kMarkers; ++b) CHECK(series_look(a).marker != series_look(b).marker);
  }
}

TEST_CASE("charts: a small slice and one whose test does not hold point nowhere", "[charts]") {
  Forest forest;
  forest.lines = {{.name = "few", .value = 0.3, .low = -0.1, .high = 0.7, .weak = true},
                  {.name = "open", .value = 0.1, .low = -0.1, .high = 0.3},
                  {.name = "many", .value = -0.2, .low = -0.3, .high = -0.1, .strong = true, .opens = "1"}};
  const Chart chart = draw_forest(forest, Space::Wide);
  std::vector<Marker> markers;
  for (const Shape& shape : chart.shapes) {
    if (shape.kind == ShapeKind::Mark) markers.push_back(shape.marker);
  }
  CHECK(markers == std::vector<Marker>{Marker::Ring, Marker::Disc, Marker::TriangleDown});
  CHECK(fits(chart));
}

TEST_CASE("charts: on a phone a slice's name has a line of its own above the interval", "[charts]") {
  Forest forest;
  const std::string name = "domain: workbench x sub_task: label-reading";
  forest.lines = {{.name = name, .value = -0.2, .low = -0.3, .high = -0.1, .right = "n 50   q 0.012"},
                  {.name = "task: x", .value = 0.1, .low = 0, .high = 0.2, .right = "n 40   q 0.9"}};
  const Chart chart = draw_forest(forest, Space::Narrow);
  CHECK(fits(chart));
  const auto label = [&](std::string_view text) {
    return std::find_if(chart.shapes.begin(), chart.shapes.end(), [&](const Shape& one) { return one.text == text; });
  };
  REQUIRE(label(name) != chart.shapes.end());
  CHECK(label(name)->box.w == chart.width);
  CHECK(estimated_width(name, kChartSizes.label) <= chart.width);
  for (const Shape& shape : chart.shapes) {
    if (shape.kind != ShapeKind::Mark) continue;
    for (const ForestLine& line : forest.lines) {
      const Rect& box = label(line.name)->box;
      CHECK((shape.points.front().y > box.bottom() || shape.points.front().y < box.y));
    }
  }
  CHECK(label("n 40   q 0.9") != chart.shapes.end());  // beside a short name
}

TEST_CASE("charts: SVG is escaped, described and has the caption", "[charts]") {
  CellGrid grid = two_by_two();
  grid.title = "a < b & c";
  grid.sentence = "says \"what\" is seen";
  const std::vector<std::string> caption{"n 957 <x>", "filter f=task:counting"};
  const std::string svg = write_svg(draw_cells(grid, Space::Wide), caption, palette(ThemeKind::Light));
  CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
  CHECK(svg.ends_with("</svg>\n"));
  CHECK(svg.find("<title>a &lt; b &amp; c</title>") != std::string::npos);
  CHECK(svg.find("<desc>says &quot;what&quot; is seen</desc>") != std::string::npos);
  CHECK(svg.find("n 957 &lt;x&gt;") != std::string::npos);
  CHECK(svg.find("filter f=task:counting") != std::string::npos);
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg == write_svg(draw_cells(grid, Space::Wide), caption, palette(ThemeKind::Light)));
}

TEST_CASE("charts: a number that rounds to zero has no sign", "[web][charts]") {
  CHECK(decimal_text(-0.004, 2) == "0.00");
  CHECK(decimal_text(-0.07, 2) == "-0.07");
  CHECK(decimal_text(-0.0, 1) == "0.0");
  CHECK(decimal_text(10, 0) == "10");
}
