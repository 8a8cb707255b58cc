#include "web/charts/svg.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/report/escape.h"
#include "web/theme/chart_sizes.h"

namespace ego::web::charts {
namespace {

constexpr const ChartSizes& kSize = kChartSizes;
constexpr float kFull = 255.0F;

/// Rounded to hundredths of a pixel: equal charts give equal bytes.
std::string px(float ems) { return fmt::format("{:.2f}", static_cast<double>(ems * kBodyTextPx)); }

class SvgWriter {
 public:
  SvgWriter(std::string& out, const Palette& palette, Point shift) : out_(out), palette_(palette), shift_(shift) {}

  void write(const Shape& shape) {
    switch (shape.kind) {
      case ShapeKind::Box: return box(shape, fill(shape));
      case ShapeKind::Frame: return box(shape, " fill=\"none\"" + stroke(shape));
      case ShapeKind::Hatch: return hatch(shape);
      case ShapeKind::Line: return poly(shape, shape.closed ? "polygon" : "polyline", " fill=\"none\"" + stroke(shape));
      case ShapeKind::Area: return poly(shape, "polygon", fill(shape));
      case ShapeKind::Mark: return mark(shape);
      case ShapeKind::Label: return label(shape);
    }
  }

 private:
  std::string fill(const Shape& shape) const {
    std::string text = " fill=\"" + hex_text(color_of(shape.ink, palette_)) + '"';
    const float alpha = shape.strength * static_cast<float>(color_of(shape.ink, palette_).a) / kFull;
    if (alpha < 1) text += fmt::format(" fill-opacity=\"{:.3f}\"", static_cast<double>(alpha));
    return text;
  }
  std::string stroke(const Shape& shape) const {
    std::string text =
        " stroke=\"" + hex_text(color_of(shape.ink, palette_)) + "\" stroke-width=\"" + px(shape.size) + '"';
    if (shape.dashed) text += " stroke-dasharray=\"" + px(kSize.dash) + '"';
    return text;
  }
  std::string at(Point point) const { return px(point.x + shift_.x) + "," + px(point.y + shift_.y); }

  void box(const Shape& shape, const std::string& look) {
    out_ += "<rect x=\"" + px(shape.box.x + shift_.x) + "\" y=\"" + px(shape.box.y + shift_.y) + "\" width=\"" +
            px(shape.box.w) + "\" height=\"" + px(shape.box.h) + '"' + look + "/>\n";
  }
  void poly(const Shape& shape, std::string_view element, const std::string& look) {
    out_ += '<' + std::string(element) + " points=\"";
    for (const Point& point : shape.points) out_ += at(point) + ' ';
    out_.back() = '"';
    out_ += look + "/>\n";
  }
  void hatch(const Shape& shape) {
    Shape stroke_shape{.kind = ShapeKind::Line, .ink = shape.ink, .size = kSize.hairline};
    const Rect& box = shape.box;
    for (float x = kSize.gap; x < box.w + box.h; x += kSize.gap) {
      const float over = std::max(0.0F, x - box.w);   // of the stroke's upper end beyond the right edge
      const float under = std::max(0.0F, x - box.h);  // of its lower end left of the box
      stroke_shape.points = {{box.x + under, box.y + std::min(x, box.h)}, {box.x + std::min(x, box.w), box.y + over}};
      poly(stroke_shape, "polyline", " fill=\"none\"" + stroke(stroke_shape));
    }
  }
  void mark(const Shape& shape);
  void label(const Shape& shape) {
    if (shape.text.empty()) return;
    std::string_view anchor = "start";
    float x = shape.box.x;
    if (shape.side == TextSide::Center) {
      anchor = "middle";
      x = shape.box.mid_x();
    } else if (shape.side == TextSide::Right) {
      anchor = "end";
      x = shape.box.right();
    }
    constexpr float kBaseline = 0.36F;  // em below the middle of a line
    const Point point{x + shift_.x, shape.box.mid_y() + kBaseline * shape.size + shift_.y};
    out_ += "<text x=\"" + px(point.x) + "\" y=\"" + px(point.y) + "\" font-size=\"" + px(shape.size) +
            "\" text-anchor=\"" + std::string(anchor) + '"' + fill(shape) +
            (shape.strong ? " font-weight=\"600\"" : "") + '>' + escape_html(shape.text) + "</text>\n";
  }

