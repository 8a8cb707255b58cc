// Reading and writing JSON: acceptance, places of errors, WTF-8, canonical output. Acceptance is that of RFC 8259.
#include <limits>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "core/json/locate_error.h"
#include "core/json/parse.h"
#include "core/json/writer.h"

using namespace ego;
using ego::json::Dialect;
using ego::json::Layout;

namespace {

std::string round_trip(std::string_view text, Dialect dialect = Dialect::Strict) {
  Diagnostics diagnostics;
  const Result<json::Value> value = json::parse(text, "t.json", dialect, diagnostics);
  return value ? json::write(value.value(), Layout::Compact) : format_line(value.error());
}

Error failure(std::string_view text, Dialect dialect = Dialect::Strict) {
  Diagnostics diagnostics;
  const Result<json::Value> value = json::parse(text, "t.json", dialect, diagnostics);
  REQUIRE_FALSE(value.ok());
  return value.error();
}

std::string nested(int depth) {
  const auto size = static_cast<std::size_t>(depth);
  return std::string(size, '[') + std::string(size, ']');
}

}  // namespace

TEST_CASE("parse: keeps numbers as they are written", "[json]") {
  Diagnostics diagnostics;
  const auto value =
      json::parse(R"({"a":1.0,"b":-0,"c":1e400,"d":12345678901234567890123})", "t", Dialect::Strict, diagnostics);
  REQUIRE(value.ok());
  CHECK(value.value().find("a")->if_number()->text == "1.0");
  CHECK(value.value().find("b")->if_number()->text == "-0");
  CHECK(value.value().find("d")->as_id_text() == "12345678901234567890123");
  CHECK_FALSE(value.value().find("d")->as_int().has_value());
  CHECK(value.value().find("c")->as_double() == std::numeric_limits<double>::infinity());
}

TEST_CASE("parse: accepts what RFC 8259 accepts", "[json]") {
  CHECK(round_trip("\xEF\xBB\xBF{\"a\" : [ 1 , true,null,\"x\" ] }\r\n") == R"({"a":[1,true,null,"x"]})");
  CHECK(round_trip("7") == "7");
  CHECK(round_trip(" \"s\\u0041\\n\" ") == "\"sA\\n\"");
  CHECK(round_trip("true") == "true");
  CHECK(round_trip("[[],{}]") == "[[],{}]");
  CHECK(round_trip(nested(json::kMaxDepth)) == nested(json::kMaxDepth));
}

TEST_CASE("parse: lone surrogate escapes survive as WTF-8 and are written as escapes", "[json]") {
  Diagnostics diagnostics;
  const auto value = json::parse(R"(["\ud800","\ud83d\ude00","\udc00x"])", "t", Dialect::Strict, diagnostics);
  REQUIRE(value.ok());
  CHECK(*(*value.value().if_array())[0].if_string() == "\xED\xA0\x80");
  CHECK(*(*value.value().if_array())[1].if_string() == "\xF0\x9F\x98\x80");
  CHECK(json::write(value.value(), Layout::Compact) == "[\"\\ud800\",\"\xF0\x9F\x98\x80\",\"\\udc00x\"]");
}

TEST_CASE("parse: says where and what was expected", "[json]") {
  const Error missing_comma = failure("{\"a\": 1\n \"b\": 2}");
  CHECK(missing_comma.code == Code::SyntaxError);
  CHECK(missing_comma.line == 2);
  CHECK(missing_comma.column == 2);
  CHECK(missing_comma.message == "byte 9: expected ',' or '}', found \"\\\"\"");
  CHECK(failure("[1, 2").message == "byte 5: expected ',' or ']', the text ends");
  CHECK(failure("[1,]").message == "byte 3: expected a value, found \"]\"");
  CHECK(failure("{\"a\" 1}").message == "byte 5: expected ':', found \"1\"");
  CHECK(failure("{\"a\":1,}").message == "byte 7: expected a string as key, found \"}\"");
  CHECK(failure("[\"abc").message == "byte 5: expected '\"' that ends the string, the text ends");
  CHECK(failure("{} x").message == "byte 3: expected the end of the document, found \"x\"");
  CHECK(failure("[01]").message == "byte 2: expected ',' or ']', found \"1\"");
  CHECK(failure("[tru]").message == "byte 1: expected true, found \"t\"");
  CHECK(failure("[\"\\x\"]").message == "byte 3: expected one of \" \\ / b f n r t u after '\\', found \"x\"");
}

