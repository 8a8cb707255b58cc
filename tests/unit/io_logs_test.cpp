// Logs of other harnesses and of our own runs. Source: formats.md sections 3.3 to 3.6, scaling.md 5, streaming-protocol.md 9, 10.
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "core/base/sha256.h"
#include "core/io/any_benchmark.h"
#include "core/io/inspect/inspect_log.h"
#include "core/io/zip_writer.h"
#include "tests/unit/support/import_support.h"
#include "tests/unit/support/test_files.h"

using namespace ego;
using test::import_all;
using test::import_toy;
using test::Imported;

namespace {

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files) {
  io::ZipWriter zip;
  for (const auto& [name, bytes] : files) REQUIRE(zip.add(name, bytes));
  return zip.finish();
}

const io::AnyBenchmark kAny;

constexpr const char* kHeader =
    R"({"version":2,"status":"success","eval":{"task":"toy","model":"openai/gpt-x","packages":{"inspect_ai":"0.3.140"},
    "revision":{"commit":"abc","dirty":true},"dataset":{"name":"toy","location":"x"},"created":"2026-01-01","api_key":"s"},
    "results":{"scores":[{"name":"choice","metrics":{"accuracy":{"name":"accuracy","value":0.5},"bad":{"value":NaN}}}]}})";

std::string sample(const std::string& id, int epoch, const std::string& rest) {
  return "{\"id\":" + id + ",\"epoch\":" + std::to_string(epoch) + "," + rest + "}";
}

const std::string kReplyA =
    R"("output":{"choices":[{"message":{"role":"assistant","content":"ANSWER: A"},"stop_reason":"stop"}],"completion":"x"},
    "scores":{"choice":{"value":"C","answer":"A"},"other":{"value":0.25}})";

}  // namespace

TEST_CASE("inspect-eval: replies, epochs, errors, limits and scores of a finished log", "[io][inspect]") {
  const std::string parts =
      R"("output":{"choices":[{"message":{"content":[{"type":"reasoning","reasoning":"hm"},{"type":"text","text":"B"},{"type":"text","text":"!"}]}}]},"scores":{"choice":{"value":NaN}})";
  const std::string attached =
      R"("output":{"choices":[{"message":{"content":"attachment://h1"}}]},"attachments":{"h1":"long C"})";
  const std::string log =
      zip_of({{"header.json", kHeader},
              {"summaries.json", "[]"},
              {"samples/1_epoch_1.json", sample("1", 1, kReplyA)},
              {"samples/1_epoch_2.json", sample("1", 2, parts)},
              {"samples/toy_002_epoch_1.json", sample("\"toy_002\"", 1, attached)},
              {"samples/3_epoch_1.json", sample("3", 1, R"("error":{"message":"HTTP 503"})")},
              {"samples/4_epoch_1.json",
               sample("4", 1, R"("limit":{"type":"token"},"messages":[{"role":"user","content":"q"}])")},
              {"samples/5_epoch_1.json", sample("5", 1, R"("output":{"completion":"D"})")},
              {"samples/6_epoch_1.json", "{broken"}});
  const Imported imported = import_toy("run.eval", log);
  const Submission& submission = imported.only();
  CHECK(submission.inputs[0].importer == "inspect-eval");
  CHECK(submission.row.value == "openai/gpt-x");
  CHECK(submission.run.harness == "inspect_ai 0.3.140");
  CHECK(submission.run.raw.find("api_key") == nullptr);
  REQUIRE(submission.predictions.size() == 6);
  CHECK(submission.predictions[0].response == "ANSWER: A");
  CHECK(submission.predictions[0].stored_success == true);
  CHECK(*submission.predictions[0].logged_answer->if_string() == "A");
  CHECK(submission.predictions[1].response == "B!");
  CHECK(submission.predictions[1].extras.find("repeat")->as_int() == 1);
  CHECK_FALSE(submission.predictions[1].extras.contains("score"));
  CHECK(submission.predictions[2].response == "long C");
  CHECK(submission.predictions[3].error == "HTTP 503");
  CHECK(submission.predictions[4].finish == "length");
  CHECK(submission.predictions[4].response == "");
  CHECK(submission.predictions[5].response == "D");
  REQUIRE(submission.claimed.size() == 2);
  CHECK(submission.claimed[0].name == "results.choice.accuracy");
  CHECK(imported.diagnostics.count(Code::SyntaxError) == 1);
  CHECK(imported.text().find("run.eval!samples/6_epoch_1.json") != std::string::npos);
  ImportOptions other;
  other.scorer = "other";
  CHECK(import_toy("run.eval", log, other).only().predictions[0].extras.find("score")->as_double() == 0.25);
}

