#include "core/text/unicode.h"

#include <algorithm>
#include <iterator>

#include "core/base/utf8.h"

namespace ego::text {
namespace {

struct CodePointRange {
  char32_t first;
  char32_t last;
};

/// Every step-th code point from first to last maps to itself plus delta.
struct LowerRun {
  char32_t first;
  char32_t last;
  char32_t step;
  std::int32_t delta;
};

#include "core/text/unicode_tables.inc"  // in this namespace: the tables are nobody else's business

constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kFinalSigma = 0x3C2;
constexpr char32_t kSmallSigma = 0x3C3;
constexpr char32_t kCapitalDottedI = 0x130;
constexpr char32_t kCombiningDotAbove = 0x307;

template <std::size_t N>
bool in_ranges(const CodePointRange (&ranges)[N], char32_t code_point) {
  const auto* const after = std::upper_bound(std::begin(ranges), std::end(ranges), code_point,
                                             [](char32_t c, const CodePointRange& r) { return c < r.first; });
  return after != std::begin(ranges) && code_point <= std::prev(after)->last;
}

constexpr bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

unsigned char byte_at(std::string_view text, std::size_t position) {
  return static_cast<unsigned char>(text[position]);
}

bool is_continuation(std::string_view text, std::size_t position) {
  return position < text.size() && (byte_at(text, position) & 0xC0) == 0x80;
}

char32_t lower_simple(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  const auto* const after = std::upper_bound(std::begin(kLowerRuns), std::end(kLowerRuns), c,
                                             [](char32_t p, const LowerRun& r) { return p < r.first; });
  if (after == std::begin(kLowerRuns)) return c;
  const LowerRun& run = *std::prev(after);
  if (c > run.last || (c - run.first) % run.step != 0) return c;
  return static_cast<char32_t>(static_cast<std::int32_t>(c) + run.delta);
}

/// Final if a cased letter stands before it and none after it, case-ignorable signs skipped.
bool sigma_is_final(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t looked_at = 0;
  bool cased_before = false;
  for (std::size_t i = begin; i > 0 && looked_at < kSigmaContext; ++looked_at) {
    const CodePoint c = code_point_before(text, i);
    i -= c.size;
    if (is_case_ignorable(c.value)) continue;
    cased_before = is_cased(c.value);
    break;
  }
  if (!cased_before) return false;
  looked_at = 0;
  for (std::size_t i = end; i < text.size() && looked_at < kSigmaContext; ++looked_at) {
    const CodePoint c = code_point_at(text, i);
    i += c.size;
    if (!is_case_ignorable(c.value)) return !is_cased(c.value);
  }
  return true;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t position) {
  const unsigned char lead = byte_at(text, position);
  if (lead < 0x80) return {lead, 1};
  const CodePoint broken{static_cast<char32_t>(0xDC00 + lead), 1};
  const std::uint32_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return broken;
  char32_t value = lead & (0xFFU >> (size + 1));
  for (std::uint32_t i = 1; i < size; ++i) {
    if (!is_continuation(text, position + i)) return broken;
    value = (value << 6) | (byte_at(text, position + i) & 0x3F);
  }
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < kSmallest[size] || value > 0x10FFFF) return broken;
  return {value, size};
}

CodePoint code_point_before(std::string_view text, std::size_t position) {
  const std::size_t last = position - 1;
  if (byte_at(text, last) < 0x80) return {byte_at(text, last), 1};
  for (std::uint32_t size = 2; size <= 4 && size <= position; ++size) {
    const std::size_t begin = position - size;
    if (is_continuation(text, begin)) continue;
    const CodePoint c = code_point_at(text, begin);
    if (c.size == size) return c;
    break;
  }
  return {static_cast<char32_t>(0xDC00 + byte_at(text, last)), 1};
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); i += code_point_at(text, i).size) ++count;
  return count;
}

std::size_t byte_position(std::string_view text, std::size_t index) {
  std::size_t i = 0;
  for (; index > 0 && i < text.size(); --index) i += code_point_at(text, i).size;
  return i;
}

bool is_space(char32_t c) {
  if (c < 0x80) return (c >= 0x9 && c <= 0xD) || (c >= 0x1C && c <= 0x20);
  return in_ranges(kWhiteSpace, c);
}

bool is_line_break(char32_t c) {
  return (c >= 0xA && c <= 0xD) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_alpha(char32_t c) { return c < 0x80 ? is_ascii_letter(c) : in_ranges(kAlpha, c); }

bool is_alnum(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) || (c >= '0' && c <= '9');
  return in_ranges(kAlpha, c) || in_ranges(kNumericNotAlpha, c);
}

bool is_word(char32_t c) { return c == '_' || is_alnum(c); }

bool is_word_or_mark(char32_t c) { return is_word(c) || (c >= 0x80 && in_ranges(kMarkOrFormat, c)); }

int decimal_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
  const auto* const after = std::upper_bound(std::begin(kDecimalZeros), std::end(kDecimalZeros), c);
  if (after == std::begin(kDecimalZeros)) return -1;
  const char32_t digit = c - *std::prev(after);
  return digit <= 9 ? static_cast<int>(digit) : -1;
}

bool is_cased(char32_t c) { return c < 0x80 ? is_ascii_letter(c) : in_ranges(kCased, c); }

bool is_case_ignorable(char32_t c) { return in_ranges(kCaseIgnorable, c); }

bool is_boundary(std::string_view text, std::size_t position) {
  return word_before(text, position) != word_at(text, position);
}

std::size_t skip_space(std::string_view text, std::size_t position) {
  while (position < text.size()) {
    const CodePoint c = code_point_at(text, position);
    if (!is_space(c.value)) break;
    position += c.size;
  }
  return position;
}

std::string_view trim_start(std::string_view text) { return text.substr(skip_space(text, 0)); }

std::string_view trim_end(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = code_point_before(text, text.size());
    if (!is_space(c.value)) break;
    text.remove_suffix(c.size);
  }
  return text;
}

std::string_view trim(std::string_view text) { return trim_end(trim_start(text)); }

std::string_view strip(std::string_view text, char c) {
  while (text.starts_with(c)) text.remove_prefix(1);
  while (text.ends_with(c)) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char lead = byte_at(text, i);
    if (lead < 0x80) {
      out += static_cast<char>(lower_simple(lead));
      ++i;
      continue;
    }
    const CodePoint c = code_point_at(text, i);
    if (c.value == kCapitalDottedI) {
      out += 'i';
      append_utf8(out, kCombiningDotAbove);
    } else if (c.value == kCapitalSigma) {
      append_utf8(out, sigma_is_final(text, i, i + c.size) ? kFinalSigma : kSmallSigma);
    } else if (const char32_t small = lower_simple(c.value); small != c.value) {
      append_utf8(out, small);
    } else {
      out.append(text.substr(i, c.size));  // as it was: a broken byte must stay that byte
    }
    i += c.size;
  }
  return out;
}

std::optional<char> full_width_letter(std::string_view text) {
  constexpr char32_t kCapitalA = 0xFF21;
  constexpr char32_t kSmallA = 0xFF41;
  constexpr char32_t kLetters = 26;
  const std::string_view inner = trim(text);
  if (inner.empty()) return std::nullopt;
  const CodePoint c = code_point_at(inner, 0);
  if (c.size != inner.size()) return std::nullopt;
  for (const char32_t first : {kCapitalA, kSmallA}) {
    if (c.value >= first && c.value < first + kLetters) return static_cast<char>('A' + (c.value - first));
  }
  return std::nullopt;
}

}  // namespace ego::text
