#include "core/json/python_scanner.h"

#include <bitset>

namespace ego::json {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool PythonScanner::string(bool& escaped) {
  if (!take('"')) return false;
  for (;;) {
    plain_characters();
    if (at_ == end_) return false;
    const char stop = *at_++;
    if (stop == '"') return true;
    if (stop != '\\' || at_ == end_) return false;  // a raw control character, or the text ends after the backslash
    escaped = true;
    const char letter = *at_++;
    if (letter == 'u') {
      if (end_ - at_ < 4) return false;
      for (int i = 0; i < 4; ++i) {
        if (hex_digit(*at_++) < 0) return false;
      }
    } else if (std::string_view{"\"\\/bfnrt"}.find(letter) == std::string_view::npos) {
      return false;
    }
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

bool PythonScanner::skip_value(std::size_t depth, Kind& kind) {
  bool escaped = false;
  switch (peek()) {
    case '{': kind = Kind::Object; return skip_container(depth);
    case '[': kind = Kind::Array; return skip_container(depth);
    case '"': kind = Kind::String; return string(escaped);
    default: return scalar(kind);
  }
}

bool PythonScanner::skip_container(std::size_t depth) {
  std::bitset<kPythonMaxDepth> is_object;  // of the containers opened here, outermost first
  std::size_t open = 0;
  bool escaped = false;
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
    if (is_object[open - 1] && !key()) return false;
  }
}

bool PythonScanner::key() {
  bool escaped = false;
  if (!string(escaped)) return false;
  skip_space();
  if (!take(':')) return false;
  skip_space();
  return true;
}

}  // namespace ego::json
