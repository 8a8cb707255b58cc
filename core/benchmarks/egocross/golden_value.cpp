#include "core/benchmarks/egocross/golden_value.h"

#include <algorithm>
#include <cmath>

namespace ego::egocross {
namespace {

using json::Value;

constexpr double kRelativeTolerance = 1e-9;

bool near(double a, double b) {
  if (a == b) return true;
  return std::fabs(a - b) <= kRelativeTolerance * std::max(std::fabs(a), std::fabs(b));
}

bool is_marked_number(std::string_view mark, double number) {
  if (mark == "@nan") return std::isnan(number);
  if (mark == "@inf") return std::isinf(number) && number > 0;
  return mark == "@-inf" && std::isinf(number) && number < 0;
}

bool equal_members(const Value& expected, const Value& found) {
  const auto all_fit = [](const Value& from, const Value& to, auto&& fits) {
    return std::all_of(from.if_object()->begin(), from.if_object()->end(), [&](const json::Member& member) {
      const Value* other = to.find(member.first);
      return other != nullptr && fits(*from.find(member.first), *other);
    });
  };
  return all_fit(expected, found, golden_equal) &&
         all_fit(found, expected, [](const Value&, const Value&) { return true; });
}

}  // namespace

bool golden_equal(const Value& expected, const Value& found) {
  const std::optional<double> number = found.as_double();
  if (number && expected.is_string()) return is_marked_number(*expected.if_string(), *number);
  if (expected.kind() != found.kind()) return false;
  if (number) return near(expected.as_double().value_or(0), *number);
  if (const json::Array* items = expected.if_array()) {
    return std::equal(items->begin(), items->end(), found.if_array()->begin(), found.if_array()->end(), golden_equal);
  }
  if (expected.is_object()) return equal_members(expected, found);
  return expected == found;
}

}  // namespace ego::egocross
