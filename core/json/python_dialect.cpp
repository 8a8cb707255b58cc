#include "core/json/python_dialect.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "core/json/python_scanner.h"

namespace ego::json {
namespace {

/// Value of the four digits at `digits`, already known to be hexadecimal.
char32_t four_digits(const char* digits) {
  char32_t unit = 0;
  for (int i = 0; i < 4; ++i) unit = unit * 16 + static_cast<char32_t>(hex_digit(digits[i]));
  return unit;
}

char simple_escape(char c) {
  switch (c) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return c;  // quote, backslash, slash
  }
}

/// Unescapes the inside of a string that a scanner accepted.
void unescape(std::string_view inside, std::string& out) {
  out.clear();
  std::size_t at = 0;
  while (at < inside.size()) {
    const std::size_t backslash = std::min(inside.find('\\', at), inside.size());
    out.append(inside, at, backslash - at);
    if (backslash == inside.size()) return;
    at = backslash + 2;
    if (inside[backslash + 1] != 'u') {
      out += simple_escape(inside[backslash + 1]);
      continue;
    }
    char32_t unit = four_digits(inside.data() + at);
    at += 4;
    // Only two escapes make a pair; a lone half before or after an unescaped character stays alone.
    if (unit >= 0xD800 && unit <= 0xDBFF && inside.substr(at, 2) == "\\u") {
      const char32_t low = four_digits(inside.data() + at + 2);
      if (low >= 0xDC00 && low <= 0xDFFF) {
        unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        at += 6;
      }
    }
    append_utf8(out, unit);
  }
}

std::string_view inside_of(std::string_view token) { return token.substr(1, token.size() - 2); }

/// A list or object whose end has not been met.
struct OpenContainer {
  Value value;
  std::string key;  ///< of the member being read
};

/// Builds values without recursion: open containers are a stack of their own.
class Builder {
 public:
  explicit Builder(std::string_view text) : scan_(text) {}

  std::optional<Value> document() {
    scan_.skip_space();
    if (!value()) return std::nullopt;
    scan_.skip_space();
    if (!scan_.at_end()) return std::nullopt;
    return std::move(done_);
  }

 private:
  /// One value with everything inside it; ends in done_.
  bool value() {
    for (;;) {
      if (!begin_value()) return false;
      while (complete_) {
        if (open_.empty()) return true;
        if (!attach()) return false;
      }
    }
  }

  /// Reads a scalar, or opens a container; complete_ says whether a value now stands in done_.
  bool begin_value() {
    const char first = scan_.peek();
    if (first == '{' || first == '[') return open(first);
    const char* const start = scan_.at();
    complete_ = true;
    if (first == '"') {
      std::string text;
      if (!read_string(text)) return false;
      done_ = Value{std::move(text)};
      return true;
    }
    Kind kind = Kind::Null;
    if (!scan_.scalar(kind)) return false;
    if (kind == Kind::Number) done_ = Value{Number{std::string(start, scan_.at())}};
    if (kind == Kind::Bool) done_ = Value{first == 't'};
    if (kind == Kind::Null) done_ = Value{};
    return true;
  }

  bool open(char bracket) {
    if (open_.size() == kPythonMaxDepth) return false;
    scan_.advance();
    scan_.skip_space();
    open_.emplace_back();
    if (bracket == '[') {
      open_.back().value = Value{Array{}};
      complete_ = scan_.take(']');
    } else {
      open_.back().value = Value{Object{}};
      complete_ = scan_.take('}');
      if (!complete_ && !read_key()) return false;
    }
    if (complete_) close();
    return true;
  }

  void close() {
    done_ = std::move(open_.back().value);
    open_.pop_back();
  }

  /// Puts done_ into the innermost container and reads on to its next value or its end.
  bool attach() {
    OpenContainer& container = open_.back();
    Array* const items = container.value.if_array();
    if (items != nullptr) {
      items->push_back(std::move(done_));
    } else {
      container.value.if_object()->emplace_back(std::move(container.key), std::move(done_));
    }
    scan_.skip_space();
    complete_ = scan_.take(items != nullptr ? ']' : '}');
    if (complete_) {
      close();
      return true;
    }
    if (!scan_.take(',')) return false;
    scan_.skip_space();
    return items != nullptr || read_key();
  }

  /// A key, its colon and the white space around it.
  bool read_key() {
    if (!read_string(open_.back().key)) return false;
    scan_.skip_space();
    if (!scan_.take(':')) return false;
    scan_.skip_space();
    return true;
  }

  bool read_string(std::string& out) {
    const char* const start = scan_.at();
    bool escaped = false;
    if (!scan_.string(escaped)) return false;
    const std::string_view inside = inside_of({start, static_cast<std::size_t>(scan_.at() - start)});
    if (escaped) {
      unescape(inside, out);
    } else {
      out = inside;
    }
    return true;
  }

  PythonScanner scan_;
  std::vector<OpenContainer> open_;
  Value done_;
  bool complete_ = false;
};

/// scan_python_object on fresh members; leaves them half filled where the text turns out to be no JSON.
PythonText scan_members(PythonScanner& scan, std::span<const std::string_view> keys, std::span<PythonMember> members) {
  Kind kind = Kind::Null;
  scan.skip_space();
  if (scan.peek() != '{') {
    if (!scan.skip_value(0, kind)) return PythonText::NotJson;
    scan.skip_space();
    return scan.at_end() ? PythonText::NotObject : PythonText::NotJson;
  }
  scan.advance();
  scan.skip_space();
  std::string unescaped;
  bool more = !scan.take('}');
  while (more) {
    const char* const key_start = scan.at();
    bool escaped = false;
    if (!scan.string(escaped)) return PythonText::NotJson;
    std::string_view key = inside_of({key_start, static_cast<std::size_t>(scan.at() - key_start)});
    if (escaped) {
      unescape(key, unescaped);
      key = unescaped;
    }
    scan.skip_space();
    if (!scan.take(':')) return PythonText::NotJson;
    scan.skip_space();
    const char* const value_start = scan.at();
    if (!scan.skip_value(1, kind)) return PythonText::NotJson;
    const auto wanted = std::find(keys.begin(), keys.end(), key);
    if (wanted != keys.end()) {
      const std::string_view token{value_start, static_cast<std::size_t>(scan.at() - value_start)};
      members[static_cast<std::size_t>(wanted - keys.begin())] = {token, kind};
    }
    scan.skip_space();
    more = scan.take(',');
    if (more) {
      scan.skip_space();
    } else if (!scan.take('}')) {
      return PythonText::NotJson;
    }
  }
  scan.skip_space();
  return scan.at_end() ? PythonText::Object : PythonText::NotJson;
}

}  // namespace

std::optional<Value> parse_python(std::string_view text) { return Builder(text).document(); }

std::string_view python_string(std::string_view token, std::string& scratch) {
  const std::string_view inside = inside_of(token);
  if (inside.find('\\') == std::string_view::npos) return inside;
  unescape(inside, scratch);
  return scratch;
}

PythonText scan_python_object(std::string_view text, std::span<const std::string_view> keys,
                              std::span<PythonMember> members) {
  std::fill(members.begin(), members.end(), PythonMember{});
  PythonScanner scan(text);
  const PythonText result = scan_members(scan, keys, members);
  if (result != PythonText::Object) std::fill(members.begin(), members.end(), PythonMember{});
  return result;
}

}  // namespace ego::json
