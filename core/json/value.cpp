#include "core/json/value.h"

#include <array>
#include <charconv>
#include <limits>

#include <fast_float/fast_float.h>

namespace ego::json {

const Value* Value::find(std::string_view key) const {
  const Object* members = if_object();
  if (members == nullptr) return nullptr;
  for (auto member = members->rbegin(); member != members->rend(); ++member) {
    if (member->first == key) return &member->second;
  }
  return nullptr;
}

std::string_view Value::text_or_empty(std::string_view key) const {
  const Value* member = find(key);
  const std::string* text = member == nullptr ? nullptr : member->if_string();
  return text == nullptr ? std::string_view{} : std::string_view{*text};
}

std::optional<double> Value::as_double() const {
  const Number* number = if_number();
  if (number == nullptr) return std::nullopt;
  if (number->text == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (number->text == "Infinity") return std::numeric_limits<double>::infinity();
  if (number->text == "-Infinity") return -std::numeric_limits<double>::infinity();
  double value = 0;
  const char* const end = number->text.data() + number->text.size();
  // Beyond the range of a double the library stores infinity or zero, rounded as IEEE 754 asks: that is the value wanted.
  const auto [stop, error] = fast_float::from_chars(number->text.data(), end, value);
  if (error == std::errc::invalid_argument || stop != end) return std::nullopt;
  return value;
}

std::optional<std::int64_t> Value::as_int() const {
  const Number* number = if_number();
  if (number == nullptr) return std::nullopt;
  std::int64_t value = 0;
  const char* const end = number->text.data() + number->text.size();
  const auto [stop, error] = std::from_chars(number->text.data(), end, value);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

std::optional<std::string> Value::as_id_text() const {
  if (const std::string* text = if_string()) return *text;
  if (const Number* number = if_number()) return number->text;
  return std::nullopt;
}

std::string_view to_string(Kind kind) {
  constexpr std::array<std::string_view, 6> kNames{"null", "boolean", "number", "string", "array", "object"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace ego::json
