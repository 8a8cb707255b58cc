// Harness logs, and files that belong together. Source: formats.md sections 1 (secrets), 3.1 and 3.2.
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "core/benchmarks/registry.h"
#include "core/io/redact.h"
#include "tests/unit/support/import_support.h"

using namespace ego;
using test::import_all;
using test::import_toy;
using test::Imported;

namespace {

const Benchmark& video_mmmu() { return *find_benchmark("video-mmmu"); }

}  // namespace

// ---- harness logs

namespace {

std::string sample(std::string_view id, std::string_view rest) {
  return std::string("{\"doc_id\":0,\"target\":\"A\",") + std::string(rest) + ",\"mmmu_acc\":{\"id\":\"" +
         std::string(id) + "\",\"answer\":\"A\",\"parsed_pred\":\"No Answere Found\"},\"score\":NaN}\n";
}

}  // namespace

TEST_CASE("lmms-eval: forms A, B and C give the raw text, the id of the metric and the track of the file", "[io]") {
  const std::string log =
      sample("dev_Art_1", "\"doc\":{\"id\":\"dev_Art_1\"},\"resps\":[[\"raw A\"]],\"filtered_resps\":[\"raw A\"]") +
      sample("dev_Art_2", "\"filtered_resps\":[\"raw B\"]") +
      sample("dev_Art_3", "\"resps\":\"<think>x</think>raw C\",\"filtered_resps\":\"raw C\"");
  const Imported imported =
      import_all(video_mmmu(), {{"Qwen__Qwen2.5-VL-7B/20260701_090000_samples_video_mmmu_perception.jsonl", log}});
  const Submission& submission = imported.only();
  CHECK(submission.inputs[0].importer == "lmms-eval-samples");
  CHECK(submission.row.value == "Qwen/Qwen2.5-VL-7B");
  REQUIRE(submission.predictions.size() == 3);
  CHECK(submission.predictions[0].id == "dev_Art_1");
  CHECK(submission.predictions[0].track == "perception");
  CHECK(submission.predictions[0].response == "raw A");
  CHECK_FALSE(submission.predictions[0].filtered_response.has_value());
  CHECK(submission.predictions[1].response == "raw B");
  CHECK(submission.predictions[2].response == "<think>x</think>raw C");
  CHECK(submission.predictions[2].filtered_response == "raw C");
  CHECK(*submission.predictions[2].logged_answer->if_string() == "No Answere Found");
  CHECK(imported.diagnostics.count(Code::NoAnswerSentinel) == 1);
  ImportOptions filtered;
  filtered.use_filtered = true;
  const Imported flipped =
      import_all(video_mmmu(), {{"20260701_090000_samples_video_mmmu_perception.jsonl", log}}, filtered);
  CHECK(flipped.only().predictions[2].response == "raw C");
}

TEST_CASE("lmms-eval: files of one run become one row, question-only ones a row of their own", "[io]") {
  const std::string row = sample("dev_Art_1", "\"filtered_resps\":[\"A\"]");
  const std::string results =
      R"({"results":{"video_mmmu_perception":{"alias":"x","mmmu_acc,none":0.5}},"configs":{},"n-samples":{},"model_name":"org/m"})";
  const Imported imported =
      import_all(video_mmmu(), {{"20260701_090000_samples_video_mmmu_perception.jsonl", row},
                                {"20260701_090000_samples_video_mmmu_adaptation.jsonl", row},
                                {"20260701_090000_samples_video_mmmu_adaptation_question_only.jsonl", row},
                                {"20260701_090000_results.json", results},
                                {"20260702_090000_samples_video_mmmu_perception.jsonl", row}});
  REQUIRE(imported.submissions().size() == 3);
  CHECK(imported.submissions()[0].inputs.size() == 4);
  CHECK(imported.submissions()[0].predictions.size() == 2);
  CHECK(imported.submissions()[0].predictions[1].input == 1);
  CHECK(imported.submissions()[0].row.value == "org/m");
  REQUIRE(imported.submissions()[0].claimed.size() == 1);
  CHECK(imported.submissions()[0].claimed[0].name == "results.video_mmmu_perception.mmmu_acc,none");
  CHECK(imported.submissions()[1].run.mode == "question-only");
  CHECK(imported.submissions()[2].predictions.size() == 1);
}

