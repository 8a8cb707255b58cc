/// The grammar of Python's JSON dialect as steps over bytes: shared by the builder of values and by the scan without values.
/// Source: CPython 3.11 Modules/_json.c.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "core/json/python_dialect.h"
#include "core/json/value.h"

namespace ego::json {

/// Value of a hexadecimal digit; -1 for any other byte.
int hex_digit(char c);

/// A place in a text. Every step moves on over what it accepts and says whether it did; after a refusal the scan is over.
class PythonScanner {
 public:
  explicit PythonScanner(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  const char* at() const { return at_; }
  bool at_end() const { return at_ == end_; }
  /// The next byte; NUL at the end (a NUL in the text is no token either, so the two need no telling apart).
  char peek() const { return at_ == end_ ? '\0' : *at_; }
  void advance() { ++at_; }
  bool take(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }

  /// Blank, tab, LF, CR; nothing else is white space.
  void skip_space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  }

  /// A string from its opening quote on.
  /// @param escaped  set to true if it holds an escape
  bool string(bool& escaped);
  /// `null`, `true`, `false`, a number, `NaN`, `Infinity` or `-Infinity`.
  bool scalar(Kind& kind);
  /// Any value, without building it. Depth counts from `depth` containers already open.
  bool skip_value(std::size_t depth, Kind& kind);

 private:
  bool skip_container(std::size_t depth);
  bool key();
  bool word(std::string_view text) {
    if (static_cast<std::size_t>(end_ - at_) < text.size() || std::memcmp(at_, text.data(), text.size()) != 0) return false;
    at_ += text.size();
    return true;
  }
  bool number();
  void plain_characters();

  const char* at_;
  const char* end_;
};

/// Moves over bytes that stand for themselves inside a string: up to the next quote, backslash or control character.
/// Eight bytes at a time in plain integer arithmetic, so that every target takes the same way.
inline void PythonScanner::plain_characters() {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
  constexpr std::uint64_t kHigh = 0x8080808080808080ULL;
  while (end_ - at_ >= 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at_, 8);
    const std::uint64_t quote = bytes ^ (kOnes * '"');
    const std::uint64_t backslash = bytes ^ (kOnes * '\\');
    // Zero-byte and less-than tests by borrow: a borrow can only mark bytes above a true hit, so the lowest mark is true.
    const std::uint64_t marks =
        (((quote - kOnes) & ~quote) | ((backslash - kOnes) & ~backslash) | ((bytes - kOnes * 0x20) & ~bytes)) & kHigh;
    if (marks != 0) {
      at_ += std::countr_zero(marks) / 8;
      return;
    }
    at_ += 8;
  }
  while (at_ != end_ && *at_ != '"' && *at_ != '\\' && static_cast<unsigned char>(*at_) >= 0x20) ++at_;
}

}  // namespace ego::json
