#include "core/json/python_scanner.h"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>

#include "core/base/utf8.h"

namespace ego::json {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::array<std::int8_t, 256> kHexDigits = [] {
  std::array<std::int8_t, 256> table{};
  table.fill(-1);
  for (int i = 0; i < 10; ++i) table[static_cast<std::size_t>('0' + i)] = static_cast<std::int8_t>(i);
  for (int i = 0; i < 6; ++i) {
    table[static_cast<std::size_t>('a' + i)] = static_cast<std::int8_t>(10 + i);
    table[static_cast<std::size_t>('A' + i)] = static_cast<std::int8_t>(10 + i);
  }
  return table;
}();

/// Value of a hexadecimal digit; -1 for any other byte.
int hex_digit(char c) { return kHexDigits[static_cast<unsigned char>(c)]; }

}  // namespace

bool PythonScanner::four_digits(char32_t& unit) {
  if (end_ - at_ < 4) return false;
  const int a = hex_digit(at_[0]);
  const int b = hex_digit(at_[1]);
  const int c = hex_digit(at_[2]);
  const int d = hex_digit(at_[3]);
  if ((a | b | c | d) < 0) return false;
  unit = static_cast<char32_t>(a << 12 | b << 8 | c << 4 | d);
  at_ += 4;
  return true;
}

bool PythonScanner::unicode_escape_to(char*& out) {
  char32_t code_point = 0;
  if (!take('u') || !four_digits(code_point)) return false;
  // Only two escapes make a pair; a lone half before or after an unescaped character stays alone.
  if (code_point >= 0xD800 && code_point <= 0xDBFF && word("\\u")) {
    char32_t low = 0;
    if (!four_digits(low)) return false;
    if (low >= 0xDC00 && low <= 0xDFFF) {
      code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
    } else {
      at_ -= 6;  // not its other half: an escape of its own, which may be the first half of another pair
    }
  }
  out = encode_utf8(code_point, out);
  return true;
}

bool PythonScanner::escape() {
  if (at_ == end_) return false;
  const char letter = *at_++;
  char32_t unit = 0;
  return letter == 'u' ? four_digits(unit) : kSimpleEscapes[static_cast<unsigned char>(letter)] != 0;
}

bool PythonScanner::long_string(bool& escaped) {
  if (!take('"')) return false;
  if constexpr (StringBlock::kVector) {
    // 64 bytes at a time, from one special byte to the next.
    constexpr std::ptrdiff_t kRun = 64;
    while (end_ - at_ >= kRun) {
      const char* const run = at_;
      std::uint64_t marks = marks_of_64(run);
      at_ = run + kRun;
      while (marks != 0) {
        const int place = std::countr_zero(marks);
        const char special = run[place];
        at_ = run + place + 1;
        if (special == '"') return true;
        if (special != '\\') return false;  // a raw control character
        escaped = true;
        if (!escape()) return false;
        const std::ptrdiff_t done = at_ - run;
        if (done >= kRun) break;
        marks &= ~std::uint64_t{0} << done;
        if (marks == 0) at_ = run + kRun;
      }
    }
  }
  return rest_of_string(escaped);
}

bool PythonScanner::rest_of_string(bool& escaped) {
  for (;;) {
    const char* at = at_;  // local: the compiler keeps it in a register
    skip_plain(at, end_);
    at_ = at;
    if (at == end_) return false;
    ++at_;
    if (*at == '"') return true;
    if (*at != '\\') return false;  // a raw control character
    escaped = true;
    if (!escape()) return false;
  }
}

bool PythonScanner::string_to(char*& out, bool& escaped) {
  if (!take('"')) return false;
  const char* at = at_;
  char* to = out;
  for (;;) {
    if constexpr (StringBlock::kVector) copy_blocks(at, to, escaped);
    copy_plain(at, end_, to);
    if (at == end_) return false;
    const char stop = *at++;
    if (stop == '"') break;
    if (stop != '\\') return false;
    escaped = true;
    const char meant = at == end_ ? '\0' : kSimpleEscapes[static_cast<unsigned char>(*at)];
    if (meant != 0) {
      *to++ = meant;
      ++at;
      continue;
    }
    at_ = at;
    if (!unicode_escape_to(to)) return false;
    at = at_;
  }
  at_ = at;
  out = to;
  return true;
}

