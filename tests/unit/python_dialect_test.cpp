#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include "core/json/parse.h"
#include "core/json/python_dialect.h"
#include "core/json/python_str.h"
#include "core/stats/philox.h"

namespace {

using namespace ego::json;  // NOLINT(google-build-using-namespace)
using namespace std::string_literals;

bool loads(std::string_view text) { return parse_python(text).has_value(); }

std::string str(std::string_view text) {
  const std::optional<Value> value = parse_python(text);
  return value ? python_str(*value) : "not JSON";
}

/// The string token at the start of a text, byte by byte; empty if the grammar of _json.c refuses it.
std::string_view string_token(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') return text.substr(0, i + 1);
    if (static_cast<unsigned char>(text[i]) < 0x20) return {};
    if (text[i] != '\\') continue;
    if (++i == text.size()) return {};
    if (text[i] == 'u') {
      for (int digit = 0; digit < 4; ++digit) {
        if (++i == text.size() || std::isxdigit(static_cast<unsigned char>(text[i])) == 0) return {};
      }
    } else if (std::string_view("\"\\/bfnrt").find(text[i]) == std::string_view::npos) {
      return {};
    }
  }
  return {};
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

// Expected results: CPython 3.11.7, json.loads, asked for each text.
TEST_CASE("python dialect: what CPython accepts beyond RFC 8259", "[json][python]") {
  CHECK(loads("NaN"));
  CHECK(loads("[Infinity, -Infinity]"));
  CHECK(loads("\"\x7f\""));
  CHECK(loads(R"({"a":1,"a":2})"));
  CHECK(loads(" \t\r\n{} \n"));
}

TEST_CASE("python dialect: what CPython refuses", "[json][python]") {
  for (const std::string_view text :
       {"",      " ",       "-NaN",           "+1",          ".5",        "5.",          "01",
        "1e",    "-",       "TRUE",           "nan",         "{'a':1}",   "[1,]",        "{\"a\":1,}",
        "{a:1}", "[1 2]",   "\"\\x41\"",      "\"\\u12g4\"", "\"a\nb\"",  "{\"a\":1} x", "\"open",
        "\\",    "// c\n1", "\xef\xbb\xbf{}", "{\"a\" 1}",   "\xc2\xa0{}"}) {
    INFO(text);
    CHECK_FALSE(loads(text));
  }
  CHECK_FALSE(loads("1\0"s));
  CHECK_FALSE(loads("\"\x1f\""));
}

TEST_CASE("python dialect: depth and digits stop where CPython 3.11 raises", "[json][python]") {
  CHECK(loads(nested(kPythonMaxDepth)));
  CHECK_FALSE(loads(nested(kPythonMaxDepth + 1)));
  CHECK_FALSE(loads(std::string(1'000'000, '[')));
  CHECK(loads(std::string(kPythonMaxIntegerDigits, '1')));
  CHECK_FALSE(loads(std::string(kPythonMaxIntegerDigits + 1, '1')));
  CHECK(loads(std::string(kPythonMaxIntegerDigits + 1, '1') + ".5"));
}

TEST_CASE("python dialect: surrogate escapes join only with each other", "[json][python]") {
  CHECK(*parse_python(R"("\ud83d\ude00")")->if_string() == "\xf0\x9f\x98\x80");
  CHECK(*parse_python(R"("\ud83dx")")->if_string() == "\xed\xa0\xbdx");
  CHECK(*parse_python(R"("\ude00\ud83d")")->if_string() == "\xed\xb8\x80\xed\xa0\xbd");
  CHECK(*parse_python(R"("\ud83d\ud83d\ude00")")->if_string() == "\xed\xa0\xbd\xf0\x9f\x98\x80");
  CHECK(*parse_python("\"\xed\xa0\xbd\\ude00\"")->if_string() == "\xed\xa0\xbd\xed\xb8\x80");
}

TEST_CASE("python dialect: repeated keys are kept and the last is found", "[json][python]") {
  const std::optional<Value> value = parse_python(R"({"p":"B","q":0,"p":null})");
  REQUIRE(value);
  CHECK(value->if_object()->size() == 3);
  CHECK(value->find("p")->is_null());
}

TEST_CASE("python dialect: a scan finds the members a parse finds", "[json][python]") {
  constexpr std::array<std::string_view, 2> kKeys{"prediction", "reason"};
  std::array<PythonMember, 2> members;
  REQUIRE(scan_python_object(R"( {"reason":{"k":[1,"}"]}, "\u0070rediction":"x", "prediction":"\u0042"} )", kKeys,
                             members) == PythonText::Object);
  std::string scratch;
  CHECK(members[0].token == R"("\u0042")");
  CHECK(python_string(members[0], scratch) == "B");
  CHECK(members[1].kind == Kind::Object);
  CHECK(members[1].token == R"({"k":[1,"}"]})");

  CHECK(scan_python_object("[{}]", kKeys, members) == PythonText::NotObject);
  CHECK(scan_python_object(R"({"prediction":"B"} x)", kKeys, members) == PythonText::NotJson);
  CHECK_FALSE(members[0].found());
  CHECK(scan_python_object("{}", kKeys, members) == PythonText::Object);
  CHECK_FALSE(members[0].found());
  const std::string deep = R"({"prediction":)" + nested(kPythonMaxDepth - 1) + "}";
  CHECK(scan_python_object(deep, kKeys, members) == PythonText::Object);
  CHECK(scan_python_object(R"({"prediction":)" + nested(kPythonMaxDepth) + "}", kKeys, members) == PythonText::NotJson);
}

