#include "core/json/locate_error.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/base/utf8.h"

namespace ego::json {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// Walks the grammar of RFC 8259 without building anything; every step returns false after noting the problem.
class Checker {
 public:
  Checker(std::string_view text, Dialect dialect) : text_(text), dialect_(dialect) {}

  std::optional<SyntaxProblem> run() {
    if (!document()) return problem_;
    return std::nullopt;
  }

 private:
  bool document() {
    do {
      if (!value_or_opening()) return false;
      if (!closings()) return false;
    } while (!open_.empty());
    skip_space();
    return at_ == text_.size() || fail("the end of the document");
  }

  /// Reads one scalar, or opens containers down to the first scalar or empty container.
  bool value_or_opening() {
    for (;;) {
      skip_space();
      if (at_end()) return fail("a value");
      const char c = text_[at_];
      if (c != '{' && c != '[') return scalar();
      if (open_.size() >= static_cast<std::size_t>(kMaxDepth)) return fail_too_deep();
      ++at_;
      skip_space();
      if (next_is(c == '{' ? '}' : ']')) {
        ++at_;
        return true;
      }
      open_.push_back(c);
      if (c == '{' && !key("a string as key or '}'")) return false;
    }
  }

  /// After a value: closes what closes here and stops behind the comma (and key) that announces another value.
  bool closings() {
    while (!open_.empty()) {
      skip_space();
      const bool object = open_.back() == '{';
      if (next_is(',')) {
        ++at_;
        return !object || key("a string as key");
      }
      if (!next_is(object ? '}' : ']')) return fail(object ? "',' or '}'" : "',' or ']'");
      ++at_;
      open_.pop_back();
    }
    return true;
  }

  bool key(std::string_view expected) {
    skip_space();
    if (!next_is('"')) return fail(expected);
    if (!string()) return false;
    skip_space();
    if (!next_is(':')) return fail("':'");
    ++at_;
    return true;
  }

  bool scalar() {
    const char c = text_[at_];
    if (c == '"') return string();
    if (c == '-' || is_digit(c)) return number();
    if (c == 't') return word("true");
    if (c == 'f') return word("false");
    if (c == 'n') return word("null");
    if (dialect_ == Dialect::Harness && c == 'N') return word("NaN");
    if (dialect_ == Dialect::Harness && c == 'I') return word("Infinity");
    return fail("a value");
  }

  bool word(std::string_view expected) {
    if (text_.substr(at_, expected.size()) != expected) return fail(expected);
    at_ += expected.size();
    return true;
  }

  bool number() {
    if (next_is('-')) ++at_;
    if (dialect_ == Dialect::Harness && next_is('I')) return word("Infinity");
    if (next_is('0'))
      ++at_;
    else if (!digits())
      return false;
    if (next_is('.')) {
      ++at_;
      if (!digits()) return false;
    }
    if (next_is('e') || next_is('E')) {
      ++at_;
      if (next_is('+') || next_is('-')) ++at_;
      if (!digits()) return false;
    }
    return true;
  }

  bool digits() {
    if (at_end() || !is_digit(text_[at_])) return fail("a digit");
    while (!at_end() && is_digit(text_[at_])) ++at_;
    return true;
  }

  bool string() {
    ++at_;
    while (!at_end()) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (c == '\\') {
        if (!escape()) return false;
      } else if (static_cast<unsigned char>(c) < 0x20) {
        return fail("an escape such as \\n instead of a control character");
      } else {
        const Utf8Step step = utf8_step(text_, at_);
        if (!step.valid || step.surrogate) return fail("UTF-8");
        at_ += step.length;
      }
    }
    return fail("'\"' that ends the string");
  }

  bool escape() {
    ++at_;
    constexpr std::string_view kShort = "\"\\/bfnrt";
    if (at_end()) return fail("an escape");
    if (kShort.find(text_[at_]) != std::string_view::npos) {
      ++at_;
      return true;
    }
    if (text_[at_] != 'u') return fail("one of \" \\ / b f n r t u after '\\'");
    ++at_;
    for (int i = 0; i < 4; ++i, ++at_) {
      if (at_end() || !is_hex(text_[at_])) return fail("four hexadecimal digits");
    }
    return true;
  }

  bool at_end() const { return at_ >= text_.size(); }
  bool next_is(char c) const { return !at_end() && text_[at_] == c; }
  void skip_space() {
    while (!at_end() && is_space(text_[at_])) ++at_;
  }

  bool fail(std::string_view expected) {
    problem_ = {at_, std::string(expected), false};
    return false;
  }
  bool fail_too_deep() {
    problem_ = {at_, {}, true};
    return false;
  }

  std::string_view text_;
  Dialect dialect_;
  std::size_t at_ = 0;
  std::vector<char> open_;
  SyntaxProblem problem_;
};

}  // namespace

std::optional<SyntaxProblem> find_syntax_problem(std::string_view text, Dialect dialect) {
  return Checker(text, dialect).run();
}

TextPlace place_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto lines = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t last = before.rfind('\n');
  const std::size_t start = last == std::string_view::npos ? 0 : last + 1;
  return {lines + 1, before.size() - start + 1};
}

}  // namespace ego::json
