/// The grammar of Python's JSON dialect as steps over bytes: shared by the builder of values and by the scan without
/// values.
/// Source: CPython 3.11 Modules/_json.c.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

#include "core/json/python_dialect.h"
#include "core/json/value.h"

namespace ego::json {

/// What the letter behind a backslash stands for; 0 if it is none of `" \ / b f n r t`.
inline constexpr std::array<char, 256> kSimpleEscapes = [] {
  std::array<char, 256> table{};
  for (const char c : {'"', '\\', '/'}) table[static_cast<unsigned char>(c)] = c;
  table['b'] = '\b';
  table['f'] = '\f';
  table['n'] = '\n';
  table['r'] = '\r';
  table['t'] = '\t';
  return table;
}();

/// Strings are copied in blocks of at most this many bytes; what is written behind the text's end means nothing.
inline constexpr std::size_t kCopyRoom = 16;

inline bool is_special(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

/// Finds bytes that do not stand for themselves inside a string, a block at a time.
///
/// 64-bit targets have vectors of 16 bytes. 32-bit ones (wasm) take eight bytes in plain integer arithmetic.
class StringBlock {
 public:
  static constexpr bool kVector = sizeof(void*) == 8;
  static constexpr std::ptrdiff_t kBytes = kVector ? 16 : 8;
  using Marks = std::conditional_t<kVector, std::uint16_t, std::uint64_t>;

  /// 0 if all kBytes bytes stand for themselves; else first() tells the place of the first that does not.
  static Marks marks(const char* text) {
    if constexpr (kVector) {
      const Vector bytes = load(text);
      return bits((bytes == '"') | (bytes == '\\') | (bytes < 0x20));
    } else {
      constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text, sizeof bytes);
      const std::uint64_t quote = bytes ^ (kOnes * '"');
      const std::uint64_t backslash = bytes ^ (kOnes * '\\');
      // Zero-byte and less-than tests by borrow: a borrow can only mark bytes above a true hit, so the lowest mark is
      // true.
      const std::uint64_t hits =
          ((quote - kOnes) & ~quote) | ((backslash - kOnes) & ~backslash) | ((bytes - kOnes * 0x20) & ~bytes);
      return static_cast<Marks>(hits & (kOnes << 7));
    }
  }
  static std::ptrdiff_t first(Marks marks) { return std::countr_zero(marks) / (kVector ? 1 : 8); }

  /// The same for the backslashes, and for all others, apart.
  /// @pre kVector
  static std::uint16_t backslashes(const char* text) { return bits(load(text) == '\\'); }
  static std::uint16_t others(const char* text) {
    const Vector bytes = load(text);
    return bits((bytes == '"') | (bytes < 0x20));
  }

 private:
  static_assert(std::endian::native == std::endian::little);
  using Vector = unsigned char __attribute__((ext_vector_type(16)));
  using Mask = bool __attribute__((ext_vector_type(16)));

  static Vector load(const char* text) {
    Vector bytes;
    std::memcpy(&bytes, text, sizeof bytes);
    return bytes;
  }
  static std::uint16_t bits(auto special) {
    return std::bit_cast<std::uint16_t>(__builtin_convertvector(special, Mask));
  }
};

/// 64 bytes of a string, bit by bit: 64-bit targets alone take so many at once.
struct StringRun {
  static constexpr std::ptrdiff_t kBytes = 64;

  std::uint64_t backslashes = 0;
  std::uint64_t others = 0;  ///< quotes and control characters

  explicit StringRun(const char* text) {
    for (int i = 0; i < kBytes; i += StringBlock::kBytes) {
      backslashes |= static_cast<std::uint64_t>(StringBlock::backslashes(text + i)) << i;
      others |= static_cast<std::uint64_t>(StringBlock::others(text + i)) << i;
    }
  }