  std::string& out_;
  const Palette& palette_;
  Point shift_;
};

void SvgWriter::mark(const Shape& shape) {
  const Point c = shape.points.front();
  const float r = shape.size;
  Shape polygon{.kind = ShapeKind::Area, .ink = shape.ink, .strength = shape.strength, .size = kSize.stroke};
  const auto filled = [&](std::vector<Point> points) {
    polygon.points = std::move(points);
    poly(polygon, "polygon", fill(polygon));
  };
  const auto stroked = [&](Point from, Point to) {
    polygon.points = {from, to};
    poly(polygon, "polyline", " fill=\"none\"" + stroke(polygon));
  };
  const auto circle = [&](const std::string& look) {
    out_ += "<circle cx=\"" + px(c.x + shift_.x) + "\" cy=\"" + px(c.y + shift_.y) + "\" r=\"" + px(r) + '"' + look +
            "/>\n";
  };
  switch (shape.marker) {
    case Marker::Disc: return circle(fill(polygon));
    case Marker::Ring: return circle(" fill=\"none\"" + stroke(polygon));
    case Marker::Square:
      return filled({{c.x - r, c.y - r}, {c.x + r, c.y - r}, {c.x + r, c.y + r}, {c.x - r, c.y + r}});
    case Marker::Diamond: return filled({{c.x, c.y - r}, {c.x + r, c.y}, {c.x, c.y + r}, {c.x - r, c.y}});
    case Marker::TriangleUp: return filled({{c.x, c.y - r}, {c.x + r, c.y + r}, {c.x - r, c.y + r}});
    case Marker::TriangleDown: return filled({{c.x, c.y + r}, {c.x + r, c.y - r}, {c.x - r, c.y - r}});
    case Marker::Cross:
      stroked({c.x - r, c.y - r}, {c.x + r, c.y + r});
      return stroked({c.x - r, c.y + r}, {c.x + r, c.y - r});
    case Marker::Plus: stroked({c.x - r, c.y}, {c.x + r, c.y}); return stroked({c.x, c.y - r}, {c.x, c.y + r});
  }
}

}  // namespace

Color color_of(Ink ink, const Palette& palette) {
  switch (ink) {
    case Ink::Background: return palette.background;
    case Ink::Panel: return palette.panel;
    case Ink::Text: return palette.text;
    case Ink::Muted: return palette.text_muted;
    case Ink::Line: return palette.line;
    case Ink::LineStrong: return palette.line_strong;
    case Ink::Accent: return palette.accent;
    case Ink::Right: return palette.right;
    case Ink::Wrong: return palette.wrong;
    case Ink::Late: return palette.late;
    case Ink::Invalid: return palette.invalid;
    case Ink::Missing: return palette.missing;
    case Ink::Caution: return palette.caution;
  }
  return palette.text;
}

std::string write_svg(const Chart& chart, std::span<const std::string> caption, const Palette& palette) {
  const float title = kSize.line * 2;
  float widest = chart.width;
  for (const std::string& line : caption) widest = std::max(widest, estimated_width(line, kSize.small));
  const float width = std::max(widest, estimated_width(chart.title, kSize.title * 1.2F)) + 2 * kSize.margin;
  const float height = chart.height + title + 2 * kSize.margin + kSize.line * static_cast<float>(caption.size() + 1);
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" role=\"img\" "
      "font-family=\"Inter, system-ui, sans-serif\">\n<title>{2}</title>\n<desc>{3}</desc>\n",
      px(width), px(height), escape_html(chart.title), escape_html(chart.sentence));
  SvgWriter page(out, palette, {0, 0});
  page.write({.kind = ShapeKind::Box, .ink = Ink::Background, .box = {0, 0, width, height}});
  SvgWriter heading(out, palette, {kSize.margin, kSize.margin});
  heading.write({.kind = ShapeKind::Label,
                 .size = kSize.title * 1.2F,
                 .box = {0, 0, width, kSize.line},
                 .strong = true,
                 .text = chart.title});
  SvgWriter drawing(out, palette, {kSize.margin, kSize.margin + title});
  for (const Shape& shape : chart.shapes) drawing.write(shape);
  float y = chart.height + title + kSize.line;
  for (const std::string& line : caption) {
    heading.write({.kind = ShapeKind::Label,
                   .ink = Ink::Muted,
                   .size = kSize.small,
                   .box = {0, y, width, kSize.line},
                   .text = line});
    y += kSize.line;
  }
  return out + "</svg>\n";
}

}  // namespace ego::web::charts
