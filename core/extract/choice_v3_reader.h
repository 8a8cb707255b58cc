/// The heart of extractor v3: one option letter at the start of a text, with its wrapping, and whether another follows.
/// Source: video-mmmu.md section 8.4, readChoice and hasAlternative.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ego::extract::v3 {

/// What follows a letter. Punctuation that stood inside its wrapping comes first ("**B.** text": `.`, then ` text`).
struct Tail {
  char32_t held_first = 0;  ///< first of the punctuation from inside; 0 = none
  char32_t held_second = 0;  ///< second of it; 0 = none
  bool held_bracket = false;  ///< a `)` is among it
  std::string_view rest;  ///< of the text that was read

  bool has_held() const { return held_first != 0; }
  /// True if nothing but punctuation follows.
  bool is_only_punctuation() const;
};

/// A letter at the start of a text.
struct Choice {
  std::uint32_t choice = 0;  ///< 0 = A
  std::size_t at = 0;  ///< byte of the letter in the text that was read
  bool wrapped = false;  ///< stood in quotes, brackets, bold ...
  bool upper = false;  ///< was A-Z
  Tail tail;
};

/// The letter at the start of `text`, its wrapping opened; nothing if there is none, or it begins a word.
/// @param suffix  text that may stick to the letter, e.g. a Korean copula; empty = none
/// @cost  linear in the wrapping and what is skipped, not in the tail
std::optional<Choice> read_choice(std::string_view text, std::string_view suffix = {});

/// True if the tail names another letter as well ("B or C", "A / B", "B C").
bool has_alternative(const Choice& choice);

}  // namespace ego::extract::v3