  /// Bytes that are no backslash and stand behind one that escapes them.
  /// @param open  1 if the byte before the run escapes the run's first, else 0; then the same of the next run
  std::uint64_t escaped(std::uint64_t& open) const;
};

/// True if `text` begins with `key`, of which there are as many bytes in `text` as well. Keys are short: a call would cost
/// more than the comparison.
inline bool begins_with(const char* text, std::string_view key) {
  const auto equal = [&]<class Word>(Word, std::size_t at) {
    Word a;
    Word b;
    std::memcpy(&a, text + at, sizeof a);
    std::memcpy(&b, key.data() + at, sizeof b);
    return a == b;
  };
  using Eight = std::uint64_t;
  using Four = std::uint32_t;
  const std::size_t size = key.size();
  if (size > 16) return std::memcmp(text, key.data(), size) == 0;
  if (size >= 8) return equal(Eight{}, 0) && equal(Eight{}, size - 8);
  if (size >= 4) return equal(Four{}, 0) && equal(Four{}, size - 4);
  for (std::size_t i = 0; i < size; ++i) {
    if (text[i] != key[i]) return false;
  }
  return true;
}

/// Moves over bytes that stand for themselves inside a string.
inline void skip_plain(const char*& at, const char* end) {
  while (end - at >= StringBlock::kBytes) {
    const StringBlock::Marks marks = StringBlock::marks(at);
    if (marks != 0) {
      at += StringBlock::first(marks);
      return;
    }
    at += StringBlock::kBytes;
  }
  while (at != end && !is_special(*at)) ++at;
}

/// The same, copying them.
inline void copy_plain(const char*& at, const char* end, char*& out) {
  while (end - at >= StringBlock::kBytes) {
    std::memcpy(out, at, StringBlock::kBytes);
    const StringBlock::Marks marks = StringBlock::marks(at);
    if (marks != 0) {
      at += StringBlock::first(marks);
      out += StringBlock::first(marks);
      return;
    }
    at += StringBlock::kBytes;
    out += StringBlock::kBytes;
  }
  while (at != end && !is_special(*at)) *out++ = *at++;
}

/// A place in a text. Every step moves on over what it accepts and says whether it did; after a refusal the scan is
/// over.
class PythonScanner {
 public:
  explicit PythonScanner(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  const char* at() const { return at_; }
  const char* end() const { return end_; }
  /// Goes on at a place that another reader of the same text has reached.
  void go_on_at(const char* place) { at_ = place; }
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
    if (at_ == end_ || static_cast<unsigned char>(*at_) > ' ') return;  // the usual case in one comparison
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  }

  /// A string from its opening quote on.
  /// @param escaped  set to true if it holds an escape
  bool string(bool& escaped) {
    // Keys and letters end within the first block.
    if (end_ - at_ > StringBlock::kBytes && *at_ == '"') {
      const StringBlock::Marks marks = StringBlock::marks(at_ + 1);
      if (marks != 0 && at_[1 + StringBlock::first(marks)] == '"') {
        at_ += 2 + StringBlock::first(marks);
        return true;
      }
    }
    return long_string(escaped);
  }
  /// The same, and its text unescaped to `out` in the same pass; `out` moves on to the text's end.
  /// @pre  room for as many bytes as the rest of the text has, and kCopyRoom
  bool string_to(char*& out, bool& escaped);
  /// `null`, `true`, `false`, a number, `NaN`, `Infinity` or `-Infinity`.
  bool scalar(Kind& kind);
  /// Any value, without building it. Depth counts from `depth` containers already open.
  /// @param escaped  set to true if some string in it holds an escape
  bool skip_value(std::size_t depth, Kind& kind, bool& escaped);

 private:
  bool skip_container(std::size_t depth, bool& escaped);
  bool key(bool& escaped);
  bool word(std::string_view text) {
    if (static_cast<std::size_t>(end_ - at_) < text.size() || std::memcmp(at_, text.data(), text.size()) != 0)
      return false;
    at_ += text.size();
    return true;
  }
  bool number();
  bool long_string(bool& escaped);
  bool rest_of_string(bool& escaped);
  bool escape();
  /// What stands behind a backslash at this place is an escape.
  bool is_escape(const char* letter) const;
  bool four_digits(char32_t& unit);
  bool unicode_escape_to(char*& out);
  /// Copies text with its one-letter escapes up to anything else, block by block, while there are two blocks left.
  void copy_blocks(const char*& at, char*& to, bool& escaped) const;

  const char* at_;
  const char* end_;
};

}  // namespace ego::json
