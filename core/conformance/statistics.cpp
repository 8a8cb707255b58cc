#include "core/conformance/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "core/conformance/statistics_values.h"

namespace ego::conformance {
namespace {

using json::Value;

bool whole(const json::Number& number) { return number.text.find_first_of(".eE") == std::string::npos; }

bool same_number(const Value& expected, const Value& found, double tolerance) {
  const std::optional<double> want = expected.as_double();
  const std::optional<double> got = found.as_double();
  if (!want || !got) return false;
  if (whole(*expected.if_number())) return *want == *got;
  return std::fabs(*got - *want) <= tolerance * std::max(1.0, std::fabs(*want));
}

/// Nothing if every leaf of `expected` matches; else the path and both values. Members only `found` has are no mismatch.
Mismatch difference(const Value& expected, const Value& found, double tolerance, const std::string& path) {
  const auto differs = [&] {
    return fmt::format("{}: expected {}, found {}", path, json::write(expected, json::Layout::Compact),
                       json::write(found, json::Layout::Compact));
  };
  if (expected.kind() != found.kind()) return differs();
  if (expected.is_number()) return same_number(expected, found, tolerance) ? Mismatch{} : differs();
  if (const json::Object* members = expected.if_object()) {
    for (const auto& [key, value] : *members) {
      const Value* member = found.find(key);
      if (member == nullptr) return fmt::format("{}/{}: not in the result", path, key);
      if (const Mismatch mismatch = difference(value, *member, tolerance, fmt::format("{}/{}", path, key)))
        return mismatch;
    }
    return std::nullopt;
  }
  if (const json::Array* items = expected.if_array()) {
    const json::Array& others = *found.if_array();
    if (items->size() != others.size()) return differs();
    for (std::size_t i = 0; i < items->size(); ++i) {
      if (const Mismatch mismatch = difference((*items)[i], others[i], tolerance, fmt::format("{}/{}", path, i))) {
        return mismatch;
      }
    }
    return std::nullopt;
  }
  return expected == found ? Mismatch{} : differs();
}

}  // namespace

Mismatch check_statistics_row(const Value& row) {
  const std::string_view operation = row.text_or_empty("op");
  const Value* input = row.find("input");
  const Value* expected = row.find("expected");
  if (input == nullptr || expected == nullptr) return "the row has no `input` or no `expected`";
  const Value* tolerance = row.find("tol");
  constexpr std::array kKinds = {run_random,   run_distributions, run_scores, run_pairs,
                                 run_families, run_items,         run_views};
  for (const auto run : kKinds) {
    const std::optional<Value> found = run(operation, StatisticsInput(*input));
    if (!found) continue;
    const Mismatch mismatch =
        difference(*expected, *found, tolerance == nullptr ? 0 : tolerance->as_double().value_or(0), "");
    return mismatch ? Mismatch(fmt::format("{}{}", row.text_or_empty("id"), *mismatch)) : std::nullopt;
  }
  return fmt::format("no operation `{}`", operation);
}

}  // namespace ego::conformance
