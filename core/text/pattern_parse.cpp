#include <algorithm>
#include <array>

#include "core/base/utf8.h"
#include "core/text/ascii.h"
#include "core/text/pattern_compile.h"

namespace ego::text {
namespace {

using Kind = PatternNode::Kind;

constexpr int kDeepest = 100;
constexpr std::uint32_t kMostRepeats = 1000;

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// What \d, \w, \s and their opposites stand for; nothing for other letters.
std::optional<CodePointRanges> named_class(char letter) {
  CodePointRanges ranges;
  switch (ascii_lower(letter)) {
    case 'd': ranges = {{U'0', U'9'}}; break;
    case 'w': ranges = {{U'0', U'9'}, {U'A', U'Z'}, {U'_', U'_'}, {U'a', U'z'}}; break;
    case 's': ranges = {{U'\t', U'\r'}, {U' ', U' '}}; break;
    default: return std::nullopt;
  }
  return ascii_lower(letter) == letter ? std::optional(ranges) : std::optional(complement(ranges));
}

/// A capital letter that is written as itself, not behind a backslash.
bool has_capital(std::string_view expression) {
  for (std::size_t at = 0; at < expression.size(); ++at) {
    if (expression[at] == '\\')
      ++at;
    else if (expression[at] >= 'A' && expression[at] <= 'Z')
      return true;
  }
  return false;
}

class Parser {
 public:
  Parser(std::string_view text, LetterCase letter_case)
      : text_(text), fold_(letter_case == LetterCase::Smart && !has_capital(text)) {}

  std::variant<PatternTree, PatternError> run() {
    tree_.root = choice(0);
    if (!error_ && at_ < text_.size()) fail(PatternFault::OpenGroup);  // a `)` too many
    if (error_) return *error_;
    return std::move(tree_);
  }

 private:
  bool more() const { return !error_ && at_ < text_.size(); }
  char peek() const { return text_[at_]; }
  bool take(char c) {
    if (!more() || peek() != c) return false;
    ++at_;
    return true;
  }
  std::uint32_t fail(PatternFault fault) {
    if (!error_) error_ = PatternError{fault, at_};
    return 0;
  }

  std::uint32_t choice(int depth) {
    if (depth > kDeepest) return fail(PatternFault::TooLarge);
    PatternNode node{.kind = Kind::Choice};
    do node.children.push_back(sequence(depth));
    while (take('|'));
    return node.children.size() == 1 ? node.children.front() : tree_.add(std::move(node));
  }

  std::uint32_t sequence(int depth) {
    PatternNode node{.kind = Kind::Sequence};
    while (more() && peek() != '|' && peek() != ')') node.children.push_back(repeated(depth));
    return tree_.add(std::move(node));
  }

  std::uint32_t repeated(int depth) {
    std::uint32_t what = atom(depth);
    while (more()) {
      PatternNode node{.kind = Kind::Repeat, .children = {what}};
      if (take('*')) {
        node.most = kNoLimit;
      } else if (take('+')) {
        node.least = 1;
        node.most = kNoLimit;
      } else if (take('?')) {
        node.most = 1;
      } else if (peek() != '{' || !counts(node)) {
        return what;
      }
      node.greedy = !take('?');
      what = tree_.add(std::move(node));
    }
    return what;
  }

  /// `{m}`, `{m,}`, `{m,n}`. @return false, and nothing taken, if it is a brace of the text
  bool counts(PatternNode& node) {
    const std::size_t before = at_++;
    const auto least = number();
    const bool open = take(',');
    const auto most = number();
    if (!least || !take('}')) {
      at_ = before;
      return false;
    }
    node.least = *least;
    node.most = !open ? *least : most.value_or(kNoLimit);
    if (node.least > kMostRepeats || (node.most != kNoLimit && node.most > kMostRepeats) || node.most < node.least) {
      at_ = before;
      fail(PatternFault::BadCount);
    }
    return true;
  }

  std::optional<std::uint32_t> number() {
    std::uint32_t value = 0;
    const std::size_t before = at_;
    while (more() && is_digit(static_cast<char32_t>(peek())))
      value = std::min(value * 10 + static_cast<std::uint32_t>(text_[at_++] - '0'), kMostRepeats + 1);
    return at_ > before ? std::optional(value) : std::nullopt;
  }

