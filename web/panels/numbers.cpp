#include "web/panels/numbers.h"

#include <fmt/format.h>

#include "core/compare/pair.h"

namespace ego::web {
namespace {

constexpr double kPercent = 100;

}  // namespace

std::string percent_text(double fraction) { return fmt::format("{:.1f} %", kPercent * fraction); }

std::string points_text(double fraction) {
  std::string text = fmt::format("{:+.1f}", kPercent * fraction);
  if (text == "-0.0") text = "+0.0";
  return text;
}

std::string points_range(const std::optional<stats::Bounds>& bounds) {
  return bounds ? "[" + points_text(bounds->lo) + ", " + points_text(bounds->hi) + "]" : std::string{};
}

std::string percent_range(const std::optional<stats::Bounds>& bounds) {
  return bounds ? fmt::format("[{:.1f}, {:.1f}]", kPercent * bounds->lo, kPercent * bounds->hi) : std::string{};
}

std::string p_relation(const PairTest& test) {
  PairTest shown = test;
  shown.p = test.p_adjusted.value_or(test.p);
  std::string text = p_text(shown);
  return text.starts_with('<') ? "< " + text.substr(1) : "= " + text;
}

}  // namespace ego::web
