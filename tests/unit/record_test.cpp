// The scan without values must mean what the general reader means: every text here is read by both.
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "core/benchmarks/registry.h"
#include "core/io/import.h"
#include "core/json/parse.h"
#include "core/json/record_table.h"
#include "core/json/writer.h"
#include "tests/unit/shared_files.h"

using namespace ego;

namespace {

bool never(std::string_view) { return false; }
bool is_key_named_secret(std::string_view key) { return key == "secret"; }

/// All members as a value.
json::Value rebuilt(const json::Record& record) {
  json::Object members;
  record.for_each(
      [&](std::string_view name, const json::Field& field) { members.emplace_back(std::string(name), field.value()); });
  return members;
}

struct Lines {
  std::vector<json::Value> values;
  std::vector<std::uint64_t> numbers;
  std::string messages;
  std::uint64_t built = 0;

  friend bool operator==(const Lines& a, const Lines& b) {
    return a.values == b.values && a.numbers == b.numbers && a.messages == b.messages;
  }
};

Lines read_values(std::string_view text, json::Dialect dialect) {
  Lines lines;
  Diagnostics diagnostics;
  json::for_each_line(text, "x.jsonl", dialect, diagnostics, [&](json::Value&& value, std::uint64_t line) {
    lines.values.push_back(std::move(value));
    lines.numbers.push_back(line);
  });
  lines.messages = format_lines(diagnostics, 0);
  return lines;
}

Lines read_records(std::string_view text, json::Dialect dialect) {
  Lines lines;
  Diagnostics diagnostics;
  lines.built = json::for_each_record_line(
      text, "x.jsonl", dialect, is_key_named_secret, diagnostics, [&](const json::Record& record, std::uint64_t line) {
        lines.values.push_back(record.is_object() ? rebuilt(record) : json::Value("no object"));
        lines.numbers.push_back(line);
      });
  lines.messages = format_lines(diagnostics, 0);
  return lines;
}

}  // namespace

TEST_CASE("record: golden lines are the same records, scanned or built", "[json]") {
  for (const std::string file : {"golden/egocross/close_official.jsonl", "golden/egocross/open_judge.jsonl",
                                 "golden/egocross/e2e/e05/replies.jsonl", "golden/video-mmmu/mcq_official.jsonl",
                                 "golden/video-mmmu/mcq_lmms_v3.jsonl", "golden/video-mmmu/open_strict.jsonl"}) {
    INFO(file);
    const std::string text = shared_files::bytes(file);
    const Lines records = read_records(text, json::Dialect::Strict);
    CHECK(records == read_values(text, json::Dialect::Strict));
    CHECK(records.built < records.values.size() / 2);
  }
}

TEST_CASE("record: odd lines are read and reported as by the general reader", "[json]") {
  for (const std::string_view text : {
           "{\"a\":1}\n{\"a\":2,\n\"b\":3}\n{\"a\":4}",           // an object over two lines
           "{\"a\":1}{\"b\":2}\n{\"a\":1} x\n{\"a\":1}\r\n",      // something behind the object
           "{\"a\":1,\"a\":2}\n{\"a\":{\"k\":1,\"k\":2}}",        // repeated keys, inside too
           "{\"a\":[{\"k\":1},{\"k\":1,\"b\":2,\"k\":3}]}",
           "{\"\\u0061\":1,\"a\":2}\n{\"a\\n\":0}",               // escapes in keys
           "{\"a\":\"\\ud800\",\"b\":\"\\ud83d\\ude00\"}\n{\"a\":\"\\q\"}\n{\"a\":\"\t\"}",
           "{\"n\":007}\n{\"n\":-0}\n{\"n\":1.}\n{\"n\":1.50e+3}\n{\"n\":-}\n{\"n\":+1}\n{\"n\":1e999}",
           "{\"n\":NaN}\n{\"n\":-Infinity}\n{\"n\":-NaN}\n{\"n\":Infinit}",
           "{\"a\":nul}\n{\"a\":true,\"b\":false,\"c\":null}\n{\"a\":truefalse}",
           "{}\n{ }\n[]\n\"text\"\n5\n{\"a\":[ ]}\n{\"a\":{ }}\n{\"a\":[1,]}\n{\"a\":1,}\n{,}\n{\"a\"}\n{\"a\" : 1 }",
           "  {\"a\": 1}\n\n \t\n{\"a\":2}  \n{\"b\":1,\"a\":2}\n{\"secret\":1}\n{\"a\":{\"secret\":1}}\n",
           "{\"a\":\"x",
           "{\"a\":",
           "{",
           "{\"a\":\"x\"",
           "\xEF\xBB\xBF{\"a\":1}\n{\"a\":2}",
       }) {
    INFO(text);
    for (const json::Dialect dialect : {json::Dialect::Strict, json::Dialect::Harness}) {
      Lines values = read_values(text, dialect);
      for (json::Value& value : values.values) {
        if (!value.is_object()) value = "no object";
      }
      CHECK(read_records(text, dialect) == values);
    }
  }
}