TEST_CASE("inspect-eval: samples as folders, and runs that were not finished", "[io][inspect]") {
  const std::string log =
      zip_of({{"_journal/start.json", R"({"version":2,"eval":{"task":"toy","model":"m"}})"},
              {"_journal/summaries/2.json", R"([{"id":"b"}])"},
              {"_journal/summaries/1.json", R"([{"id":"a"}])"},
              {"samples/a/b_epoch_1/sample.json", sample("\"1\"", 1, R"("output":{"completion":null})")},
              {"samples/a/b_epoch_1/metadata.json", "{}"},
              {"samples/a/b_epoch_1/messages/10.json", R"([{"role":"assistant","content":"attachment://k"}])"},
              {"samples/a/b_epoch_1/messages/9.json",
               R"([{"role":"user","content":"q"},{"role":"assistant","content":"no"}])"},
              {"samples/a/b_epoch_1/attachments/0.json", R"({"k":"the answer is B"})"},
              {"samples/a/b_epoch_1/calls/0.json", "not json at all"}});
  const Imported imported = import_toy("run.eval", log);
  REQUIRE(imported.only().predictions.size() == 1);
  CHECK(imported.only().predictions[0].response == "the answer is B");
  CHECK(imported.text().find("status started") != std::string::npos);
  io::Bundle bundle(io::BundleKind::Inspect, "run.eval", "");
  bundle.set_archive(std::make_shared<const io::ZipArchive>(io::ZipArchive::open(log, "run.eval").value()));
  Diagnostics diagnostics;
  const auto summaries = io::read_inspect_summaries(bundle, diagnostics);
  REQUIRE(summaries.ok());
  REQUIRE(summaries.value().size() == 2);
  CHECK(summaries.value()[0].text_or_empty("id") == "a");
}

TEST_CASE("inspect-eval: opening reads no sample", "[io][inspect]") {
  // The samples are no JSON: whoever read one would fail.
  std::vector<std::pair<std::string, std::string>> files{{"header.json", kHeader}};
  for (int i = 0; i < 1000; ++i) files.emplace_back("samples/" + std::to_string(i) + "_epoch_1.json", "\xFF");
  const std::string log = zip_of(files);
  io::Bundle bundle(io::BundleKind::Inspect, "run.eval", "");
  bundle.set_archive(std::make_shared<const io::ZipArchive>(io::ZipArchive::open(log, "run.eval").value()));
  Diagnostics diagnostics;
  const auto opened = io::open_inspect_log(bundle, diagnostics);
  REQUIRE(opened.ok());
  CHECK(opened.value().samples.size() == 1000);
  CHECK(opened.value().samples[999].id == "999");
  CHECK(opened.value().finished);
  CHECK_FALSE(io::read_inspect_sample(bundle, opened.value().samples[0], diagnostics).ok());
}

TEST_CASE("inspect-json: the same log in one object; a later version is E022", "[io][inspect]") {
  std::string log(kHeader);
  log.insert(log.size() - 1,
             ",\"samples\":[" + sample("1", 1, kReplyA) + "," + sample("2", 1, R"("output":{"choices":[]})") + "]");
  const Imported imported = import_toy("log.json", log);
  CHECK(imported.only().inputs[0].importer == "inspect-json");
  REQUIRE(imported.only().predictions.size() == 1);
  CHECK(imported.only().predictions[0].response == "ANSWER: A");
  CHECK(imported.diagnostics.count(Code::MissingField) == 1);
  std::string later = log;
  later.replace(later.find("\"version\":2"), 11, "\"version\":9");
  CHECK(import_toy("log.json", later).error().code == Code::UnsupportedVersion);
}

TEST_CASE("helm-run: a folder or a ZIP gives replies, options, gold and claims", "[io]") {
  const std::vector<std::pair<std::string, std::string>> run{
      {"run_spec.json",
       R"({"name":"toy:model=m","adapter_spec":{"model":"org/m"},"scenario_spec":{"class_name":"x"}})"},
      {"display_predictions.json",
       R"([{"instance_id":"1","predicted_text":" A","mapped_output":"alpha","thinking_text":"t","train_trial_index":0},
           {"instance_id":"1","predicted_text":"B","train_trial_index":1},
           {"instance_id":"2","predicted_text":"C","perturbation":{"name":"typos"}},{"instance_id":"3"}])"},
      {"instances.json",
       R"([{"id":"1","references":[{"output":{"text":"alpha"},"tags":["correct"]},{"output":{"text":"beta"},"tags":[]}]}])"},
      {"stats.json", R"([{"name":{"name":"exact_match","split":"test"},"mean":0.5},{"name":{"name":"n"}}])"},
      {"scenario_state.json",
       R"({"request_states":[{"instance":{"id":"1"},"result":{"success":true,"completions":[{"text":"S"}]}},
           {"instance":{"id":"2"},"result":{"success":false,"error":"quota","completions":[]}}]})"}};
  std::vector<NamedBytes> folder{{"other/unrelated.json", R"({"1":"A"})"}};
  for (const auto& [name, bytes] : run) folder.push_back({"runs/toy/" + name, bytes});
  const Imported imported = import_all(kAny, folder);
  REQUIRE(imported.submissions().size() == 2);
  const Submission& submission = imported.submissions()[1];
  CHECK(submission.inputs.size() == 5);
  CHECK(submission.inputs[0].importer == "helm-run");
  CHECK(submission.row.value == "org/m");
  REQUIRE(submission.predictions.size() == 2);
  CHECK(submission.predictions[0].response == " A");
  CHECK(*submission.predictions[0].answer->if_string() == "alpha");
  CHECK(*submission.predictions[0].row_gold->if_string() == "alpha");
  CHECK(submission.predictions[0].extras.find("options")->if_array()->size() == 2);
  CHECK(submission.predictions[1].extras.find("repeat")->as_int() == 1);
  REQUIRE(submission.claimed.size() == 1);
  CHECK(submission.claimed[0].name == "stats.exact_match.test");
  CHECK(imported.diagnostics.count(Code::RowsDropped) == 1);
  CHECK(imported.diagnostics.count(Code::MissingField) == 1);

  std::vector<std::pair<std::string, std::string>> without;
  for (const auto& file : run) {
    if (file.first != "display_predictions.json") without.emplace_back("deep/" + file.first, file.second);
  }
  const Imported zipped = import_toy("helm.zip", zip_of(without));
  REQUIRE(zipped.only().predictions.size() == 2);
  CHECK(zipped.only().predictions[0].response == "S");
  CHECK(zipped.only().predictions[1].error == "quota");
}

