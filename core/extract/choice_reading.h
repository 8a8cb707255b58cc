/// What every extractor of option letters returns.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/model/verdict.h"

namespace ego::extract {

/// Letters A-Z are all the options an extractor tells apart.
inline constexpr std::uint32_t kMaxChoices = 26;

/// An option letter that was read from a reply, and where it stood.
struct ChoiceReading {
  std::uint32_t choice = 0;  ///< 0 = A; below the number of options
  std::string_view rule;     ///< static text, e.g. `v3:container`, `P1:period`
  Span span;                 ///< bytes of the letter (or option text) in the text that was given; empty if unknown

  /// `A` for 0.
  char letter() const { return static_cast<char>('A' + choice); }
};

}  // namespace ego::extract
