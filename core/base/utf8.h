/// UTF-8 and its superset WTF-8 (lone surrogates as three bytes), one code point at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ego {

/// What stands at one place of a byte string.
struct Utf8Step {
  char32_t code_point = 0;  ///< meaningless if !valid
  std::size_t length = 1;   ///< bytes to go on by; >= 1, also where the bytes are not valid
  bool valid = false;       ///< false: not even WTF-8 starts here
  bool surrogate = false;   ///< a lone surrogate: WTF-8, but not UTF-8
};

/// The code point that starts at `at`.
/// @pre at < text.size()
Utf8Step utf8_step(std::string_view text, std::size_t at);

/// Byte offset of the first thing that is not UTF-8 (surrogates included); nothing if all is UTF-8.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Writes a code point below 0x110000, at most four bytes; surrogates give WTF-8.
/// @return  behind the last byte written
char* encode_utf8(char32_t code_point, char* out);

/// Appends a code point below 0x110000; surrogates give WTF-8.
void append_utf8(std::string& out, char32_t code_point);

/// Byte length of the longest prefix of at most `limit` code points; invalid bytes count one each.
std::size_t prefix_of_code_points(std::string_view text, std::size_t limit);

}  // namespace ego
