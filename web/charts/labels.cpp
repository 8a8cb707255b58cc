#include "web/charts/labels.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "web/theme/chart_sizes.h"

namespace ego::web::charts {
namespace {

constexpr const ChartSizes& kSize = kChartSizes;

/// The blank nearest to the middle; npos if there is none.
std::size_t best_break(const std::string& text) {
  std::size_t best = std::string::npos;
  const auto middle = static_cast<std::ptrdiff_t>(text.size() / 2);
  const auto distance = [&](std::size_t at) { return std::abs(static_cast<std::ptrdiff_t>(at) - middle); };
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    if (best == std::string::npos || distance(at) < distance(best)) best = at;
  }
  return best;
}

/// The text cut at a blank; a single word that is too long even in small letters inside it, with a hyphen. The first is empty if the text
/// fits one line in small letters.
std::pair<std::string, std::string> in_two_lines(const std::string& text, float width) {
  if (const std::size_t cut = best_break(text); cut != std::string::npos)
    return {text.substr(0, cut), text.substr(cut + 1)};
  if (estimated_width(text, kSize.small) <= width) return {{}, text};
  std::size_t middle = text.size() / 2 + 1;
  while (middle < text.size() && (static_cast<unsigned char>(text[middle]) & 0xC0U) == 0x80) ++middle;
  const bool letters = middle < text.size() && static_cast<unsigned char>(text[middle]) < 0x80;
  return {text.substr(0, middle) + (letters ? "-" : ""), text.substr(middle)};
}

}  // namespace

void draw_wrapped(Pen& pen, const std::string& text, const Rect& box, Ink ink, TextSide side) {
  Rect rest = box.inset(kSize.cell_gap, 0);
  const bool two_lines = rest.h >= 2 * kSize.line;
  const bool whole = estimated_width(text, kSize.label) <= rest.w || !two_lines;
  const Rect last = rest.cut_bottom(kSize.line);
  if (whole) return pen.label(last, text, ink, kSize.label, side);
  const auto [first, second] = in_two_lines(text, rest.w);
  const float longest = std::max(estimated_width(first, kSize.label), estimated_width(second, kSize.label));
  const float size = longest <= rest.w ? kSize.label : kSize.small;
  if (!first.empty()) pen.label(rest.cut_bottom(kSize.line), first, ink, size, side);
  pen.label(last, second, ink, size, side);
}

double Axis::share(double value) const {
  if (!logarithmic) return high > low ? (value - low) / (high - low) : 0;
  return high > low ? std::log(value / low) / std::log(high / low) : 0;
}

Axis percent_axis(std::string title, double low, double high) {
  constexpr std::array kSteps{0.01, 0.02, 0.05, 0.1, 0.2, 0.25};
  constexpr double kMostTicks = 6;
  constexpr double kPercent = 100;
  double step = kSteps.back();
  for (const double candidate : kSteps) {
    if ((high - low) / candidate > kMostTicks) continue;
    step = candidate;
    break;
  }
  Axis axis;
  axis.title = std::move(title);
  axis.low = std::floor(low / step + 1e-9) * step;
  axis.high = std::ceil(high / step - 1e-9) * step;
  if (axis.high <= axis.low) axis.high = axis.low + step;
  const auto ticks = static_cast<int>(std::lround((axis.high - axis.low) / step));
  for (int i = 0; i <= ticks; ++i) {
    const double value = axis.low + i * step;
    axis.ticks.emplace_back(value, fmt::format("{:.0f} %", kPercent * value));
  }
  return axis;
}

Axis number_axis(std::string title, double high) {
  constexpr double kMostTicks = 6;
  // A power of ten that is too small, then the first round multiple of it that is not.
  double step = 1;
  while (high > 0 && high / step < kMostTicks) step /= 10;
  while (high / step >= 10 * kMostTicks) step *= 10;
  for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
    if (high / (step * factor) > kMostTicks) continue;
    step *= factor;
    break;
  }
  Axis axis;
  axis.title = std::move(title);
  const double steps = std::max(1.0, std::ceil(high / step - 1e-9));
  axis.high = steps * step;
  for (int i = 0; i <= static_cast<int>(steps); ++i) axis.ticks.emplace_back(i * step, fmt::format("{:g}", i * step));
  return axis;
}

bool LabelPlaces::is_free(const Rect& rect) const {
  if (rect.x < area_.x || rect.y < area_.y || rect.right() > area_.right() || rect.bottom() > area_.bottom())
    return false;
  return std::none_of(taken_.begin(), taken_.end(), [&](const Rect& other) {
    return rect.x < other.right() && other.x < rect.right() && rect.y < other.bottom() && other.y < rect.bottom();
  });
}

bool LabelPlaces::place(Pen& pen, Point at, float distance, const std::string& text, Ink ink) {
  const float width = estimated_width(text, kSize.small);
  const float height = kSize.small * kSize.line;
  struct Place {
    Rect box;
    TextSide side;
  };
  const float aside = distance / 2;
  const std::array<Place, 8> places{{
      {{at.x + distance, at.y - height / 2, width, height}, TextSide::Left},
      {{at.x - distance - width, at.y - height / 2, width, height}, TextSide::Right},
      {{at.x - width / 2, at.y - distance - height, width, height}, TextSide::Center},
      {{at.x - width / 2, at.y + distance, width, height}, TextSide::Center},
      {{at.x + aside, at.y - aside - height, width, height}, TextSide::Left},
      {{at.x - aside - width, at.y - aside - height, width, height}, TextSide::Right},
      {{at.x + aside, at.y + aside, width, height}, TextSide::Left},
      {{at.x - aside - width, at.y + aside, width, height}, TextSide::Right},
  }};
  for (const Place& place : places) {
    if (!is_free(place.box)) continue;
    block(place.box);
    pen.label(place.box, text, ink, kSize.small, place.side);
    return true;
  }
  return false;
}

bool LabelPlaces::is_clear(Point from, Point to) const {
  constexpr int kSteps = 24;
  for (int step = 0; step <= kSteps; ++step) {
    const float share = static_cast<float>(step) / kSteps;
    const Point at{from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
    if (!is_free({at.x, at.y, kSize.hairline, kSize.hairline})) return false;
  }
  return true;
}

bool LabelPlaces::place_apart(Pen& pen, Point at, float distance, const std::string& text, Ink ink) {
  const float width = estimated_width(text, kSize.small);
  const float height = kSize.small * kSize.line;
  constexpr std::array kLines{0, 1, -1, 2, -2, 3, -3, 4, -4};  // up and down, in heights of a label
  for (int column = 1; column <= 3; ++column) {
    const float reach = distance + kSize.leader * static_cast<float>(column);
    for (const int line : kLines) {
      for (const float side : {1.0F, -1.0F}) {
        const Point end{at.x + side * reach, at.y + static_cast<float>(line) * height};
        const Rect box{side > 0 ? end.x : end.x - width, end.y - height / 2, width, height};
        const Point begin{at.x + side * distance, at.y};
        const Point stop{end.x - side * kSize.gap / 2, end.y};
        if (!is_free(box) || !is_clear(begin, stop)) continue;
        pen.line({begin, stop}, Ink::LineStrong, kSize.hairline);
        pen.label(box, text, ink, kSize.small, side > 0 ? TextSide::Left : TextSide::Right);
        block(box);
        block({std::min(begin.x, stop.x), std::min(begin.y, stop.y), std::abs(stop.x - begin.x),
               std::abs(stop.y - begin.y)});
        return true;
      }
    }
  }
  return false;
}

}  // namespace ego::web::charts