TEST_CASE("nemo-results: ids of the metadata, else row numbers; the reply in full", "[io]") {
  const Imported imported =
      import_toy("results.jsonl",
                 "{\"problem_idx\":0,\"repeat\":0,\"reward\":1.0,\"model_response\":\"A "
                 "because\",\"extracted_answer\":\"A\",\"expected_answer\":\"A\",\"metadata\":{\"id\":\"toy_001\"}}\n"
                 "{\"problem_idx\":1,\"repeat\":2,\"reward\":0.5,\"model_response\":\"B\",\"metadata\":{}}\n"
                 "{\"problem_idx\":2,\"reward\":0}\n{\"problem_idx\":3}\n");
  const Submission& submission = imported.only();
  CHECK(submission.inputs[0].importer == "nemo-results");
  REQUIRE(submission.predictions.size() == 2);
  CHECK(submission.predictions[0].id == "toy_001");
  CHECK(submission.predictions[0].stored_success == true);
  CHECK(submission.predictions[1].id == "1");
  CHECK(submission.predictions[1].extras.find("score")->as_double() == 0.5);
  CHECK_FALSE(submission.predictions[1].stored_success.has_value());
  CHECK(imported.diagnostics.count(Code::RowNumbersAsIds) == 1);
  CHECK(imported.diagnostics.count(Code::MissingField) == 2);
}

TEST_CASE("egoscope-journal: final answers stand, errors are replaced, a cut last line is W124, other damage E029",
          "[io]") {
  const std::string header =
      R"({"j":0,"kind":"header","schema":"egoscope.run-journal/1","benchmark":"toy","model":"m","token":"secret"})"
      "\n";
  const std::string lines =
      R"({"j":1,"kind":"answer","id":"1","repeat":0,"condition":"full","status":"error","error":{"class":"timeout"}})"
      "\n"
      R"({"j":2,"kind":"answer","id":"1","repeat":0,"condition":"full","status":"answered","response":"A","finish":"stop"})"
      "\n"
      R"({"j":3,"kind":"answer","id":"2","repeat":1,"condition":"full","status":"truncated","response":"so the"})"
      "\n"
      R"({"j":4,"kind":"answer","id":"3","repeat":0,"condition":"full","status":"error","error":{"class":"media","message":"no clip"}})"
      "\n";
  const Imported imported = import_toy("journal-0-of-1.jsonl", header + lines + "{\"j\":5,\"kin");
  const Submission& submission = imported.only();
  CHECK(submission.inputs[0].importer == "egoscope-journal");
  CHECK(submission.row.value == "m");
  REQUIRE(submission.predictions.size() == 3);
  CHECK(submission.predictions[0].response == "A");
  CHECK(submission.predictions[0].error.empty());
  CHECK(submission.predictions[1].finish == "length");
  CHECK(submission.predictions[2].error == "no clip");
  CHECK(imported.diagnostics.count(Code::IncompleteLastLine) == 1);
  CHECK(imported.diagnostics.count(Code::MixedVersions) == 0);
  const Imported mixed = import_toy(
      "journal-0-of-1.jsonl",
      header + R"({"j":1,"kind":"answer","id":"1","status":"answered","response":"A","engine":"vllm 0.11"})" + "\n" +
          R"({"j":2,"kind":"answer","id":"2","status":"answered","response":"B","engine":"vllm 0.12"})" + "\n");
  CHECK(mixed.diagnostics.count(Code::MixedVersions) == 1);
  const Imported damaged = import_toy("journal-0-of-1.jsonl", header + "{\"j\":\n" + lines);
  CHECK(damaged.diagnostics.count(Code::DamagedJournal) == 1);
  CHECK(damaged.only().predictions.size() == 3);
  std::string other = header;
  other.replace(other.find("toy"), 3, "egocross");
  CHECK(import_toy("journal.jsonl", other + lines).error().code == Code::WrongBenchmark);
}

