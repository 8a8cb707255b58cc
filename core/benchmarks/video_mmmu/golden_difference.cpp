#include "core/benchmarks/video_mmmu/golden_difference.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/json/writer.h"

namespace ego::video_mmmu {
namespace {

using json::Value;

constexpr double kRelativeTolerance = 1e-9;

bool nearly_equal(double a, double b) {
  return a == b || std::fabs(a - b) <= kRelativeTolerance * std::max(std::fabs(a), std::fabs(b));
}

std::optional<std::string> difference_in_object(const Value& expected, const Value& found, const std::string& path) {
  for (const auto& [key, value] : *expected.if_object()) {
    const Value* other = found.find(key);
    if (other == nullptr) return fmt::format("{}/{}: expected, but not there", path, key);
    if (auto difference = first_difference(value, *other, fmt::format("{}/{}", path, key))) return difference;
  }
  for (const auto& [key, value] : *found.if_object()) {
    if (expected.find(key) == nullptr) return fmt::format("{}/{}: not expected", path, key);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> first_difference(const Value& expected, const Value& found, const std::string& path) {
  if (expected.is_object() && found.is_object()) return difference_in_object(expected, found, path);
  const std::optional<double> a = expected.as_double();
  const std::optional<double> b = found.as_double();
  if (a && b ? nearly_equal(*a, *b) : expected == found) return std::nullopt;
  return fmt::format("{}: expected {}, got {}", path, json::write(expected, json::Layout::Compact),
                     json::write(found, json::Layout::Compact));
}

}  // namespace ego::video_mmmu