void PythonScanner::copy_blocks(const char*& at, char*& to, bool& escaped) const {
  // What is written behind `to` is written over by what comes next.
  const auto copy = [&](const char* from) { std::memcpy(to, from, StringBlock::kBytes); };
  while (end_ - at >= 2 * StringBlock::kBytes) {
    const auto block_end = at + StringBlock::kBytes;
    auto marks = static_cast<std::uint32_t>(StringBlock::marks(at));
    const char* from = at;
    while (marks != 0) {
      const char* const special = at + std::countr_zero(marks);
      const char meant = *special == '\\' ? kSimpleEscapes[static_cast<unsigned char>(special[1])] : '\0';
      copy(from);
      to += special - from;
      if (meant == '\0') {  // the string's end, a longer escape, or an error
        at = special;
        return;
      }
      escaped = true;
      *to++ = meant;
      from = special + 2;
      marks &= ~std::uint32_t{0} << (from - at);
    }
    at = std::max(from, block_end);
    if (from >= block_end) continue;
    copy(from);
    to += block_end - from;
  }
}

bool PythonScanner::number() {
  if (peek() == '-') ++at_;
  const char* const digits = at_;
  if (!is_digit(peek())) return false;
  // A leading zero stands alone; digits behind it are then no part of the number and refused by whoever reads on.
  if (*at_ == '0') {
    ++at_;
  } else {
    while (is_digit(peek())) ++at_;
  }
  const auto count = static_cast<std::size_t>(at_ - digits);
  bool integer = true;
  if (end_ - at_ >= 2 && at_[0] == '.' && is_digit(at_[1])) {
    integer = false;
    ++at_;
    while (is_digit(peek())) ++at_;
  }
  if (peek() == 'e' || peek() == 'E') {
    const char* exponent = at_ + 1;
    if (exponent != end_ && (*exponent == '+' || *exponent == '-')) ++exponent;
    if (exponent != end_ && is_digit(*exponent)) {
      integer = false;
      at_ = exponent;
      while (is_digit(peek())) ++at_;
    }
  }
  return !integer || count <= kPythonMaxIntegerDigits;
}

bool PythonScanner::scalar(Kind& kind) {
  switch (peek()) {
    case 'n': kind = Kind::Null; return word("null");
    case 't': kind = Kind::Bool; return word("true");
    case 'f': kind = Kind::Bool; return word("false");
    case 'N': kind = Kind::Number; return word("NaN");
    case 'I': kind = Kind::Number; return word("Infinity");
    default: break;
  }
  kind = Kind::Number;
  return word("-Infinity") || number();
}

bool PythonScanner::skip_value(std::size_t depth, Kind& kind, bool& escaped) {
  switch (peek()) {
    case '{': kind = Kind::Object; return skip_container(depth, escaped);
    case '[': kind = Kind::Array; return skip_container(depth, escaped);
    case '"': kind = Kind::String; return string(escaped);
    default: return scalar(kind);
  }
}

bool PythonScanner::skip_container(std::size_t depth, bool& escaped) {
  std::bitset<kPythonMaxDepth> is_object;  // of the containers opened here, outermost first
  std::size_t open = 0;
  Kind scalar_kind = Kind::Null;
  for (;;) {
    // A value begins here.
    const char first = peek();
    bool complete = true;
    if (first == '{' || first == '[') {
      if (depth + open == kPythonMaxDepth) return false;
      is_object[open++] = first == '{';
      ++at_;
      skip_space();
      complete = take(first == '{' ? '}' : ']');
      if (complete) --open;
    } else if (first == '"' ? !string(escaped) : !scalar(scalar_kind)) {
      return false;
    }
    // After a value: close what ends here, then go on to the next member.
    if (complete) {
      for (;;) {
        if (open == 0) return true;
        skip_space();
        if (!take(is_object[open - 1] ? '}' : ']')) break;
        --open;
      }
      if (!take(',')) return false;
      skip_space();
    }
    if (is_object[open - 1] && !key(escaped)) return false;
  }
}

bool PythonScanner::key(bool& escaped) {
  if (!string(escaped)) return false;
  skip_space();
  if (!take(':')) return false;
  skip_space();
  return true;
}

}  // namespace ego::json
