#include "core/extract/choice_v3_text.h"

#include "core/text/unicode.h"

namespace ego::extract::v3 {
namespace {

bool folds_to(char32_t c, char lower_letter) {
  switch (lower_letter) {
    case 'i': return c == 0x130 || c == 0x131;
    case 's': return c == 0x17F;
    case 'k': return c == 0x212A;
    default: return false;
  }
}

bool is_punctuation(char32_t c) {
  switch (c) {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
    case '.':
    case '!':
    case '?':
    case ',':
    case ';':
    case ':':
    case 0x3002:  // ideographic full stop; then full-width ! ? , ; :
    case 0xFF01:
    case 0xFF1F:
    case 0xFF0C:
    case 0xFF1B:
    case 0xFF1A: return true;
    default: return false;
  }
}

}  // namespace

std::size_t match_word(std::string_view text, std::size_t position, std::string_view word) {
  for (const char expected : word) {
    if (position >= text.size()) return kNoMatch;
    const char c = text[position];
    const bool is_letter = expected >= 'a' && expected <= 'z';
    if (c == expected || (is_letter && c == expected - 32)) {
      ++position;
      continue;
    }
    if (!is_letter) return kNoMatch;
    const text::CodePoint point = text::code_point_at(text, position);
    if (!folds_to(point.value, expected)) return kNoMatch;
    position += point.size;
  }
  return position;
}

std::size_t match_whole_word(std::string_view text, std::size_t position, std::string_view word) {
  const std::size_t end = match_word(text, position, word);
  return end != kNoMatch && !text::word_at(text, end) ? end : kNoMatch;
}

bool is_letter_ignoring_case(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || folds_to(c, 'i') || folds_to(c, 's') || folds_to(c, 'k');
}

std::size_t match_spaces(std::string_view text, std::size_t position) {
  const std::size_t end = text::skip_space(text, position);
  return end > position ? end : kNoMatch;
}

bool is_only_punctuation(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::code_point_at(text, i);
    if (!is_punctuation(c.value)) return false;
    i += c.size;
  }
  return true;
}

std::string_view take_line(std::string_view& rest) {
  for (std::size_t i = 0; i < rest.size();) {
    if (rest[i] >= ' ' && text::is_ascii(rest[i])) {
      ++i;
      continue;
    }
    const text::CodePoint c = text::code_point_at(rest, i);
    if (!text::is_line_break(c.value)) {
      i += c.size;
      continue;
    }
    const std::string_view line = rest.substr(0, i);
    const bool is_pair = c.value == '\r' && i + 1 < rest.size() && rest[i + 1] == '\n';
    rest.remove_prefix(i + (is_pair ? 2 : c.size));
    return line;
  }
  const std::string_view line = rest;
  rest = rest.substr(rest.size());
  return line;
}

}  // namespace ego::extract::v3
