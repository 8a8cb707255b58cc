#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "core/benchmarks/demo/demo.h"
#include "core/io/import.h"
#include "core/io/registry_json.h"
#include "core/score/evaluate.h"
#include "shell/native/posix_file_source.h"

namespace {

using namespace ego;  // NOLINT(google-build-using-namespace)

NamedBytes demo_file(const std::string& path) {
  native::PosixFileSource source;
  Result<ByteBuffer> bytes = source.read_all("assets/demo/" + path);
  return {path, bytes.ok() ? std::move(bytes).value() : std::string{}};
}

QuestionSet demo_set() {
  const NamedBytes registry = demo_file("registry.json");
  Diagnostics diagnostics;
  Result<QuestionSet> set = demo_benchmark().read_annotations({&registry, 1}, diagnostics);
  REQUIRE(set.ok());
  return std::move(set).value();
}

Counts counts_of(const QuestionSet& set, const std::string& name, std::string_view profile_id) {
  const NamedBytes file = demo_file("submissions/" + name + ".jsonl");
  Diagnostics diagnostics;
  Result<std::vector<Submission>> imported = io::import_predictions(demo_benchmark(), {&file, 1}, {}, diagnostics);
  REQUIRE(imported.ok());
  const Profile* profile = find_profile(demo_benchmark(), profile_id);
  REQUIRE(profile != nullptr);
  return evaluate(demo_benchmark(), set, std::move(imported.value()[0]), {&profile, 1}, diagnostics)
      .runs[0]
      .scores[0]
      .counts;
}

Verdict judge(std::string_view profile_id, const std::string& reply) {
  Question question;
  question.options = {"w", "x", "y", "z"};
  question.gold = "B";
  Prediction prediction;
  prediction.response = reply;
  return demo_benchmark().judge(*find_profile(demo_benchmark(), profile_id), question, prediction);
}

}  // namespace

// Expected counts: assets/demo/README.md, "Baselines", made by a second reader that is not egoscope's.
TEST_CASE("demo: the careful reader finds what the second reader found", "[demo]") {
  struct Row {
    const char* name;
    std::uint64_t right, wrong, invalid;
  };
  const QuestionSet set = demo_set();
  CHECK(set.questions.size() == 200);
  CHECK(set.cluster_count == 48);
  for (const Row& row :
       {Row{"chance", 54, 146, 0}, Row{"majority-letter", 50, 150, 0}, Row{"longest-option", 46, 154, 0},
        Row{"question-only", 77, 123, 0}, Row{"video-2frames", 80, 55, 65}, Row{"video-8frames", 119, 42, 39},
        Row{"video-8frames-prior", 135, 65, 0}}) {
    const Counts counts = counts_of(set, row.name, "demo-strict");
    INFO(row.name);
    CHECK(counts.right == row.right);
    CHECK(counts.wrong == row.wrong);
    CHECK(counts.invalid() == row.invalid);
    CHECK(counts.missing == 0);
  }
}

TEST_CASE("demo: without prose the second reader's JSON figures hold", "[demo]") {
  const QuestionSet set = demo_set();
  CHECK(counts_of(set, "question-only", "demo-json-only").right == 59);        // 29.5 %
  CHECK(counts_of(set, "video-2frames", "demo-json-only").right == 62);        // 31.0 %
  CHECK(counts_of(set, "video-8frames", "demo-json-only").right == 90);        // 45.0 %
  CHECK(counts_of(set, "video-8frames-prior", "demo-json-only").right == 99);  // 49.5 %
}

TEST_CASE("demo: the careless reader takes the first capital, the careful one does not", "[demo]") {
  CHECK(judge("demo-first-letter", "A good guess: the answer is B.").answer == "A");
  CHECK(judge("demo-strict", "A good guess: the answer is B.").answer == "B");
  CHECK(judge("demo-first-letter", R"({"prediction": "B"})").answer == "B");
  CHECK(judge("demo-first-letter", "E or Z").outcome == Outcome::Invalid);
  CHECK(judge("demo-strict", "```json\n{\"prediction\": \" b\"}\n```").rule == "json");
  CHECK(judge("demo-json-only", "The answer is B.").reason == InvalidReason::Unparsed);
  CHECK(judge("demo-strict", " \n").reason == InvalidReason::Empty);
}

TEST_CASE("demo: a registry of another benchmark is refused", "[demo]") {
  const NamedBytes other{"r.json", R"({"format":"egoscope.registry","version":"1.0","id":"x","items":[]})"};
  Diagnostics diagnostics;
  const Result<QuestionSet> set = demo_benchmark().read_annotations({&other, 1}, diagnostics);
  REQUIRE_FALSE(set.ok());
  CHECK(set.error().code == Code::WrongBenchmark);
}
