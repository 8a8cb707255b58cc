#include "core/io/xlsx/cell_text.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/base/utf8.h"

namespace ego::io {
namespace {

constexpr std::size_t kEscape = 7;  // _xHHHH_

/// The code unit of an escape that begins the text; nothing if none does.
std::optional<char32_t> escape_at(std::string_view text) {
  if (text.size() < kEscape || !text.starts_with("_x") || text[kEscape - 1] != '_') return std::nullopt;
  unsigned value = 0;
  const char* const first = text.data() + 2;
  const auto read = std::from_chars(first, first + 4, value, 16);
  if (read.ec != std::errc{} || read.ptr != first + 4) return std::nullopt;
  return static_cast<char32_t>(value);
}

bool is_high(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

std::string decode_xstring(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::optional<char32_t> unit = escape_at(text.substr(at));
    if (!unit) {
      out += text[at++];
      continue;
    }
    at += kEscape;
    const std::optional<char32_t> next = is_high(*unit) ? escape_at(text.substr(at)) : std::nullopt;
    if (next && is_low(*next)) {
      append_utf8(out, 0x10000 + ((*unit - 0xD800) << 10U) + (*next - 0xDC00));
      at += kEscape;
    } else {
      append_utf8(out, *unit);
    }
  }
  return out;
}

std::string encode_xstring(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (escape_at(text.substr(at))) {
      out += "_x005F_";
      ++at;
      continue;
    }
    const Utf8Step step = utf8_step(text, at);
    const char32_t c = step.code_point;
    if (!step.valid)
      out += "\xEF\xBF\xBD";
    else if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if ((c < 0x20 && c != '\t' && c != '\n') || step.surrogate || c == 0xFFFE || c == 0xFFFF)
      out += fmt::format("_x{:04X}_", static_cast<unsigned>(c));
    else
      out += text.substr(at, step.length);
    at += step.length;
  }
  return out;
}

std::optional<std::size_t> column_of_reference(std::string_view reference) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (; letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z'; ++letters) {
    if (letters == 3) return std::nullopt;
    column = column * 26 + static_cast<std::size_t>(reference[letters] - 'A' + 1);
  }
  const std::string_view digits = reference.substr(letters);
  const bool row =
      !digits.empty() && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (letters == 0 || !row) return std::nullopt;
  return column - 1;
}

std::string cell_reference(std::size_t column, std::size_t row) {
  std::string letters;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  }
  return letters + std::to_string(row);
}

}  // namespace ego::io
