#include "core/text/number_text.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <system_error>

#include <fast_float/fast_float.h>

#include "core/text/ascii.h"
#include "core/text/unicode.h"

namespace ego::text {
namespace {

constexpr double kAllIntegersFrom = 4503599627370496.0;  // 2^52: no double beyond it has decimals
constexpr std::size_t kFixedDigits = 40;                 // sign, 16 digits before and 17 after the point, and room

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// ASCII form of a number text: foreign digits become ASCII ones, underscores between digits go.
/// Nothing if another sign occurs or an underscore stands elsewhere.
std::optional<std::string> to_ascii_number(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  char previous = '\0';
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    i += c.size;
    char ascii = '\0';
    if (const int digit = decimal_digit(c.value); digit >= 0) {
      ascii = static_cast<char>('0' + digit);
    } else if (c.value < 0x80) {
      ascii = static_cast<char>(c.value);
    } else {
      return std::nullopt;
    }
    if (ascii == '_' ? !is_ascii_digit(previous) : previous == '_' && !is_ascii_digit(ascii)) return std::nullopt;
    if (ascii != '_') out += ascii;
    previous = ascii;
  }
  if (previous == '_') return std::nullopt;
  return out;
}

std::size_t skip_digits(std::string_view text, std::size_t i) {
  while (i < text.size() && is_ascii_digit(text[i])) ++i;
  return i;
}

/// Python strips fewer signs here than `str.strip` does: U+001C-001F stay, and make the text no number.
bool is_float_space(char32_t c) { return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : is_space(c); }

std::string_view trim_float(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = code_point_at(text, 0);
    if (!is_float_space(c.value)) break;
    text.remove_prefix(c.size);
  }
  while (!text.empty()) {
    const CodePoint c = code_point_before(text, text.size());
    if (!is_float_space(c.value)) break;
    text.remove_suffix(c.size);
  }
  return text;
}

/// `digits [. digits] [e [sign] digits]` with a digit before or after the point.
bool is_decimal(std::string_view text) {
  std::size_t i = skip_digits(text, 0);
  std::size_t digits = i;
  if (i < text.size() && text[i] == '.') {
    const std::size_t after = skip_digits(text, i + 1);
    digits += after - (i + 1);
    i = after;
  }
  if (digits == 0) return false;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    const std::size_t after = skip_digits(text, i);
    if (after == i) return false;
    i = after;
  }
  return i == text.size();
}

}  // namespace

std::optional<double> parse_float(std::string_view text) {
  const std::optional<std::string> ascii = to_ascii_number(trim_float(text));
  if (!ascii) return std::nullopt;
  std::string_view number = *ascii;
  const bool negative = number.starts_with('-');
  if (negative || number.starts_with('+')) number.remove_prefix(1);
  double value = 0;
  if (ascii_equal_ignoring_case(number, "inf") || ascii_equal_ignoring_case(number, "infinity")) {
    value = std::numeric_limits<double>::infinity();
  } else if (ascii_equal_ignoring_case(number, "nan")) {
    value = std::numeric_limits<double>::quiet_NaN();
  } else if (is_decimal(number)) {
    // The result is 0 or infinity when the exponent is out of range, as it is in Python.
    fast_float::from_chars(number.data(), number.data() + number.size(), value);
  } else {
    return std::nullopt;
  }
  return negative ? -value : value;
}

std::optional<double> plain_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

double round_decimals(double value, int decimals) {
  if (!std::isfinite(value) || std::fabs(value) >= kAllIntegersFrom) return value;
  char digits[kFixedDigits];
  const auto [end, error] = std::to_chars(digits, digits + kFixedDigits, value, std::chars_format::fixed, decimals);
  if (error != std::errc{}) return value;
  double rounded = 0;
  fast_float::from_chars(digits, end, rounded);
  return rounded;
}

}  // namespace ego::text
