/// Data words that have interface texts, e.g. a facet or a flag.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "web/text/text.h"

namespace ego::web {

using Words = std::pair<std::string_view, Text>;

/// The text of the word; nothing if the list does not have it, then the word is shown as it is.
template <std::size_t N>
constexpr std::optional<Text> find_words(const std::array<Words, N>& list, std::string_view word) {
  for (const auto& [known, text] : list) {
    if (known == word) return text;
  }
  return std::nullopt;
}

}  // namespace ego::web
