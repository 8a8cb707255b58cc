#include <catch2/catch_test_macros.hpp>
#include <regex>
#include <string>

#include "core/stats/philox.h"
#include "core/text/pattern.h"

using namespace ego::text;

namespace {

Pattern compiled(std::string_view expression, LetterCase letter_case = LetterCase::Exact) {
  auto result = Pattern::compile(expression, letter_case);
  INFO(expression);
  REQUIRE(std::holds_alternative<Pattern>(result));
  return std::get<Pattern>(result);
}

bool found(std::string_view expression, std::string_view text, LetterCase letter_case = LetterCase::Exact) {
  const Pattern pattern = compiled(expression, letter_case);
  PatternSearch search(pattern);
  const bool by_sets = search.found_in(text);
  CHECK(pattern.find(text).has_value() == by_sets);
  return by_sets;
}

PatternFault fault(std::string_view expression) {
  auto result = Pattern::compile(expression, LetterCase::Exact);
  INFO(expression);
  REQUIRE(std::holds_alternative<PatternError>(result));
  return std::get<PatternError>(result).fault;
}

/// A random expression over `a`, `b` and `c` that every dialect reads alike.
std::string random_expression(ego::stats::RandomStream& random, int depth) {
  constexpr const char* kAtoms[] = {"a", "b", "c", ".", "[ab]", "[^a]", "ab", "\\b", "^", "$"};
  if (depth == 0) return kAtoms[random.below(10)];
  switch (random.below(6)) {
    case 0: return random_expression(random, depth - 1) + random_expression(random, depth - 1);
    case 1: return "(?:" + random_expression(random, depth - 1) + "|" + random_expression(random, depth - 1) + ")";
    case 2: return std::string(1, "abc"[random.below(3)]) + "*" + random_expression(random, depth - 1);
    case 3: return "(?:" + std::string(1, "abc"[random.below(3)]) + random_expression(random, depth - 1) + "){1,2}";
    case 4: return std::string(1, "abc"[random.below(3)]) + "+?" + random_expression(random, depth - 1);
    default: return random_expression(random, depth - 1) + "[bc]?";
  }
}

}  // namespace

TEST_CASE("pattern: literals, classes, repeats, choices and edges", "[text][pattern]") {
  CHECK(found("cup", "a cup of tea"));
  CHECK_FALSE(found("cup", "Cup"));
  CHECK(found("cup", "Cup", LetterCase::Smart));
  CHECK_FALSE(found("Cup", "cup", LetterCase::Smart));
  CHECK(found("[a-c]{2,3}x", "zabx"));
  CHECK_FALSE(found("^b", "ab"));
  CHECK(found("^b", "a\nb"));  // edges are those of a line
  CHECK(found("a$", "ba\nc"));
  CHECK(found("\\bcup\\b", "the cup."));
  CHECK_FALSE(found("\\bcup\\b", "cupboard"));
  CHECK(found("well[- ]done", "well-done"));
  CHECK(found("(?:red|blue) (bowl|cup)", "a blue cup"));
  CHECK(found("[]x]", "]"));
  CHECK(found("a{,2}", "a{,2}"));  // no count: the text itself
  CHECK(found("", "anything"));
  CHECK(found("\\x41\\u4e2d", "A\u4e2d"));
}

TEST_CASE("pattern: code points are taken whole", "[text][pattern]") {
  CHECK(compiled("^.$").find("\u4e2d").has_value());
  CHECK_FALSE(compiled("^..$").find("\u4e2d").has_value());
  CHECK(compiled("[\u4e00-\u9fff]+").find("ab\u4e2d\u6587c") == PatternHit{2, 8});
  CHECK(compiled("[^a]").find("\U0001F600") == PatternHit{0, 4});
  CHECK_FALSE(compiled("[\u0080-\u07ff]").find("a\u4e2d").has_value());
  CHECK(compiled("\u00e9+").find("caf\u00e9\u00e9") == PatternHit{3, 7});
  CHECK_FALSE(compiled(".").find("\xff").has_value());  // no UTF-8, no code point
}

TEST_CASE("pattern: of several hits the one a backtracking matcher takes", "[text][pattern]") {
  CHECK(compiled("a|ab").find("xab") == PatternHit{1, 2});
  CHECK(compiled("ab|a").find("xab") == PatternHit{1, 3});
  CHECK(compiled("a+").find("baaa") == PatternHit{1, 4});
  CHECK(compiled("a+?").find("baaa") == PatternHit{1, 2});
  CHECK(compiled("<.*?>").find("<b><i>") == PatternHit{0, 3});
  CHECK(compiled("b*").find("aab", 1) == PatternHit{1, 1});
}

TEST_CASE("pattern: what is no expression is said, with its place", "[text][pattern]") {
  CHECK(fault("(a") == PatternFault::OpenGroup);
  CHECK(fault("a)") == PatternFault::OpenGroup);
  CHECK(fault("[a") == PatternFault::OpenClass);
  CHECK(fault("[b-a]") == PatternFault::BadRange);
  CHECK(fault("*a") == PatternFault::NothingToRepeat);
  CHECK(fault("a{3,1}") == PatternFault::BadCount);
  CHECK(fault("a{2000}") == PatternFault::BadCount);
  CHECK(fault("\\y") == PatternFault::BadEscape);
  CHECK(fault("a\\") == PatternFault::BadEscape);
  CHECK(fault("((a{100}){100}){100}") == PatternFault::TooLarge);
  CHECK(fault(std::string(5000, '(') + "a") == PatternFault::TooLarge);
}

TEST_CASE("pattern: time grows with the text, not with its ambiguity", "[text][pattern]") {
  // A backtracking matcher needs 2^n steps here.
  const std::string text(100'000, 'a');
  CHECK_FALSE(found("(?:a*)*b", text));
  CHECK_FALSE(found("(?:a|aa)+$b", text));
  CHECK_FALSE(found("(?:a?){50}a{50}b", text));
}

TEST_CASE("pattern: agrees with the standard library on random expressions and texts", "[text][pattern][property]") {
  ego::stats::RandomStream random({.stream = ego::stats::Stream::FirstFree});
  for (int round = 0; round < 2000; ++round) {
    const std::string expression = random_expression(random, 3);
    const Pattern pattern = compiled(expression);
    PatternSearch search(pattern);
    const std::regex oracle(expression, std::regex::ECMAScript);
    for (int n = 0; n < 8; ++n) {
      std::string text;
      for (std::uint32_t length = random.below(9); length > 0; --length) text += "abc "[random.below(4)];
      INFO(expression << " in '" << text << "'");
      std::smatch match;
      const bool expected = std::regex_search(text, match, oracle);
      const auto hit = pattern.find(text);
      CHECK(search.found_in(text) == hit.has_value());
      if (hit && !text.empty() && hit->begin == text.size()) continue;  // libc++ does not search at the end of a text
      REQUIRE(hit.has_value() == expected);
      if (!expected) continue;
      CHECK(hit->begin == static_cast<std::size_t>(match.position(0)));
      CHECK(hit->end == static_cast<std::size_t>(match.position(0) + match.length(0)));
    }
  }
}
