/// A chart as data: shapes with roles in em, spots one can press, one sentence that says what is seen. Drawn by web/panels/chart_parts.h
/// on the canvas, written as SVG by web/charts/svg.h, spoken by the text layer. Knows no GUI and no pixel.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "web/mirror/rect.h"

namespace ego::web::charts {

/// Colours by role; a palette turns them into colours. Series differ in marker and dash as well.
enum class Ink : std::uint8_t {
  Background,
  Panel,
  Text,
  Muted,
  Line,
  LineStrong,
  Accent,
  Right,
  Wrong,
  Late,
  Invalid,
  Missing,
  Caution,
};

enum class ShapeKind : std::uint8_t {
  Box,  ///< filled rectangle
  Frame,  ///< its outline
  Hatch,  ///< diagonal strokes in it: not enough data
  Line,  ///< polyline
  Area,  ///< filled polygon
  Mark,  ///< a marker at its first point
  Label,  ///< one line of text in a box
};

enum class Marker : std::uint8_t { Disc, Square, Diamond, TriangleUp, TriangleDown, Ring, Cross, Plus };
inline constexpr std::size_t kMarkers = 8;

enum class TextSide : std::uint8_t { Left, Center, Right };

struct Point {
  float x = 0, y = 0;  ///< em from the chart's upper left corner
};

struct Shape {
  ShapeKind kind = ShapeKind::Box;
  Ink ink = Ink::Text;
  float strength = 1;  ///< opacity in [0, 1]
  float size = 0;  ///< em: line width, half width of a marker, height of text
  Rect box = {};  ///< of Box, Frame, Hatch, Label
  std::vector<Point> points = {};  ///< of Line, Area, Mark
  Marker marker = Marker::Disc;
  bool dashed = false;
  bool closed = false;  ///< the last point of a line is joined to the first
  bool strong = false;  ///< text weight
  TextSide side = TextSide::Left;
  std::string text = {};
};

/// What a pointer can ask about, and open.
struct Spot {
  Rect box;  ///< em
  std::string note;  ///< shown beside the pointer, lines separated by newlines
  std::string opens;  ///< what a click means to the view that made the chart; empty = nothing
  std::string opens_too = {};  ///< a second name where one is not enough
};

struct Chart {
  std::string title;
  std::string sentence;  ///< what is seen, in one or two sentences: spoken instead of the drawing
  float width = 0;  ///< em
  float height = 0;
  std::vector<Shape> shapes;  ///< in drawing order
  std::vector<Spot> spots;

  bool empty() const { return shapes.empty(); }
};

/// How much room a chart is laid out for.
enum class Space : std::uint8_t {
  Narrow,  ///< a phone
  Wide,  ///< half a screen, a slide, a page of paper: what is exported
  Broad,  ///< a whole screen
};
/// The width charts are laid out for, em.
float width_of(Space space);

/// A chart in every size.
struct ChartSet {
  Chart narrow;
  Chart wide;
  Chart broad;
  const Chart& of(Space space) const { return space == Space::Narrow ? narrow : space == Space::Wide ? wide : broad; }
};

/// What `draw` makes of a description in every size.
template <class Description>
ChartSet draw_in_every_space(Chart (*draw)(const Description&, Space), const Description& description) {
  return {draw(description, Space::Narrow), draw(description, Space::Wide), draw(description, Space::Broad)};
}

/// Ink, marker and dash of the n-th series of a chart.
struct SeriesLook {
  Ink ink = Ink::Accent;
  Marker marker = Marker::Disc;
  bool dashed = false;
};
SeriesLook series_look(std::size_t series);

/// About how wide a text is, em: charts are laid out without a font. Errs on the wide side.
float estimated_width(std::string_view text, float size);

/// Adds shapes to a chart; one call a shape, in drawing order.
class Pen {
 public:
  explicit Pen(Chart& chart) : chart_(chart) {}
  void box(const Rect& rect, Ink ink, float strength = 1);
  void frame(const Rect& rect, Ink ink, float width);
  void hatch(const Rect& rect, Ink ink);
  void line(std::vector<Point> points, Ink ink, float width);
  /// The shape just added, for what is seldom set.
  Shape& last() { return chart_.shapes.back(); }
  void area(std::vector<Point> points, Ink ink, float strength);
  void mark(Point at, Marker marker, Ink ink, float size);
  void label(const Rect& rect, std::string text, Ink ink, float size, TextSide side = TextSide::Left);
  void spot(const Rect& rect, std::string note, std::string opens = {}, std::string opens_too = {});

 private:
  Chart& chart_;
};

}  // namespace ego::web::charts
