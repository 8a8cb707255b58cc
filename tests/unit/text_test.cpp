#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include "core/base/utf8.h"
#include "core/json/parse.h"
#include "core/text/number_text.h"
#include "core/text/unicode.h"

namespace {

using namespace ego;  // NOLINT(google-build-using-namespace)

constexpr char32_t kAllCodePoints = 0x110000;

std::string shared_file(const std::string& path) {
  const char* root = std::getenv("EGOSCOPE_SHARED");
  std::ifstream in(std::string(root == nullptr ? "../shared" : root) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The code points of a list of inclusive ranges.
std::set<char32_t> members(const json::Value& ranges) {
  std::set<char32_t> found;
  for (const json::Value& range : *ranges.if_array()) {
    const auto first = static_cast<char32_t>(range.if_array()->front().as_int().value());
    const auto last = static_cast<char32_t>(range.if_array()->back().as_int().value());
    for (char32_t c = first; c <= last; ++c) found.insert(c);
  }
  return found;
}

std::size_t disagreements(bool (*holds)(char32_t), const std::set<char32_t>& expected) {
  std::size_t count = 0;
  for (char32_t c = 0; c < kAllCodePoints; ++c) {
    if (holds(c) != expected.contains(c)) ++count;
  }
  return count;
}

bool bits_equal(double a, double b) { return a == b && std::signbit(a) == std::signbit(b); }

}  // namespace

TEST_CASE("character classes and lower case are those of Unicode 14", "[text][parity]") {
  const std::string bytes = shared_file("data/video-mmmu/unicode_14_tables.json");
  if (bytes.empty()) SKIP("no shared folder: set EGOSCOPE_SHARED");
  Diagnostics diagnostics;
  const auto tables = json::parse(bytes, "tables", json::Dialect::Strict, diagnostics);
  REQUIRE(tables.ok());
  const auto table = [&](std::string_view name) -> const json::Value& { return *tables.value().find(name); };
  CHECK(disagreements(text::is_space, members(table("whitespace"))) == 0);
  CHECK(disagreements(text::is_alpha, members(table("alpha"))) == 0);
  CHECK(disagreements(text::is_alnum, members(table("alnum"))) == 0);

  std::set<char32_t> breaks;
  for (const json::Value& point : *table("line_breaks").if_array())
    breaks.insert(static_cast<char32_t>(*point.as_int()));
  CHECK(disagreements(text::is_line_break, breaks) == 0);

  std::set<char32_t> digits;
  for (const json::Value& zero : *table("decimal_zero").if_array()) {
    for (char32_t digit = 0; digit < 10; ++digit) {
      const char32_t c = static_cast<char32_t>(*zero.as_int()) + digit;
      digits.insert(c);
      CHECK(text::decimal_digit(c) == static_cast<int>(digit));
    }
  }
  CHECK(disagreements([](char32_t c) { return text::decimal_digit(c) >= 0; }, digits) == 0);

  std::set<char32_t> words = members(table("alnum"));
  words.insert('_');
  CHECK(disagreements(text::is_word, words) == 0);
  words.merge(members(table("mark_or_format")));
  CHECK(disagreements(text::is_word_or_mark, words) == 0);

  const std::set<char32_t> ignorable = members(table("case_ignorable"));
  CHECK(disagreements(text::is_case_ignorable, ignorable) == 0);
  std::set<char32_t> cased = members(table("cased"));
  for (const char32_t c : ignorable) cased.erase(c);  // ignored where cased letters are looked for
  CHECK(disagreements(text::is_cased, cased) == 0);

  std::set<char32_t> changed;
  for (const json::Value& entry : *table("lower").if_array()) {
    std::string upper;
    append_utf8(upper, static_cast<char32_t>(*entry.if_array()->front().as_int()));
    std::string lower;
    for (const json::Value& c : *entry.if_array()->back().if_array())
      append_utf8(lower, static_cast<char32_t>(*c.as_int()));
    CHECK(text::lower(upper) == lower);
    changed.insert(static_cast<char32_t>(*entry.if_array()->front().as_int()));
  }
  std::size_t wrongly_changed = 0;
  for (char32_t c = 0; c < kAllCodePoints; ++c) {
    std::string text;
    append_utf8(text, c);
    if (!changed.contains(c) && text::lower(text) != text) ++wrongly_changed;
  }
  CHECK(wrongly_changed == 0);
}

TEST_CASE("lower: capital sigma is final after a cased letter and not before one", "[text]") {
  // Python 3.11 str.lower
  CHECK(text::lower("\u0391\u03A3") == "\u03B1\u03C2");
  CHECK(text::lower("\u0391\u03A3\u0391") == "\u03B1\u03C3\u03B1");
  CHECK(text::lower("\u0391\u0301\u03A3.") == "\u03B1\u0301\u03C2.");
  CHECK(text::lower("A\u200B\u03A3") == "a\u200B\u03C2");
  CHECK(text::lower("\u03A3") == "\u03C3");
  CHECK(text::lower("\u0130X") == "i\u0307x");
}

TEST_CASE("code points: lone surrogates are code points, broken bytes stand for themselves", "[text]") {
  const std::string surrogate = "\xED\xA0\x80";
  CHECK(text::code_point_at(surrogate, 0).value == 0xD800);
  CHECK(text::code_point_before(surrogate, 3).value == 0xD800);
  const std::string broken =
      "a\xFF\xC3"
      "b\xE4\xB8";
  CHECK(text::length(broken) == 6);
  CHECK(text::code_point_at(broken, 1).value == 0xDCFF);
  CHECK(text::code_point_before(broken, 6).size == 1);
  CHECK(text::lower(broken) == broken);
  CHECK(text::byte_position("\u00E4b\u4E2Dd", 2) == 3);
  CHECK(text::byte_position("ab", 9) == 2);
  CHECK(text::code_point_at("\xC0\x80", 0).size == 1);  // overlong forms are no WTF-8
  CHECK(text::code_point_at("\xF4\x90\x80\x80", 0).size == 1);
}

TEST_CASE("trim: zero-width space and byte order mark are no white space", "[text]") {
  CHECK(text::trim("\u3000 a\u200B\x1C") == "a\u200B");
  CHECK(text::trim("\uFEFF") == "\uFEFF");
  CHECK(text::trim(" \u2028\u0085") == "");
  CHECK(text::strip("..a..", '.') == "a");
  CHECK(text::strip("...", '.') == "");
}

TEST_CASE("parse_float reads what Python float reads", "[text]") {
  // video-mmmu.md section 7, "number text"
  for (const char* text :
       {"5.", ".5", "1e5", "+5", "1_000", " 1\n", "\u0663", "\uFF11", "iNf", "-Infinity", "nan", "1E+5"}) {
    CAPTURE(text);
    CHECK(text::parse_float(text).has_value());
  }
  for (const char* text :
       {".", "1e", "0x10", "1 000", "\u00BD", "", "1__0", "_1", "1_", "1_.5", "1e_5", "+", "--1", "infin", "1,0",
        "\x1C"
        "1"}) {
    CAPTURE(text);
    CHECK_FALSE(text::parse_float(text).has_value());
  }
  CHECK(text::parse_float("1_0.2_5") == 10.25);
  CHECK(text::parse_float("\u0663\u0664") == 34.0);
  CHECK(text::parse_float("1e999") == std::numeric_limits<double>::infinity());
  CHECK(text::parse_float("-1e99999999999999999999") == -std::numeric_limits<double>::infinity());
  CHECK(text::parse_float("1e-999") == 0.0);
  CHECK(bits_equal(text::parse_float("-0").value(), -0.0));
  CHECK(text::parse_float(std::string(5000, '1') + "." + std::string(5000, '1')) ==
        std::numeric_limits<double>::infinity());
  CHECK(text::parse_float("0.1000000000000000055511151231257827021181583404541015625") == 0.1);
}

TEST_CASE("round_decimals rounds the exact binary value", "[text]") {
  // Python 3.11 round(value, 2)
  const std::pair<double, double> cases[] = {
      {2.675, 2.67}, {0.125, 0.12},    {0.375, 0.38}, {-0.001, -0.0},
      {0.005, 0.01}, {1.005, 1.0},     {0.285, 0.28}, {123456789.125, 123456789.12},
      {1e22, 1e22},  {2.5e15, 2.5e15}, {1e-7, 0.0}};
  for (const auto& [value, rounded] : cases) {
    CAPTURE(value);
    CHECK(bits_equal(text::round_decimals(value, 2), rounded));
  }
  CHECK(std::isnan(text::round_decimals(std::nan(""), 2)));
  CHECK(std::isinf(text::round_decimals(-std::numeric_limits<double>::infinity(), 2)));
  CHECK(text::round_decimals(1.0 / 64, 5) == 0.01562);  // a tie in binary: half to even
}

TEST_CASE("A plain number is the whole text or nothing", "[text]") {
  CHECK(text::plain_number("-12.5e3") == -12500.0);
  CHECK(text::plain_number("0") == 0.0);
  for (const char* text : {"", " 1", "1 ", "+1", "1.5x", "0x10", "."}) CHECK_FALSE(text::plain_number(text));
}
