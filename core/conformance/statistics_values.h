/// Inputs of statistics rows as numbers, and results as JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/value.h"
#include "core/json/writer.h"
#include "core/stats/intervals.h"
#include "core/stats/philox.h"
#include "core/stats/standard_error.h"

namespace ego::conformance {

/// The `input` object of a row; absent members read as 0 or empty.
class StatisticsInput {
 public:
  explicit StatisticsInput(const json::Value& input) : input_(input) {}

  double number(std::string_view name) const;
  std::optional<double> optional_number(std::string_view name) const;
  std::uint64_t count(std::string_view name) const;
  std::uint32_t small_count(std::string_view name) const { return static_cast<std::uint32_t>(count(name)); }
  std::string text(std::string_view name) const;
  std::vector<double> numbers(std::string_view name) const;
  std::vector<std::int64_t> integers(std::string_view name) const;
  std::vector<std::uint8_t> bits(std::string_view name) const;
  /// Labels of any kind as categories, numbered by first appearance over both lists together.
  std::vector<std::vector<std::uint32_t>> categories(std::string_view first, std::string_view second) const;
  stats::Clusters clusters(std::string_view name = "clusters") const;
  /// `seed` as hexadecimal text, `stream`, `rep`.
  stats::Sequence sequence() const;
  const json::Array& array(std::string_view name) const;
  const json::Value& value() const { return input_; }

 private:
  const json::Value& input_;
};

std::vector<double> numbers_of(const json::Value& array);
std::vector<std::int64_t> integers_of(const json::Value& array);
std::vector<std::uint8_t> bits_of(const json::Value& array);

json::Value to_value(const std::optional<double>& number);
json::Value to_value(double number);
json::Value to_value(std::uint64_t count);
template <class T>
json::Array to_values(const std::vector<T>& numbers) {
  json::Array out;
  for (const T& number : numbers) {
    if constexpr (std::is_floating_point_v<T>) {
      out.push_back(json::number(number));
    } else {
      out.push_back(json::number(static_cast<std::int64_t>(number)));
    }
  }
  return out;
}
/// Adds `<prefix>lo` and `<prefix>hi`, null where there are no bounds.
void put_bounds(json::Object& out, std::string_view prefix, const std::optional<stats::Bounds>& bounds);

/// One kind of operation: the result, or nothing if the name is not of this kind.
std::optional<json::Value> run_random(std::string_view operation, const StatisticsInput& input);
std::optional<json::Value> run_distributions(std::string_view operation, const StatisticsInput& input);
std::optional<json::Value> run_scores(std::string_view operation, const StatisticsInput& input);
std::optional<json::Value> run_pairs(std::string_view operation, const StatisticsInput& input);
std::optional<json::Value> run_families(std::string_view operation, const StatisticsInput& input);
std::optional<json::Value> run_items(std::string_view operation, const StatisticsInput& input);
std::optional<json::Value> run_views(std::string_view operation, const StatisticsInput& input);

}  // namespace ego::conformance