TEST_CASE("python dialect: texts are unescaped in the same pass, whatever their length", "[json][python]") {
  constexpr std::array<std::string_view, 1> kKeys{"response"};
  std::array<PythonMember, 1> members;
  std::array<std::string_view, 1> texts;
  std::string room;
  for (std::size_t before = 0; before < 40; ++before) {
    for (std::size_t after = 0; after < 20; ++after) {
      const std::string text =
          "{\"response\":\"" + std::string(before, 'a') + "\\\"\\u00e9\\n" + std::string(after, 'b') + "\"}";
      REQUIRE(scan_python_texts(text, kKeys, members, texts, room) == PythonText::Object);
      CHECK(texts[0] == std::string(before, 'a') + "\"\xc3\xa9\n" + std::string(after, 'b'));
    }
  }
}

// Expected texts: CPython 3.11.7, str(json.loads(...)).
TEST_CASE("python str: numbers, words and containers as CPython writes them", "[json][python]") {
  CHECK(str("3.0") == "3.0");
  CHECK(str("1e15") == "1000000000000000.0");
  CHECK(str("1e16") == "1e+16");
  CHECK(str("123456789012345680.0") == "1.2345678901234568e+17");
  CHECK(str("1e-4") == "0.0001");
  CHECK(str("1e-5") == "1e-05");
  CHECK(str("-0") == "0");
  CHECK(str("-0.0") == "-0.0");
  CHECK(str("1E400") == "inf");
  CHECK(str("NaN") == "nan");
  CHECK(str("5e-324") == "5e-324");
  CHECK(str("12.5") == "12.5");
  CHECK(str("\"it's\"") == "it's");
  CHECK(str(R"([1, 2.50, "a'b", "\"q\"", "\u200b\n"])") == R"([1, 2.5, "a'b", '"q"', '\u200b\n'])");
  CHECK(str(R"({"a":1,"b":null,"a":true})") == "{'a': True, 'b': None}");
  CHECK(str("[[], {}, false]") == "[[], {}, False]");
}

// Expected texts: the general reader, which has its own code for strings.
TEST_CASE("python dialect: strings of any mix of text and escapes are unescaped as by the general reader",
          "[json][python]") {
  const std::array<std::string_view, 12> parts{"a",
                                               "the hand turns ",
                                               "\\\"",
                                               "\\\\",
                                               "\\n",
                                               "\\u00e9",
                                               "\xc3\xa9",
                                               "\\/",
                                               "\\t",
                                               "\\ud83d\\ude00",
                                               "0123456789abcdef",
                                               ": "};
  ego::stats::RandomStream random({ego::stats::kDefaultSeed, ego::stats::Stream::FirstFree, 1});
  for (int round = 0; round < 3000; ++round) {
    std::string token = "\"";
    for (std::uint32_t i = random.below(24); i > 0; --i) token += parts[random.below(parts.size())];
    token += '"';
    std::string appended = "before ";
    append_python_string(token, appended);
    ego::Diagnostics diagnostics;
    const ego::Result<Value> expected = parse(token, "t", Dialect::Strict, diagnostics);
    REQUIRE(expected.ok());
    REQUIRE(appended == "before " + *expected.value().if_string());
    REQUIRE(parse_python(token) == expected.value());
    REQUIRE_FALSE(loads(token.substr(0, token.size() - 1)));
    REQUIRE_FALSE(loads(token.substr(0, token.size() - 1) + "\n\""));
    REQUIRE_FALSE(loads(token.substr(0, token.size() - 1) + "\\x\""));
  }
}

TEST_CASE("python dialect: rows of backslashes of any length end a string where a byte-by-byte reader does",
          "[json][python]") {
  const std::array<std::string_view, 12> parts{
      "\\",    "\\", "\\\\",  "\\\\", "\"", "\\\"",
      "u00e9", "x",  "\\u00", "\x1f", "n",  "the hand turns the wheel and the wheel turns on"};
  constexpr std::array<std::string_view, 1> kKeys{"r"};
  ego::stats::RandomStream random({ego::stats::kDefaultSeed, ego::stats::Stream::FirstFree, 2});
  int accepted = 0;
  for (int round = 0; round < 40000; ++round) {
    std::string text = "{\"r\":\"" + std::string(random.below(70), 'a');
    for (std::uint32_t i = random.below(10); i > 0; --i) {
      const std::string_view part = parts[random.below(parts.size())];
      for (std::uint32_t times = random.below(8) == 0 ? random.below(70) : 1; times > 0; --times) text += part;
    }
    text += "\"}";
    const std::string_view token = string_token(std::string_view(text).substr(5));
    const bool whole = 5 + token.size() + 1 == text.size();
    std::array<PythonMember, 1> members;
    INFO(text);
    REQUIRE((scan_python_object(text, kKeys, members) == PythonText::Object) == (!token.empty() && whole));
    if (token.empty() || !whole) continue;
    ++accepted;
    REQUIRE(members[0].token == token);
    REQUIRE(members[0].escaped == (token.find('\\') != std::string_view::npos));
  }
  CHECK(accepted > 4000);
}