TEST_CASE("lmms-eval: what tells nothing is said", "[io]") {
  const std::string unnamed =
      "{\"doc_id\":3,\"filtered_resps\":[\"A\"],\"target\":\"A\"}\n{\"doc_id\":4,\"filtered_resps\":[]}\n";
  const Imported numbers = import_toy("20260701_090000_samples_toy.jsonl", unnamed);
  CHECK(numbers.only().predictions[0].id == "3");
  CHECK(numbers.diagnostics.count(Code::RowNumbersAsIds) == 1);
  CHECK(numbers.diagnostics.count(Code::MissingField) == 1);
  const Imported no_track =
      import_all(video_mmmu(), {{"log.jsonl", sample("dev_Art_1", "\"filtered_resps\":[\"A\"]")}});
  CHECK(no_track.diagnostics.count(Code::MissingField) == 1);
  const std::string instructed = sample("dev_Art_1",
                                        "\"input\":\"You should watch and learn the video content. Then apply what you "
                                        "learned to answer\",\"filtered_resps\":[\"A\"]");
  CHECK(import_all(video_mmmu(), {{"log.jsonl", instructed + instructed}}).only().predictions[0].track == "adaptation");
  const std::string bare = sample("dev_Art_1", "\"input\":\"What is this?\",\"filtered_resps\":[\"A\"]");
  CHECK(import_all(video_mmmu(), {{"20260701_090000_samples_video_mmmu_adaptation.jsonl", bare}})
            .diagnostics.count(Code::LooksLikeAblation) == 1);
}

TEST_CASE("lmms-eval: a results file alone has claimed scores and says that it has no items", "[io]") {
  const Imported imported = import_toy(
      "r.json",
      R"({"results":{"t":{"acc,none":NaN,"acc_stderr,none":0.1}},"configs":{},"n-samples":{"t":{"original":9,"effective":7}},"lmms_eval_version":"0.7.2"})");
  REQUIRE(imported.only().claimed.size() == 1);
  CHECK(imported.only().claimed[0].n == 7);
  CHECK(imported.only().claimed[0].standard_error == 0.1);
  CHECK(imported.only().claimed[0].error_convention == "reported");
  CHECK(imported.only().predictions.empty());
  CHECK(imported.only().run.harness == "lmms-eval 0.7.2");
  CHECK(imported.diagnostics.count(Code::Recognised) == 1);
}

TEST_CASE("vlmevalkit: TSV, records, split and columns give the same rows", "[io]") {
  const std::string tsv =
      "index\tid\tcategory\tquestion\tprediction\tanswer\n0\tq1\tPerception\t\"a \"\"b\"\"\"\t\"The answer\nis "
      "B\"\tB\n1\tq2\tAdaptation\tx\tFailed to obtain answer via API.\tC\n";
  const std::string records =
      R"([{"index":0,"id":"q1","category":"Perception","question":"x","prediction":"The answer\nis B","answer":"B"},
    {"index":1,"id":"q2","category":"Adaptation","question":"x","prediction":"Failed to obtain answer via API.","answer":"C"}])";
  const std::string split = R"({"columns":["index","id","category","question","prediction","answer"],
    "data":[[0,"q1","Perception","x","The answer\nis B","B"],[1,"q2","Adaptation","x","Failed to obtain answer via API.","C"]]})";
  const std::string columns =
      R"({"index":[0,1],"id":["q1","q2"],"category":["Perception","Adaptation"],"question":["x","x"],
    "prediction":["The answer\nis B","Failed to obtain answer via API."],"answer":["B","C"]})";
  for (const std::string& text : {tsv, records, split, columns}) {
    INFO(text);
    const Imported imported = import_toy("M_toy.tsv", text);
    CHECK(imported.only().inputs[0].importer == "vlmevalkit");
    REQUIRE(imported.only().predictions.size() == 2);
    CHECK(imported.only().predictions[0].id == "q1");
    CHECK(imported.only().predictions[0].track == "perception");
    CHECK(imported.only().predictions[0].response == "The answer\nis B");
    CHECK(*imported.only().predictions[0].row_gold->if_string() == "B");
    CHECK(imported.only().predictions[1].error == "Failed to obtain answer");
  }
  CHECK(import_toy("x.json", R"({"index":[0,1],"question":["a","b"],"prediction":["A"]})").error().code ==
        Code::WrongShape);
  CHECK(import_toy("x.csv", "index,question,prediction\n7,q,A\n").diagnostics.count(Code::RowNumbersAsIds) == 1);
}

