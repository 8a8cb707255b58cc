// Messages of the validation contract. Source of the grammar and the first line: formats.md 7.1.
#include <algorithm>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "core/base/diagnostics.h"
#include "core/base/quote.h"
#include "core/base/result.h"
#include "core/base/sha256.h"
#include "core/base/utf8.h"

using namespace ego;

namespace {

Diagnostic example() {
  Diagnostic d;
  d.code = Code::AnswerNotAllowed;
  d.message = "not one of A-D";
  d.input = "base.json";
  d.line = 412;
  d.row = 41;
  d.id = "41";
  d.field = "prediction";
  d.value = "B: 3";
  d.has_value = true;
  d.suggestion = "did you mean \"B\"?";
  return d;
}

}  // namespace

TEST_CASE("codes print as E, W, I and three digits", "[diagnostics]") {
  CHECK(to_string(Code::UnreadableFile) == "E001");
  CHECK(to_string(Code::UnrelatedFiles) == "E030");
  CHECK(to_string(Code::MixedVersions) == "W130");
  CHECK(to_string(Code::DuplicateOptions) == "I204");
  CHECK(to_string(severity_of(Code::IdenticalDuplicate)) == "warning");
}

TEST_CASE("format_line: the example of the contract", "[diagnostics]") {
  CHECK(format_line(example()) ==
        "error E012 base.json:412 row=41 id=41 field=prediction value=\"B: 3\": not one of A-D; did you mean \"B\"?");
}

TEST_CASE("format_line: outside text can neither break the line nor drive a terminal", "[diagnostics]") {
  Diagnostic d = example();
  d.input = "a\nerror E001 b";
  d.id = "4 1\x1b[31m";
  d.value = std::string("\x1b]0;x\x07\n\0", 8) + "\xC2\x85\xE2\x80\xA8<script>";
  const std::string line = format_line(d);
  CHECK(line.find('\n') == std::string::npos);
  CHECK(line.find('\x1b') == std::string::npos);
  CHECK(line.find("a\\u000aerror") != std::string::npos);
  CHECK(line.find("id=\"4 1\\u001b[31m\"") != std::string::npos);
  CHECK(line.find("\\u0085\\u2028<script>\"") != std::string::npos);
}

TEST_CASE("format_line: values are cut to 80 code points", "[diagnostics]") {
  Diagnostic d = example();
  d.value.clear();
  for (int i = 0; i < 81; ++i) d.value += "\u00e9";
  const std::string line = format_line(d);
  std::string expected = "value=\"";
  for (int i = 0; i < 79; ++i) expected += "\u00e9";
  CHECK(line.find(expected + "\u2026\":") != std::string::npos);
  d.value = "";
  CHECK(format_line(d).find("value=\"\":") != std::string::npos);
}

TEST_CASE("format_lines: twenty of a code, then how many more; ordered by file, line, row, code", "[diagnostics]") {
  Diagnostics all;
  for (std::uint64_t row = 30; row > 0; --row) {
    Diagnostic d = example();
    d.line = row;
    d.row = row;
    all.add(d);
  }
  all.add(make_error(Code::EmptyFile, "no records", "a.json"));
  const std::string text = format_lines(all);
  CHECK(text.starts_with("error E002 a.json: no records\nerror E012 base.json:1 row=1 "));
  CHECK(text.ends_with("\u2026 10 more E012 (use --all)\n"));
  CHECK(std::count(text.begin(), text.end(), '\n') == 22);
  CHECK(format_lines(all, 0).find("more") == std::string::npos);
}

TEST_CASE("Diagnostics: counts stay complete when the list is cut, also across append", "[diagnostics]") {
  Diagnostics many;
  for (std::size_t i = 0; i < Diagnostics::kKeptPerCode + 5; ++i) many.add(example());
  CHECK(many.cut());
  CHECK(many.sorted().size() == Diagnostics::kKeptPerCode);
  CHECK(many.count(Code::AnswerNotAllowed) == Diagnostics::kKeptPerCode + 5);
  Diagnostics sum;
  sum.add(example());
  sum.append(many);
  CHECK(sum.errors() == Diagnostics::kKeptPerCode + 6);
  CHECK(sum.sorted().size() == Diagnostics::kKeptPerCode);
  CHECK(sum.cut());
}

TEST_CASE("sha256_hex: FIPS 180-4 examples", "[diagnostics]") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("first_invalid_utf8: the byte where UTF-8 ends", "[diagnostics]") {
  CHECK_FALSE(first_invalid_utf8("abcdefgh\xC3\xA9\xF0\x9F\x98\x80").has_value());
  CHECK(first_invalid_utf8("abcdefgh\xE9x") == 8);
  CHECK(first_invalid_utf8("\xC0\x80") == 0);          // overlong
  CHECK(first_invalid_utf8("a\xED\xA0\x80") == 1);     // surrogate
  CHECK(first_invalid_utf8("a\xF4\x90\x80\x80") == 1); // beyond U+10FFFF
  CHECK(first_invalid_utf8("a\xE2\x82") == 1);         // cut
}
