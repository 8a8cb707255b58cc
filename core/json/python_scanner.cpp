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

std::uint64_t StringRun::escaped(std::uint64_t& open) const {
  constexpr std::uint64_t kEven = 0x5555555555555555ULL;
  const std::uint64_t before = open;
  const std::uint64_t escaping = backslashes & ~before;  // one that is escaped itself escapes nothing
  const std::uint64_t starts = escaping & ~(escaping << 1);
  // Added to their row, the rows' starts carry over to the byte behind each row; behind an odd number of backslashes it is
  // escaped. A row at the end of the run carries out of the word, and its start tells the number's parity.
  std::uint64_t behind_odd_starts = 0;
  open = __builtin_add_overflow(escaping, starts & ~kEven, &behind_odd_starts) ? 1 : 0;
  const std::uint64_t behind_even_starts = escaping + (starts & kEven);
  return ((behind_odd_starts & kEven) | (behind_even_starts & ~kEven) | before) & ~backslashes;
}

bool PythonScanner::is_escape(const char* letter) const {
  if (kSimpleEscapes[static_cast<unsigned char>(*letter)] != 0) return true;
  if (*letter != 'u' || end_ - letter < 5) return false;
  return (hex_digit(letter[1]) | hex_digit(letter[2]) | hex_digit(letter[3]) | hex_digit(letter[4])) >= 0;
}

bool PythonScanner::escape() {
  if (at_ == end_ || !is_escape(at_)) return false;
  at_ += *at_ == 'u' ? 5 : 1;
  return true;
}

bool PythonScanner::long_string(bool& escaped) {
  if (!take('"')) return false;
  if constexpr (StringBlock::kVector) {
    std::uint64_t open = 0;
    while (end_ - at_ >= StringRun::kBytes) {
      const StringRun run(at_);
      std::uint64_t letters = (run.backslashes | open) == 0 ? 0 : run.escaped(open);
      const std::uint64_t ends = run.others & ~letters;
      const std::uint64_t inside = ends == 0 ? ~std::uint64_t{0} : (ends & (~ends + 1)) - 1;  // before the first end
      letters &= inside;
      escaped = escaped || (run.backslashes & inside) != 0;
      for (; letters != 0; letters &= letters - 1) {
        if (!is_escape(at_ + std::countr_zero(letters))) return false;
      }
      if (ends == 0) {
        at_ += StringRun::kBytes;
        continue;
      }
      at_ += std::countr_zero(ends) + 1;
      return at_[-1] == '"';  // or a raw control character
    }
    if (open != 0 && !escape()) return false;
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