// ---- joining, naming, secrets

TEST_CASE("import: judge replies join their replies by id, whichever file comes first", "[io]") {
  const test::ToyBenchmark benchmark;
  const NamedBytes replies{"replies.jsonl", "{\"id\":1,\"response\":\"a cup\"}\n{\"id\":2,\"response\":\"a plate\"}\n"};
  const NamedBytes judge{"judge.jsonl",
                         "{\"id\":2,\"judge_response\":\"{\\\"mark\\\": 5}\"}\n{\"id\":9,\"judge_response\":\"x\"}\n"};
  for (const bool judge_first : {false, true}) {
    const Imported imported =
        import_all(benchmark, judge_first ? std::vector{judge, replies} : std::vector{replies, judge});
    CHECK(imported.only().row.value == "replies");
    CHECK(imported.only().predictions[1].judge_response == "{\"mark\": 5}");
    CHECK_FALSE(imported.only().predictions[0].judge_response.has_value());
    CHECK(imported.only().inputs.size() == 2);
    CHECK(imported.text() == "error E014 judge.jsonl:2 row=2 id=9: a judge's reply without the reply it judges\n");
  }
}

TEST_CASE("import: rows of one name get their folders, or numbers where folders do not tell them apart", "[io]") {
  const test::ToyBenchmark benchmark;
  const Imported imported = import_all(
      benchmark, {{"a/run.json", "{\"1\":\"A\"}"}, {"b/run.json", "{\"1\":\"B\"}"}, {"c/run.json", "{\"1\":\"B\"}"}});
  REQUIRE(imported.submissions().size() == 3);
  CHECK(imported.submissions()[0].row.value == "a/run");
  CHECK(imported.submissions()[1].row.value == "b/run");
  CHECK(imported.submissions()[2].row.value == "c/run");
  const Imported bare = import_all(benchmark, {{"run.json", "{\"1\":\"A\"}"}, {"run.json", "{\"1\":\"B\"}"}});
  REQUIRE(bare.submissions().size() == 2);
  CHECK(bare.submissions()[0].row.value == "run");
  CHECK(bare.submissions()[1].row.value == "run#2");
  ImportOptions options;
  options.row_name = "given";
  CHECK(import_toy("x.json", "{\"1\":\"A\"}", options).only().row.value == "given");
}

TEST_CASE("import: secrets are redacted with W115 and never kept", "[io]") {
  const Imported imported = import_toy(
      "s.json", R"({"format":"egoscope.submission","version":"1.0","benchmark":{"id":"toy"},"model":{"id":"m"},
    "run":{"notes":"x","engine":{"name":"e","API_Key":"sk-123","client_secret":"sk-456"}},
    "predictions":[{"id":1,"answer":"A","x":{"deep":[{"authorization":"sk-789"}]}}]})");
  CHECK(imported.diagnostics.count(Code::SecretRedacted) == 3);
  CHECK(json::Value(imported.only().predictions[0].extras.values())
            .find("x")
            ->find("deep")
            ->if_array()
            ->at(0)
            .text_or_empty("authorization") == "[redacted]");
  CHECK(imported.only().run.raw.find("engine")->text_or_empty("API_Key") == "[redacted]");
  CHECK(imported.text().find("sk-") == std::string::npos);
  CHECK_FALSE(io::is_secret_name("token_counts"));
  CHECK(io::is_secret_name("Token"));
}

TEST_CASE("detect_format: names the importer", "[io]") {
  const test::ToyBenchmark benchmark;
  CHECK(io::detect_format(benchmark, {"a", "{\"1\":\"A\"}"}, {}).value() == "plain-json");
  CHECK(io::detect_format(benchmark, {"a", "id,answer\n1,A\n"}, {}).value() == "plain-csv");
  CHECK(io::detect_format(*find_benchmark("egocross"),
                          {"a", R"([{"id":1,"question_id":"support_001","dataset":"EgoPet","answer":"A"}])"}, {})
            .value() == "egocross-submission");
}
