#include "core/base/utf8.h"

#include <array>
#include <cstring>

namespace ego {
namespace {

constexpr char32_t kFirstSurrogate = 0xD800;
constexpr char32_t kLastSurrogate = 0xDFFF;
constexpr char32_t kLastCodePoint = 0x10FFFF;

unsigned byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

bool is_continuation(unsigned byte) { return (byte & 0xC0U) == 0x80U; }

}  // namespace

Utf8Step utf8_step(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at);
  if (lead < 0x80U) return {lead, 1, true, false};
  std::size_t length = 0;
  char32_t code_point = 0;
  char32_t smallest = 0;
  if ((lead & 0xE0U) == 0xC0U) {
    length = 2, code_point = lead & 0x1FU, smallest = 0x80;
  } else if ((lead & 0xF0U) == 0xE0U) {
    length = 3, code_point = lead & 0x0FU, smallest = 0x800;
  } else if ((lead & 0xF8U) == 0xF0U) {
    length = 4, code_point = lead & 0x07U, smallest = 0x10000;
  } else {
    return {};
  }
  if (at + length > text.size()) return {};
  for (std::size_t i = 1; i < length; ++i) {
    const unsigned byte = byte_at(text, at + i);
    if (!is_continuation(byte)) return {};
    code_point = code_point << 6U | (byte & 0x3FU);
  }
  if (code_point < smallest || code_point > kLastCodePoint) return {};
  const bool surrogate = code_point >= kFirstSurrogate && code_point <= kLastSurrogate;
  return {code_point, length, true, surrogate};
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    // Eight ASCII bytes at a time: most files are ASCII for megabytes on end.
    if (at + 8 <= text.size()) {
      std::uint64_t block = 0;
      std::memcpy(&block, text.data() + at, sizeof block);
      if ((block & 0x8080808080808080ULL) == 0) {
        at += 8;
        continue;
      }
    }
    const Utf8Step step = utf8_step(text, at);
    if (!step.valid || step.surrogate) return at;
    at += step.length;
  }
  return std::nullopt;
}

char* encode_utf8(char32_t code_point, char* out) {
  const auto push = [&out](char32_t byte) { *out++ = static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code_point < 0x80) {
    push(code_point);
  } else if (code_point < 0x800) {
    push(0xC0 | code_point >> 6U);
    push(0x80 | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    push(0xE0 | code_point >> 12U);
    push(0x80 | (code_point >> 6U & 0x3FU));
    push(0x80 | (code_point & 0x3FU));
  } else {
    push(0xF0 | code_point >> 18U);
    push(0x80 | (code_point >> 12U & 0x3FU));
    push(0x80 | (code_point >> 6U & 0x3FU));
    push(0x80 | (code_point & 0x3FU));
  }
  return out;
}

void append_utf8(std::string& out, char32_t code_point) {
  std::array<char, 4> encoded{};
  const char* const end = encode_utf8(code_point, encoded.data());
  out.append(encoded.data(), static_cast<std::size_t>(end - encoded.data()));
}

std::size_t prefix_of_code_points(std::string_view text, std::size_t limit) {
  std::size_t at = 0;
  for (std::size_t n = 0; n < limit && at < text.size(); ++n) at += utf8_step(text, at).length;
  return at;
}

}  // namespace ego