TEST_CASE("record: rows of many shapes, deep ones and wide ones are left to the general reader", "[json]") {
  std::string many;
  for (int i = 0; i < 500; ++i) many += "{\"k" + std::to_string(i) + "\":" + std::to_string(i) + "}\n";
  std::string wide = "{\"k\":0";
  for (int i = 0; i < 300; ++i) wide += ",\"k" + std::to_string(i) + "\":1";
  std::string deep = "{\"a\":" + std::string(300, '[') + std::string(300, ']') + "}\n{\"a\":" + std::string(200, '[') +
                     std::string(200, ']') + "}\n";
  for (const std::string& text : {many, wide + "}\n", deep}) {
    CHECK(read_records(text, json::Dialect::Strict) == read_values(text, json::Dialect::Strict));
  }
}

TEST_CASE("record table: real documents have the records and lines of parse_records", "[json]") {
  for (const std::string file : {"data/egocross/submission_winner_2026.json", "data/egocross/support_answers_80.json",
                                 "data/egocross/support_set_80.json", "golden/egocross/e2e/e01/results.json"}) {
    INFO(file);
    const std::string text = shared_files::bytes(file);
    const auto table = json::RecordTable::read(text, never);
    REQUIRE(table);
    Diagnostics diagnostics;
    std::vector<std::uint64_t> lines;
    const Result<json::Value> whole = json::parse_records(text, "x", json::Dialect::Strict, diagnostics, lines);
    REQUIRE(whole);
    const json::Value* list = whole.value().is_array() ? &whole.value() : whole.value().find("results");
    REQUIRE(list != nullptr);
    const json::Array& rows = *list->if_array();
    REQUIRE(table->size() == rows.size());
    REQUIRE(lines.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CHECK(rebuilt(table->record(i)) == rows[i]);
      CHECK(json::count_line_feeds(std::string_view(text).substr(0, table->offset(i))) + 1 == lines[i]);
    }
  }
}

TEST_CASE("record table: other documents have none", "[json]") {
  const auto has_table = [](std::string_view text) {
    return json::RecordTable::read(text, is_key_named_secret).has_value();
  };
  CHECK(has_table(R"([{"a":1}])"));
  CHECK(has_table(R"([{"a":1},{}])"));
  CHECK(has_table(R"({"summary":{"n":1},"none":[],"results":[{"a":1},{"b":[1,{"c":2}]}]} )"));
  for (const std::string_view text :
       {"[]", "{}", "5", R"([1])", R"([{"a":1},2])", R"({"a":[1],"results":[{"a":1}]})",
        R"({"results":[{"a":1}],"more":[{"a":1}]})", R"({"results":[{"a":1}],"results":[{"a":1}]})",
        R"([{"a":1,"a":2}])", R"([{"a":1}] x)", R"([{"a":1})", R"([{"a":NaN}])", R"([{"secret":1}])",
        R"({"r":[{"a":1}],"x":{"k":1,"k":2}})", R"([{"a":"\q"}])", R"([{"a":1},])", R"({"a":1})"}) {
    INFO(text);
    CHECK_FALSE(has_table(text));
  }
  const auto table = json::RecordTable::read(R"({"n":1.50,"results":[{"a":1},{"a":2},{"a":3},{"a":4}]})", never);
  REQUIRE(table);
  CHECK(json::write(table->outline(), json::Layout::Compact) == R"({"n":1.50,"results":[{"a":1},{"a":2},{"a":3}]})");
}