TEST_CASE("egoscope-record: the golden records are read, one prediction a key", "[io][shared]") {
  const std::string records = test::shared_file("golden/teleego/e2e/own-records-a/P1/records.jsonl");
  const Imported imported = import_all(kAny, {{"P1/records.jsonl", records}, {"P1/again.jsonl", records + records}});
  REQUIRE(imported.submissions().size() == 2);
  const Submission& submission = imported.submissions()[0];
  CHECK(submission.inputs[0].importer == "egoscope-record");
  CHECK(submission.benchmark == "teleego");
  CHECK(submission.predictions[0].id == "P1/13");
  CHECK(submission.predictions[0].response == "\uff08D\uff09");
  CHECK(imported.submissions()[1].predictions.size() == submission.predictions.size());
}

TEST_CASE("eee: aggregate with instances, checksum tested; each sample once; recalls told by their suffix", "[io]") {
  const auto instance = [](const std::string& id, const std::string& name, const std::string& reply) {
    return R"({"schema_version":"0.3.0","evaluation_id":"toy/m/1","model_id":"org/m","evaluation_name":")" + name +
           R"(","sample_id":")" + id +
           R"(","interaction_type":"single_turn","input":{"raw":"q","reference":["A"]},"output":{"raw":[")" + reply +
           R"("]},"answer_attribution":[{"turn_idx":0,"source":"output.raw","extracted_value":"A","is_terminal":true}],"evaluation":{"score":1,"is_correct":true}})" +
           "\n";
  };
  const std::string samples = instance("1", "a", "A!") + instance("1", "b", "A!") + instance("2#r3", "a", "B");
  const auto aggregate = [](const std::string& checksum) {
    return R"({"schema_version":"0.3.0","evaluation_id":"toy/m/1","model_info":{"id":"org/m","name":"M","developer":"org","additional_details":{"model_availability":"open_weights"}},"evaluation_results":[{"evaluation_name":"toy.overall@p","score_details":{"score":0.5}}],"detailed_evaluation_results":{"format":"jsonl","hash_algorithm":"sha256","checksum":")" +
           checksum + R"("}})";
  };
  const Imported imported =
      import_all(kAny, {{"u.json", aggregate(sha256_hex(samples))}, {"u_samples.jsonl", samples}});
  const Submission& submission = imported.only();
  CHECK(submission.inputs.size() == 2);
  CHECK(submission.inputs[0].importer == "eee");
  CHECK(submission.model.name == "M");
  CHECK(submission.model.weights == "open");
  REQUIRE(submission.predictions.size() == 2);
  CHECK(submission.predictions[0].response == "A!");
  CHECK(*submission.predictions[0].logged_answer->if_string() == "A");
  CHECK(submission.predictions[1].id == "2");
  CHECK(submission.predictions[1].extras.find("round")->as_int() == 3);
  CHECK(submission.claimed[0].name == "toy.overall@p");
  CHECK(imported.diagnostics.errors() == 0);
  const Imported wrong = import_all(kAny, {{"u.json", aggregate(std::string(64, '0'))}, {"u_samples.jsonl", samples}});
  CHECK(wrong.diagnostics.count(Code::ChecksumDiffers) == 1);
  CHECK(import_toy("u.json", aggregate("")).only().predictions.empty());
  CHECK(import_toy("u_samples.jsonl", samples).only().predictions.size() == 2);
  std::string later = aggregate("");
  later.replace(later.find("0.3.0"), 5, "1.0.0");
  CHECK(import_toy("u.json", later).error().code == Code::UnsupportedVersion);
}
