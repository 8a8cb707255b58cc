/// The three places where extractor v3 looks for a letter: a container, a declaration, or the reply as a whole.
/// Source: video-mmmu.md section 8.4, lastContainer, declared, implicit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ego::extract::v3 {

/// A letter and where it stood.
struct Letter {
  std::uint32_t choice = 0;  ///< 0 = A
  std::size_t at = 0;        ///< byte in the text that was looked at
};

/// What declarations such as "the answer is B" say.
struct Declaration {
  bool found = false;            ///< there is at least one declaration
  std::optional<Letter> letter;  ///< of the last one; nothing if it names no allowed letter, or two
};

/// The last declaration of a text decides, even if it names nothing.
/// @param n_choices  letters A.. allowed
Declaration find_declaration(std::string_view text, std::uint32_t n_choices);

/// The text inside the last `<answer>...</answer>` or `\boxed{...}`: a view into `text`, empty if the marks are broken,
/// nothing if there is no container at all.
std::optional<std::string_view> find_last_container(std::string_view text);

/// The one letter that a text without container and declaration names; nothing if none or several.
/// @param n_choices  letters A.. allowed
std::optional<Letter> find_implicit(std::string_view text, std::uint32_t n_choices);

}  // namespace ego::extract::v3