TEST_CASE("raw members: kept texts give the values they were written as", "[json]") {
  json::RawMembers members;
  CHECK(members.empty());
  members.add("a", R"("caf\u00e9")");
  members.add("b", "[1.50, {\"c\": null}]");
  members.emplace_back("d", json::Value(json::Number{"1.50"}));
  CHECK(members.size() == 3);
  CHECK(members.find("a") == json::Value("caf\u00e9"));
  CHECK(members.token("b") == "[1.50, {\"c\": null}]");
  CHECK(members.contains("b"));
  CHECK_FALSE(members.contains("c"));
  CHECK_FALSE(members.is_text("a", "caf\u00e9"));  // written with an escape: only find() can tell
  json::RawMembers other;
  other.add("a", "\"caf\u00e9\"");
  CHECK(other.is_text("a", "caf\u00e9"));
  CHECK_FALSE(other.is_text("a", "cafe"));
  json::RawMembers lists;
  lists.add("c", "[ \"A: left\" , \"B: right\" ]");
  lists.add("e", R"(["caf\u00e9"])");
  lists.add("f", "[]");
  const auto is_list = [&](std::string_view name, std::vector<std::string> texts) {
    return lists.is_list(name, texts);
  };
  CHECK(is_list("c", {"A: left", "B: right"}));
  CHECK_FALSE(is_list("c", {"A: left"}));
  CHECK_FALSE(is_list("c", {"A: left", "B: right", "C: up"}));
  CHECK_FALSE(is_list("c", {"A: left", "B: Right"}));
  CHECK_FALSE(is_list("e", {"caf\u00e9"}));
  CHECK(is_list("f", {}));
  CHECK_FALSE(is_list("g", {}));
  json::RawMembers spaced;
  spaced.add("a", R"("caf\u00e9")");
  CHECK(other == spaced);
  CHECK_FALSE(other == members);
}

TEST_CASE("import: a result file gives the same predictions scanned or built", "[io][egocross]") {
  const std::string text = shared_files::bytes("golden/egocross/e2e/e01/results.json");
  const std::size_t brace = text.find('{');
  const std::string built =
      text.substr(0, brace + 1) + "\"more\":[1]," + text.substr(brace + 1);  // a second list: no table
  REQUIRE(json::RecordTable::read(text, never));
  REQUIRE_FALSE(json::RecordTable::read(built, never));
  const auto import = [](const std::string& bytes) {
    Diagnostics diagnostics;
    const NamedBytes file{"results.json", bytes};
    auto submissions = io::import_predictions(*find_benchmark("egocross"), {&file, 1}, {}, diagnostics);
    REQUIRE(submissions);
    REQUIRE(submissions.value().size() == 1);
    return std::move(submissions.value().front());
  };
  const Submission a = import(text);
  const Submission b = import(built);
  REQUIRE(a.predictions.size() == b.predictions.size());
  CHECK(a.inputs[0].importer == "egocross-results");
  for (std::size_t i = 0; i < a.predictions.size(); ++i) {
    const Prediction& x = a.predictions[i];
    const Prediction& y = b.predictions[i];
    CHECK(x.id == y.id);
    CHECK(x.response == y.response);
    CHECK(x.answer == y.answer);
    CHECK(x.row_gold == y.row_gold);
    CHECK(x.stored_success == y.stored_success);
    CHECK(x.extras == y.extras);
    CHECK(x.line == y.line);
  }
}
