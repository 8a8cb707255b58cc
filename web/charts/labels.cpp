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

}  // namespace

void draw_wrapped(Pen& pen, const std::string& text, const Rect& box, Ink ink, TextSide side) {
  Rect rest = box.inset(kSize.cell_gap, 0);
  const std::size_t cut = best_break(text);
  const bool fits = estimated_width(text, kSize.label) <= rest.w || cut == std::string::npos || rest.h < 2 * kSize.line;
  const Rect last = rest.cut_bottom(kSize.line);
  if (fits) return pen.label(last, text, ink, kSize.label, side);
  pen.label(rest.cut_bottom(kSize.line), text.substr(0, cut), ink, kSize.label, side);
  pen.label(last, text.substr(cut + 1), ink, kSize.label, side);
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
  const std::array<Place, 4> places{{
      {{at.x + distance, at.y - height / 2, width, height}, TextSide::Left},
      {{at.x - distance - width, at.y - height / 2, width, height}, TextSide::Right},
      {{at.x - width / 2, at.y - distance - height, width, height}, TextSide::Center},
      {{at.x - width / 2, at.y + distance, width, height}, TextSide::Center},
  }};
  for (const Place& place : places) {
    if (!is_free(place.box)) continue;
    block(place.box);
    pen.label(place.box, text, ink, kSize.small, place.side);
    return true;
  }
  return false;
}

}  // namespace ego::web::charts