TEST_CASE("parse: a text before a colon is no key outside an object", "[json]") {
  for (const char* text : {R"(["a":1])", R"([["a":[1]]])", R"({"a":"b":[1]})", R"([[":1,}[[":[1,-2]]]])"}) {
    Diagnostics diagnostics;
    const auto value = parse(text, "x", Dialect::Strict, diagnostics);
    REQUIRE_FALSE(value.ok());
    CHECK(value.error().code == Code::SyntaxError);
  }
}

TEST_CASE("parse: refuses invalid UTF-8, NUL and control characters at their byte", "[json]") {
  const Error latin = failure("[\"caf\xE9\"]");
  CHECK(latin.code == Code::NotText);
  CHECK(latin.message == "byte 5: not UTF-8, found byte 0xE9");
  CHECK(failure(std::string("[1\0]", 4)).code == Code::SyntaxError);
  CHECK(failure(std::string("[1\0]", 4)).message == "byte 2: expected ',' or ']', found \"\\u0000\"");
  CHECK(failure(std::string("[\"a\0\"]", 6)).code == Code::SyntaxError);
  CHECK(failure("[\"a\nb\"]").column == 4);
  CHECK(failure("[\"\xED\xA0\x80\"]").code == Code::NotText);
}

TEST_CASE("parse: depth is limited to 256 and an empty document has its own code", "[json]") {
  CHECK(failure(nested(json::kMaxDepth + 1)).code == Code::LimitExceeded);
  CHECK(failure(std::string(200000, '[')).code == Code::LimitExceeded);
  CHECK(failure("").code == Code::EmptyFile);
  CHECK(failure(" \n\t").code == Code::EmptyFile);
}

TEST_CASE("parse: bare NaN and infinities only in the harness dialect", "[json]") {
  constexpr std::string_view text = R"({"a":NaN,"b":[-Infinity,Infinity],"c":"NaN Infinity"})";
  CHECK(failure(text).code == Code::SyntaxError);
  Diagnostics diagnostics;
  const auto value = json::parse(text, "t", Dialect::Harness, diagnostics);
  REQUIRE(value.ok());
  CHECK(value.value().find("a")->if_number()->text == "NaN");
  CHECK(value.value().find("b")->if_array()->at(0).if_number()->text == "-Infinity");
  CHECK(value.value().text_or_empty("c") == "NaN Infinity");
  CHECK(json::write(value.value(), Layout::Compact) == R"({"a":null,"b":[null,null],"c":"NaN Infinity"})");
  for (const char* wrong :
       {"[-NaN]", "[1NaN]", "[1.NaN]", "[NaN1]", "[nan]", "[Infinit]", "[NaNNaN]", "[1eInfinity]"}) {
    INFO(wrong);
    CHECK(failure(wrong, Dialect::Harness).code == Code::SyntaxError);
  }
}

TEST_CASE("parse: a repeated key is W123, the last value counts", "[json]") {
  Diagnostics diagnostics;
  const auto value = json::parse("[{\"a\":1},\n{\"b\":1,\"b\":2}]", "t.json", Dialect::Strict, diagnostics);
  REQUIRE(value.ok());
  CHECK(diagnostics.count(Code::DuplicateKeyOrOption) == 1);
  CHECK(format_lines(diagnostics) ==
        "warning W123 t.json:2 field=b: key written more than once in one object; the last counts\n");
  CHECK(value.value().if_array()->at(1).find("b")->as_int() == 2);
  std::string many = "{";
  for (int i = 0; i < 40; ++i) many += "\"k" + std::to_string(i % 39) + "\":0,";
  Diagnostics of_many;
  REQUIRE(json::parse(many + "\"z\":1}", "t.json", Dialect::Strict, of_many).ok());
  CHECK(of_many.count(Code::DuplicateKeyOrOption) == 1);
}

TEST_CASE("parse_records: tells the line of every record", "[json]") {
  Diagnostics diagnostics;
  std::vector<std::uint64_t> lines;
  REQUIRE(json::parse_records("[\n {\"a\":[1,\n2,3]},\n\n {} ]", "t", Dialect::Strict, diagnostics, lines).ok());
  CHECK(lines == std::vector<std::uint64_t>{2, 5});
  REQUIRE(json::parse_records("{\"s\":[1],\n\"results\":[\n1,\n2]}", "t", Dialect::Strict, diagnostics, lines).ok());
  CHECK(lines == std::vector<std::uint64_t>{3, 4});
  REQUIRE(json::parse_records("{\"1\":\"A\",\n\"2\":\"B\"}", "t", Dialect::Strict, diagnostics, lines).ok());
  CHECK(lines == std::vector<std::uint64_t>{1, 2});
}

TEST_CASE("for_each_line: a broken line does not hide the others", "[json]") {
  Diagnostics diagnostics;
  std::vector<std::uint64_t> lines;
  // U+2028 and U+0085 inside a string are no line ends.
  const std::string text = "{\"a\":\"\xE2\x80\xA8\xC2\x85\"}\r\n\n{\"a\": }\n[3]";
  const auto rows = json::for_each_line(text, "t.jsonl", Dialect::Strict, diagnostics,
                                        [&](json::Value&&, std::uint64_t line) { lines.push_back(line); });
  CHECK(rows == 2);
  CHECK(lines == std::vector<std::uint64_t>{1, 4});
  CHECK(format_lines(diagnostics) == "error E004 t.jsonl:3:7: byte 22: expected a value, found \"}\"\n");
}

TEST_CASE("parse: a document of too many values is E008 before memory runs out", "[json]") {
  std::string text = "[";
  for (std::uint64_t i = 0; i <= json::kMaxValues; ++i) text += "0,";
  text += "0]";
  CHECK(failure(text).message == "more than 20000000 values in one document");
}

TEST_CASE("for_each_line: a line beyond the limit is E008, not a crash", "[json]") {
  std::string text = "[1]\n\"";
  text.append(json::kMaxLineBytes, 'a');
  text += "\"\n[2]\n";
  Diagnostics diagnostics;
  std::uint64_t rows = 0;
  json::for_each_line(text, "t.jsonl", Dialect::Strict, diagnostics, [&](json::Value&&, std::uint64_t) { ++rows; });
  CHECK(rows == 2);
  CHECK(diagnostics.count(Code::LimitExceeded) == 1);
}

TEST_CASE("write: keys sorted by bytes, the last of repeated keys, two spaces, final newline", "[json]") {
  const json::Value value = json::Object{{"b", json::Array{json::number(1.5), json::number(std::int64_t{-3})}},
                                         {"a", json::Object{}},
                                         {"b2", "x\x01\xFF"},
                                         {"a", json::number(std::numeric_limits<double>::infinity())}};
  CHECK(json::write(value, Layout::Indented) ==
        "{\n  \"a\": null,\n  \"b\": [\n    1.5,\n    -3\n  ],\n  \"b2\": \"x\\u0001\xEF\xBF\xBD\"\n}\n");
  CHECK(json::write(value, Layout::Compact) == "{\"a\":null,\"b\":[1.5,-3],\"b2\":\"x\\u0001\xEF\xBF\xBD\"}");
  CHECK(json::write(json::number(0.1 + 0.2), Layout::Compact) ==
        "0.30000000000000004");  // IEEE 754 shortest round trip
}

TEST_CASE("the fast reader and the checker accept the same texts", "[json]") {
  // Every text of up to 6 symbols over a small alphabet of JSON's critical pieces.
  const std::vector<std::string> pieces{"{", "}", "[", "]", ",", ":", "\"a\"", "1", "-", " ", "true", "\"", "."};
  std::vector<std::string> texts{""};
  std::size_t disagreements = 0;
  for (int length = 1; length <= 4; ++length) {
    std::vector<std::string> longer;
    for (const std::string& text : texts) {
      for (const std::string& piece : pieces) longer.push_back(text + piece);
    }
    for (const std::string& text : longer) {
      if (text.find_first_not_of(' ') == std::string::npos) continue;
      Diagnostics diagnostics;
      const bool read = json::parse(text, "t", Dialect::Strict, diagnostics).ok();
      const bool checked = !json::find_syntax_problem(text, Dialect::Strict).has_value();
      if (read != checked) {
        ++disagreements;
        UNSCOPED_INFO(text << " read " << read << " checked " << checked);
      }
    }
    texts = std::move(longer);
  }
  CHECK(disagreements == 0);
}
