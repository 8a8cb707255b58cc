// The YAML reader, and Hugging Face result files through it. Source: formats.md sections 3.6 and 5.2; YAML 1.2.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "core/io/yaml/yaml_reader.h"
#include "core/json/writer.h"
#include "tests/unit/support/import_support.h"

using namespace ego;

namespace {

std::string json_of(const std::string& yaml) {
  const auto value = io::parse_yaml(yaml, "t.yaml");
  return value.ok() ? json::write(value.value(), json::Layout::Compact) : format_line(value.error());
}

Error error_of(const std::string& yaml) {
  const auto value = io::parse_yaml(yaml, "t.yaml");
  REQUIRE_FALSE(value.ok());
  return value.error();
}

}  // namespace

TEST_CASE("yaml: lists, maps and what stands in them", "[yaml]") {
  CHECK(json_of("- a: 1\n  b: [x, 'y', \"z\\n\"]\n-  c:\n    - d\n    - e: f\n") ==
        R"([{"a":1,"b":["x","y","z\n"]},{"c":["d",{"e":"f"}]}])");
  CHECK(json_of("a:\n- 1\n- 2\nb: {c: d, 'e': [1, {f: g}]}\n") == R"({"a":[1,2],"b":{"c":"d","e":[1,{"f":"g"}]}})");
  CHECK(json_of("# head\n---\na: ~\nb: true # no\nc: '#yes'\nd: a#b\n...\nrest: 1\n") ==
        R"({"a":null,"b":true,"c":"#yes","d":"a#b"})");
  CHECK(json_of("- - 1\n  - 2\n- - 3\n") == "[[1,2],[3]]");
  CHECK(json_of("a: |\n  one\n   two\n\n  three\nb: >-\n  x\n  y\n\n  z\nc: 1\n") ==
        R"({"a":"one\n two\n\nthree\n","b":"x y\nz","c":1})");
  CHECK(json_of("a: plain that\n  goes on\nb: [1,\n  2]\n") == R"({"a":"plain that goes on","b":[1,2]})");
  CHECK(json_of("url: https://a.b/c:d\ndate: 2026-09-01\nv: 48.07\ne: -1e3\nid: 007\n") ==
        R"({"date":"2026-09-01","e":-1e3,"id":007,"url":"https://a.b/c:d","v":48.07})");
  CHECK(json_of("a:\nb: ''\n") == R"({"a":null,"b":""})");
}

TEST_CASE("yaml: what is not read is said with its line", "[yaml]") {
  CHECK(error_of("a: 1\nb: &x 2\n").line == 2);
  CHECK(error_of("a: *x\n").code == Code::SyntaxError);
  CHECK(error_of("a: !tag 2\n").code == Code::SyntaxError);
  CHECK(error_of("a: [1, 2\n").code == Code::SyntaxError);
  CHECK(error_of("a: \"x\n").code == Code::SyntaxError);
  CHECK(error_of("a:\n\tb: 1\n").line == 2);
  CHECK(error_of("a: 1\n  b\n c: 2\n").line == 3);
  CHECK(error_of("").code == Code::EmptyFile);
  CHECK(error_of("a: 1\n: 2\n").line == 2);  // found by fuzzing: a key without a name
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  CHECK(error_of(deep).code == Code::LimitExceeded);
  CHECK(error_of("a: " + std::string(100, '[') + std::string(100, ']') + "\n").code == Code::SyntaxError);
}

TEST_CASE("hf-eval-results: both layouts and the model card are claimed scores without items", "[io]") {
  const std::string ours =
      "- dataset:\n    id: myuniverse/EgoCross\n    task_id: closeqa\n    revision: abc\n  value: 48.07\n  date: "
      "\"2026-09-01\"\n"
      "  source:\n    url: https://example.org/board\n  notes: \"percent; a, b\"\n- dataset: {id: x/y, config: c, "
      "split: test}\n  value: 0.5\n";
  const test::Imported imported = test::import_toy("egocross.yaml", ours);
  const Submission& submission = imported.only();
  CHECK(submission.inputs[0].importer == "hf-eval-results");
  CHECK(submission.predictions.empty());
  REQUIRE(submission.claimed.size() == 2);
  CHECK(submission.claimed[0].name == "myuniverse/EgoCross/closeqa");
  CHECK(submission.claimed[0].value.as_double() == 48.07);
  CHECK(submission.claimed[1].name == "x/y/c/test");
  CHECK(imported.diagnostics.count(Code::UnitUnclear) == 1);
  const std::string card =
      "---\nlanguage: [en]\nmodel-index:\n- name: my-model\n  results:\n  - task: {type: video-qa}\n    dataset:\n     "
      " type: "
      "x/y\n      name: Y\n    metrics:\n    - type: accuracy\n      value: 61.3\n      verified: false\n---\n\n# "
      "Title\n\ntext, text\n";
  const test::Imported from_card = test::import_toy("README.md", card);
  CHECK(from_card.only().model.id == "my-model");
  CHECK(from_card.only().claimed[0].name == "x/y/accuracy");
  CHECK(test::import_toy("bad.yaml", "- dataset:\n    id: a\n  value: many\n").error().code == Code::EmptyFile);
}
