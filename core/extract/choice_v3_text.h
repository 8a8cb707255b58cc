/// Small text matchers of extractor v3: letter case set aside as Python's `re.IGNORECASE` does, line by line, punctuation.
/// Source: video-mmmu.md sections 7 (CI, line breaks) and 8.4 (PUNCT).
#pragma once

#include <cstddef>
#include <string_view>

namespace ego::extract::v3 {

inline constexpr std::size_t kNoMatch = std::string_view::npos;

/// End of `word` (lower-case ASCII letters, other bytes as they are) if it stands at `position`, letter case aside.
/// `i` also matches U+0130 and U+0131, `s` U+017F, `k` U+212A. kNoMatch otherwise.
std::size_t match_word(std::string_view text, std::size_t position, std::string_view word);
/// match_word, and the last character of the word is followed by no W.
std::size_t match_whole_word(std::string_view text, std::size_t position, std::string_view word);
/// The first of these words that matches, as match_word.
template <class... Words>
std::size_t match_one_of(std::string_view text, std::size_t position, Words... words) {
  std::size_t end = kNoMatch;
  static_cast<void>(((end = match_word(text, position, words), end != kNoMatch) || ...));
  return end;
}
/// The class [a-z] under IGNORECASE: ASCII letters and the four signs above.
bool is_letter_ignoring_case(char32_t code_point);
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// End of the run of at least one WS at `position`; kNoMatch if there is none.
std::size_t match_spaces(std::string_view text, std::size_t position);
/// True if nothing but blanks, tabs, CR, LF and `. ! ? , ; :` in ASCII or full width is left.
bool is_only_punctuation(std::string_view text);

/// The next line of `rest`, without its break, and `rest` moved behind it. Python `str.splitlines`.
/// @pre  !rest.empty()
std::string_view take_line(std::string_view& rest);

}  // namespace ego::extract::v3
