/// Code points of WTF-8 text and the character classes of Unicode 14.0, as the published scorers (Python 3.11) see them.
/// Source: video-mmmu.md section 7.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ego::text {

/// One code point of a text and how many bytes it takes there.
struct CodePoint {
  char32_t value = 0;  ///< lone surrogates as themselves; a byte that is no WTF-8 as U+DC80 + (byte - 0x80)
  std::uint32_t size = 0;  ///< bytes, 1-4
};

/// The code point that begins at `position`.
/// @pre position < text.size()
CodePoint code_point_at(std::string_view text, std::size_t position);
/// The code point that ends right before `position`.
/// @pre 0 < position <= text.size()
CodePoint code_point_before(std::string_view text, std::size_t position);
/// Number of code points.
std::size_t length(std::string_view text);
/// Byte position of code point number `index`; text.size() if there are fewer.
std::size_t byte_position(std::string_view text, std::size_t index);

/// WS: Python `str.isspace`. U+200B and U+FEFF are not white space.
bool is_space(char32_t code_point);
/// `\n \r U+000B U+000C U+001C-001E U+0085 U+2028 U+2029`: where Python `str.splitlines` cuts.
bool is_line_break(char32_t code_point);
/// ALPHA: Python `str.isalpha`.
bool is_alpha(char32_t code_point);
/// ALNUM: Python `str.isalnum`; letters, decimal digits and other numeric signs such as U+00B2 or U+00BD.
bool is_alnum(char32_t code_point);
/// W: ALNUM or `_`. Python `\w`.
bool is_word(char32_t code_point);
/// WX: W, or category Mn, Mc, Me, Cf.
bool is_word_or_mark(char32_t code_point);
/// 0-9 for a decimal digit of any script (category Nd), else -1.
int decimal_digit(char32_t code_point);
/// Cased and not case-ignorable; see lower().
bool is_cased(char32_t code_point);
/// Skipped when the neighbours of a capital sigma are looked at.
bool is_case_ignorable(char32_t code_point);

/// True if exactly one side of `position` is a W; text ends count as not W. Python `\b`.
/// @pre position <= text.size()
bool is_boundary(std::string_view text, std::size_t position);
/// True if a W begins at `position`; false at the end.
inline bool word_at(std::string_view text, std::size_t position);
/// True if a W ends right before `position`; false at the start.
inline bool word_before(std::string_view text, std::size_t position);
/// First position at or after `position` that begins no WS.
std::size_t skip_space(std::string_view text, std::size_t position);

/// Without WS at both ends. Python `str.strip()`.
std::string_view trim(std::string_view text);
/// Without WS at the start. Python `str.lstrip()`.
std::string_view trim_start(std::string_view text);
/// Without WS at the end.
std::string_view trim_end(std::string_view text);
/// Without the one-byte character `c` at both ends. Python `str.strip(c)`.
std::string_view strip(std::string_view text, char c);

/// The text in lower case: full mapping, U+0130 as two code points, final sigma. Python `str.lower`.
/// @cost  linear; a run of case-ignorable signs is looked at once for each capital sigma next to it, at most
///        kSigmaContext code points far
std::string lower(std::string_view text);

/// The ASCII capital that a text means which is one full-width Latin letter (U+FF21 ..., U+FF41 ...) between white space;
/// nothing for any other text.
std::optional<char> full_width_letter(std::string_view text);

/// How far lower() looks for a cased neighbour of a capital sigma. Longer runs of signs occur in attacks only.
inline constexpr std::size_t kSigmaContext = 4096;

// The matchers ask these of every byte of every reply: nearly all are ASCII.

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

inline bool word_at(std::string_view text, std::size_t position) {
  if (position >= text.size()) return false;
  return is_ascii(text[position]) ? is_ascii_word(text[position]) : is_word(code_point_at(text, position).value);
}

inline bool word_before(std::string_view text, std::size_t position) {
  if (position == 0) return false;
  const char c = text[position - 1];
  return is_ascii(c) ? is_ascii_word(c) : is_word(code_point_before(text, position).value);
}

}  // namespace ego::text
