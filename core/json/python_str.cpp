#include "core/json/python_str.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "core/base/utf8.h"

namespace ego::json {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Cc, Cf, Zs (but the blank), Zl, Zp, Cs, Co of Unicode 14.
constexpr std::array<Range, 31> kNotPrintable{
    {{0x00, 0x1F},       {0x7F, 0xA0},       {0xAD, 0xAD},       {0x600, 0x605},     {0x61C, 0x61C},
     {0x6DD, 0x6DD},     {0x70F, 0x70F},     {0x890, 0x891},     {0x8E2, 0x8E2},     {0x1680, 0x1680},
     {0x180E, 0x180E},   {0x2000, 0x200F},   {0x2028, 0x202F},   {0x205F, 0x206F},   {0x3000, 0x3000},
     {0xD800, 0xF8FF},   {0xFEFF, 0xFEFF},   {0xFFF0, 0xFFFB},   {0xFFFE, 0xFFFF},   {0x110BD, 0x110BD},
     {0x110CD, 0x110CD}, {0x13430, 0x13438}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0x1FFFE, 0x1FFFF},
     {0x2FFFE, 0x2FFFF}, {0x3FFFE, 0x3FFFF}, {0xE0001, 0xE0001}, {0xE0020, 0xE007F}, {0xEFFFE, 0xEFFFF},
     {0xF0000, 0x10FFFF}}};

bool is_printable(char32_t code_point) {
  for (const Range& range : kNotPrintable) {
    if (code_point >= range.first && code_point <= range.last) return false;
  }
  return true;
}

void append_hex(std::string& out, std::string_view mark, char32_t code_point, int digits) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += mark;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += kDigits[(code_point >> shift) & 15U];
}

void append_repr(std::string& out, std::string_view text) {
  const bool has_single = text.find('\'') != std::string_view::npos;
  const char quote = has_single && text.find('"') == std::string_view::npos ? '"' : '\'';
  out += quote;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_step(text, at);
    const char32_t c = step.code_point;
    if (c == '\\' || c == static_cast<unsigned char>(quote)) {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (!step.valid || is_printable(c)) {
      out += text.substr(at, step.length);
    } else if (c <= 0xFF) {
      append_hex(out, "\\x", c, 2);
    } else if (c <= 0xFFFF) {
      append_hex(out, "\\u", c, 4);
    } else {
      append_hex(out, "\\U", c, 8);
    }
    at += step.length;
  }
  out += quote;
}

/// repr(float): shortest digits; positional for exponents -4 to 15.
void append_float(std::string& out, double value) {
  if (std::isnan(value)) {
    out += "nan";
    return;
  }
  if (std::signbit(value)) out += '-';
  if (std::isinf(value)) {
    out += "inf";
    return;
  }
  std::array<char, 32> buffer{};
  const std::to_chars_result end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(value), std::chars_format::scientific);
  const std::string_view text{buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data())};  // d[.ddd]e+-dd
  const std::size_t e = text.find('e');
  std::string digits{text.substr(0, 1)};
  if (e > 2) digits += text.substr(2, e - 2);
  int exponent = 0;
  std::from_chars(text.data() + e + 2, text.data() + text.size(), exponent);
  if (text[e + 1] == '-') exponent = -exponent;
  const auto count = static_cast<int>(digits.size());
  if (exponent < -4 || exponent >= 16) {
    out += digits[0];
    if (count > 1) out.append(".").append(digits, 1);
    out += exponent < 0 ? "e-" : "e+";
    const std::string magnitude = std::to_string(exponent < 0 ? -exponent : exponent);
    out += magnitude.size() < 2 ? "0" + magnitude : magnitude;
  } else if (exponent < 0) {
    out.append("0.").append(static_cast<std::size_t>(-exponent - 1), '0').append(digits);
  } else if (exponent + 1 >= count) {
    out.append(digits).append(static_cast<std::size_t>(exponent + 1 - count), '0').append(".0");
  } else {
    const auto point = static_cast<std::size_t>(exponent + 1);
    out.append(digits, 0, point).append(".").append(digits, point);
  }
}

void append_number(std::string& out, const Value& value) {
  const std::string& text = value.if_number()->text;
  const bool integer = text.find_first_not_of("-0123456789") == std::string::npos;
  if (integer) {
    out += text == "-0" ? "0" : text;
  } else {
    append_float(out, value.as_double().value_or(0));
  }
}

void append_value(std::string& out, const Value& value);

void append_items(std::string& out, const Array& items) {
  out += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ", ";
    append_value(out, items[i]);
  }
  out += ']';
}

/// A dict keeps a repeated key at its first place, with its last value.
void append_members(std::string& out, const Object& members) {
  std::unordered_map<std::string_view, const Value*> last;
  for (const Member& member : members) last[member.first] = &member.second;
  out += '{';
  bool first = true;
  for (const Member& member : members) {
    const auto found = last.find(member.first);
    if (found == last.end()) continue;
    if (!first) out += ", ";
    first = false;
    append_repr(out, member.first);
    out += ": ";
    append_value(out, *found->second);
    last.erase(found);
  }
  out += '}';
}

void append_value(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::Null: out += "None"; return;
    case Kind::Bool: out += *value.if_bool() ? "True" : "False"; return;
    case Kind::Number: append_number(out, value); return;
    case Kind::String: append_repr(out, *value.if_string()); return;
    case Kind::Array: append_items(out, *value.if_array()); return;
    case Kind::Object: append_members(out, *value.if_object()); return;
  }
}

}  // namespace

std::string python_str(const Value& value) {
  if (const std::string* text = value.if_string()) return *text;
  std::string out;
  append_value(out, value);
  return out;
}

}  // namespace ego::json