  std::uint32_t atom(int depth) {
    switch (peek()) {
      case '(': return group(depth);
      case '[': return bracket();
      case '.': ++at_; return add_code_points(tree_, complement({{U'\n', U'\n'}}));
      case '^': ++at_; return assertion(PatternStep::Where::LineStart);
      case '$': ++at_; return assertion(PatternStep::Where::LineEnd);
      case '*':
      case '+':
      case '?': return fail(PatternFault::NothingToRepeat);
      case '\\': break;
      default: return code_points({{next(), 0}});
    }
    if (at_ + 1 >= text_.size()) return fail(PatternFault::BadEscape);
    const char letter = text_[at_ + 1];
    if (letter == 'b' || letter == 'B') {
      at_ += 2;
      return assertion(letter == 'b' ? PatternStep::Where::WordEdge : PatternStep::Where::NoWordEdge);
    }
    if (auto ranges = named_class(letter)) {
      at_ += 2;
      return add_code_points(tree_, std::move(*ranges));
    }
    const char32_t c = escaped();
    return code_points({{c, c}});
  }

  std::uint32_t assertion(PatternStep::Where where) { return tree_.add({.kind = Kind::Assert, .where = where}); }

  std::uint32_t group(int depth) {
    const std::size_t before = at_++;
    if (text_.substr(at_).starts_with("?:")) at_ += 2;
    const std::uint32_t inside = choice(depth + 1);
    if (error_ || take(')')) return inside;
    at_ = before;
    return fail(PatternFault::OpenGroup);
  }

  /// One code point of the expression; bytes that are no UTF-8 stand for the same code point.
  char32_t next() {
    const Utf8Step step = utf8_step(text_, at_);
    const char32_t c = step.valid ? step.code_point : static_cast<unsigned char>(text_[at_]);
    at_ += step.length;
    return c;
  }

  char32_t escaped() {
    ++at_;
    if (!more()) return fail(PatternFault::BadEscape);
    const char c = peek();
    switch (c) {
      case 'n': ++at_; return U'\n';
      case 't': ++at_; return U'\t';
      case 'r': ++at_; return U'\r';
      case 'f': ++at_; return U'\f';
      case 'v': ++at_; return U'\v';
      case 'x': return hexadecimal(2);
      case 'u': return hexadecimal(4);
      default: break;
    }
    if (is_letter(static_cast<char32_t>(c)) || is_digit(static_cast<char32_t>(c))) return fail(PatternFault::BadEscape);
    return next();
  }

  char32_t hexadecimal(std::size_t digits) {
    const std::string_view hex = text_.substr(at_ + 1, digits);
    char32_t value = 0;
    for (const char c : hex) {
      const char low = ascii_lower(c);
      if (!is_digit(static_cast<char32_t>(c)) && (low < 'a' || low > 'f')) return fail(PatternFault::BadEscape);
      value = value * 16 + static_cast<char32_t>(low <= '9' ? low - '0' : low - 'a' + 10);
    }
    if (hex.size() < digits) return fail(PatternFault::BadEscape);
    at_ += 1 + digits;
    return value;
  }

  std::uint32_t bracket() {
    const std::size_t before = at_++;
    const bool negated = take('^');
    CodePointRanges ranges;
    for (bool first = true; more() && (first || peek() != ']'); first = false) {
      if (peek() == '\\' && at_ + 1 < text_.size()) {
        if (auto named = named_class(text_[at_ + 1])) {
          at_ += 2;
          ranges.insert(ranges.end(), named->begin(), named->end());
          continue;
        }
      }
      const char32_t low = member();
      char32_t high = low;
      if (more() && peek() == '-' && at_ + 1 < text_.size() && text_[at_ + 1] != ']') {
        ++at_;
        high = member();
      }
      if (high < low) return fail(PatternFault::BadRange);
      ranges.emplace_back(low, high);
    }
    if (!error_ && !take(']')) {
      at_ = before;
      return fail(PatternFault::OpenClass);
    }
    return negated ? add_code_points(tree_, complement(folded(std::move(ranges)))) : code_points(std::move(ranges));
  }

  char32_t member() { return peek() == '\\' ? escaped() : next(); }

  std::uint32_t code_points(CodePointRanges ranges) {
    for (auto& [first, last] : ranges) last = std::max(first, last);
    return add_code_points(tree_, folded(std::move(ranges)));
  }

  /// The ranges and the other case of their ASCII letters.
  CodePointRanges folded(CodePointRanges ranges) const {
    if (!fold_) return ranges;
    constexpr char32_t kCase = U'a' - U'A';
    const std::size_t written = ranges.size();
    for (std::size_t i = 0; i < written; ++i) {
      const auto [first, last] = ranges[i];
      for (char32_t c = U'A'; c <= U'Z'; ++c) {
        if (c >= first && c <= last) ranges.emplace_back(c + kCase, c + kCase);
        if (c + kCase >= first && c + kCase <= last) ranges.emplace_back(c, c);
      }
    }
    return ranges;
  }

  std::string_view text_;
  bool fold_;
  std::size_t at_ = 0;
  std::optional<PatternError> error_;
  PatternTree tree_;
};

}  // namespace

std::variant<PatternTree, PatternError> parse_pattern(std::string_view expression, LetterCase letter_case) {
  return Parser(expression, letter_case).run();
}

}  // namespace ego::text
