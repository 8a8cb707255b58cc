/// ASCII case and white space, for rules that are about ASCII only. Bytes from 0x80 on are never changed and never
/// match.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ego::text {

/// Blank, tab, LF, VT, FF, CR.
inline constexpr std::string_view kAsciiSpace = " \t\n\v\f\r";

inline char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
inline char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

inline std::string ascii_lower(std::string_view text) {
  std::string out{text};
  for (char& c : out) c = ascii_lower(c);
  return out;
}

inline bool ascii_equal_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
  }
  return true;
}

/// Without ASCII white space at both ends; Unicode blanks stay.
inline std::string_view ascii_trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kAsciiSpace);
  if (first == std::string_view::npos) return text.substr(text.size());
  return text.substr(first, text.find_last_not_of(kAsciiSpace) + 1 - first);
}

/// True if there is nothing but ASCII white space.
inline bool ascii_blank(std::string_view text) { return text.find_first_not_of(kAsciiSpace) == std::string_view::npos; }

}  // namespace ego::text
