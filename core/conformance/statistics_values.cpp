#include "core/conformance/statistics_values.h"

#include <charconv>
#include <map>

namespace ego::conformance {
namespace {

const json::Array kNoItems;

const json::Array& items_of(const json::Value& value) {
  const json::Array* items = value.if_array();
  return items == nullptr ? kNoItems : *items;
}

/// Categories by first appearance of the value as it is written.
std::uint32_t category(std::map<std::string, std::uint32_t>& known, const json::Value& label) {
  const auto next = static_cast<std::uint32_t>(known.size());
  return known.try_emplace(json::write(label, json::Layout::Compact), next).first->second;
}

}  // namespace

std::vector<double> numbers_of(const json::Value& array) {
  std::vector<double> out;
  for (const json::Value& item : items_of(array)) out.push_back(item.as_double().value_or(0));
  return out;
}

std::vector<std::int64_t> integers_of(const json::Value& array) {
  std::vector<std::int64_t> out;
  for (const json::Value& item : items_of(array)) out.push_back(item.as_int().value_or(0));
  return out;
}

std::vector<std::uint8_t> bits_of(const json::Value& array) {
  std::vector<std::uint8_t> out;
  for (const json::Value& item : items_of(array)) out.push_back(item.as_double().value_or(0) != 0 ? 1 : 0);
  return out;
}

const json::Array& StatisticsInput::array(std::string_view name) const {
  const json::Value* member = input_.find(name);
  return member == nullptr ? kNoItems : items_of(*member);
}

double StatisticsInput::number(std::string_view name) const { return optional_number(name).value_or(0); }

std::optional<double> StatisticsInput::optional_number(std::string_view name) const {
  const json::Value* member = input_.find(name);
  return member == nullptr ? std::nullopt : member->as_double();
}

std::uint64_t StatisticsInput::count(std::string_view name) const {
  const json::Value* member = input_.find(name);
  return member == nullptr ? 0 : static_cast<std::uint64_t>(member->as_int().value_or(0));
}

std::string StatisticsInput::text(std::string_view name) const { return std::string(input_.text_or_empty(name)); }

std::vector<double> StatisticsInput::numbers(std::string_view name) const { return numbers_of(array(name)); }
std::vector<std::int64_t> StatisticsInput::integers(std::string_view name) const { return integers_of(array(name)); }
std::vector<std::uint8_t> StatisticsInput::bits(std::string_view name) const { return bits_of(array(name)); }

std::vector<std::vector<std::uint32_t>> StatisticsInput::categories(std::string_view first,
                                                                    std::string_view second) const {
  std::map<std::string, std::uint32_t> known;
  std::vector<std::vector<std::uint32_t>> out(2);
  for (const json::Value& label : array(first)) out[0].push_back(category(known, label));
  for (const json::Value& label : array(second)) out[1].push_back(category(known, label));
  return out;
}

stats::Clusters StatisticsInput::clusters(std::string_view name) const {
  std::map<std::string, std::uint32_t> known;
  std::vector<std::uint32_t> keys;
  for (const json::Value& label : array(name)) keys.push_back(category(known, label));
  return stats::number_clusters(keys);
}

stats::Sequence StatisticsInput::sequence() const {
  stats::Sequence out;
  const std::string seed = text("seed");
  if (seed.starts_with("0x")) std::from_chars(seed.data() + 2, seed.data() + seed.size(), out.seed, 16);
  out.stream = static_cast<stats::Stream>(count("stream"));
  out.replicate = small_count("rep");
  return out;
}

json::Value to_value(const std::optional<double>& number) { return number ? json::number(*number) : json::Value{}; }
json::Value to_value(double number) { return json::number(number); }
json::Value to_value(std::uint64_t count) { return json::number(count); }

void put_bounds(json::Object& out, std::string_view prefix, const std::optional<stats::Bounds>& bounds) {
  out.emplace_back(std::string(prefix) + "lo", bounds ? json::number(bounds->lo) : json::Value{});
  out.emplace_back(std::string(prefix) + "hi", bounds ? json::number(bounds->hi) : json::Value{});
}

}  // namespace ego::conformance
