// Benchmark forms read without their benchmark. Source: formats.md section 3.7; real files and golden cases of the shared folder.
#include <cstring>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "core/io/any_benchmark.h"
#include "core/io/forms/npy.h"
#include "core/io/zip_writer.h"
#include "core/json/parse.h"
#include "tests/unit/support/import_support.h"
#include "tests/unit/support/test_files.h"

using namespace ego;
using test::import_all;
using test::import_toy;
using test::Imported;
using test::shared_file;

namespace {

const io::AnyBenchmark kAny;

/// The text of a file in a golden case of the Exo2Ego suite.
std::string golden_text(const std::string& path, const std::string& role) {
  Diagnostics diagnostics;
  const auto golden = json::parse(shared_file("golden/exo2ego/" + path), path, json::Dialect::Strict, diagnostics);
  REQUIRE(golden.ok());
  const json::Value* file = golden.value().find("input")->find("files")->find(role);
  REQUIRE(file != nullptr);
  REQUIRE(file->find("text") != nullptr);
  return *file->find("text")->if_string();
}

/// A matrix as numpy.save writes it.
std::string npy_of(std::size_t rows, std::size_t columns, const std::vector<float>& values,
                   const std::string& type = "<f4", const std::string& order = "False") {
  std::string header = "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': (" + std::to_string(rows) +
                       ", " + std::to_string(columns) + "), }";
  header.append(117 - header.size() % 64, ' ');
  header += '\n';
  std::string out = "\x93NUMPY";
  out += '\x01';
  out += '\0';
  out += static_cast<char>(header.size() & 0xFFU);
  out += static_cast<char>(header.size() >> 8U);
  out += header;
  for (const float value : values) {
    char bytes[4];
    std::memcpy(bytes, &value, 4);
    out.append(bytes, 4);
  }
  return out;
}

}  // namespace

TEST_CASE("ovo-bench: the files of a folder are one run; lists and nulls are said", "[io][shared]") {
  std::vector<NamedBytes> files;
  for (const char* name :
       {"QWen2VL_7B_ASI_HLD_offline.json", "QWen2VL_7B_EPM_offline.json", "QWen2VL_7B_OCR_ACR_ATR_offline.json",
        "QWen2VL_7B_REC_offline.json", "QWen2VL_7B_SSR_CRR_offline.json", "QWen2VL_7B_STU_FPD_OJR_offline.json"}) {
    files.push_back(
        {std::string("QWen2VL_7B/") + name, shared_file(std::string("data/ovo-bench/results/QWen2VL_7B/") + name)});
  }
  const Imported imported = import_all(kAny, files);
  const Submission& submission = imported.only();
  CHECK(submission.row.value == "QWen2VL_7B");
  CHECK(submission.inputs.size() == 6);
  CHECK(submission.inputs[0].importer == "ovo-bench");
  // ovo-bench.md section 1: 1,468 choice queries and 1,567 forward queries.
  CHECK(submission.predictions.size() == 3035);
  CHECK(imported.diagnostics.count(Code::OtherLogLayout) == 6);
  CHECK(submission.predictions[0].id == "297");
  const Imported alone = import_all(
      kAny, {{"LongVU_SSR_offline_1.json", shared_file("data/ovo-bench/results/LongVU/LongVU_SSR_offline_1.json")}});
  CHECK(alone.only().row.value == "LongVU");
  CHECK(alone.only().predictions[0].id == "1516/0");
  CHECK(alone.only().predictions[0].track == "SSR");
  CHECK(import_toy("x.json", R"({"backward":[],"realtime":[],"forward":[]})").error().code == Code::WrongBenchmark);
}

TEST_CASE("teleego-predictions: a run folder is one participant; the memory file is held against the log",
          "[io][shared]") {
  const std::string root = "golden/teleego/e2e/late-answers-a/";
  std::vector<NamedBytes> files;
  for (const char* participant : {"P1", "P2"}) {
    for (const char* name : {"eval_predictions.json", "mpt_results.json"}) {
      files.push_back({std::string("run/") + participant + "/" + name, shared_file(root + participant + "/" + name)});
    }
  }
  files.push_back({"run/P1/config.json", R"({"model":"gpt-x","api_key":"sk-1"})"});
  const Imported imported = import_all(kAny, files);
  const Submission& submission = imported.submissions()[0];
  CHECK(submission.inputs[0].importer == "teleego-predictions");
  CHECK(submission.benchmark == "teleego");
  CHECK(submission.predictions[0].id.starts_with("P1/"));
  CHECK(imported.diagnostics.count(Code::ProtocolViolation) == 0);
  CHECK(imported.diagnostics.count(Code::SecretRedacted) == 1);
  CHECK(submission.model.id == "gpt-x");
  // Recalls follow the questions, by their rounds.
  std::int64_t round = 0;
  for (const Prediction& prediction : submission.predictions) {
    const auto stated = prediction.extras.find("round");
    const std::int64_t here = stated ? stated->as_int().value_or(0) : 0;
    CHECK(here >= round);
    round = here;
  }
  CHECK(round > 0);
}

TEST_CASE("teleego-predictions: an edited log contradicts its memory file (E021)", "[io][shared]") {
  const std::string root = "golden/teleego/e2e/edited-log-a/P1/";
  const Imported imported = import_all(kAny, {{"P1/eval_predictions.json", shared_file(root + "eval_predictions.json")},
                                              {"P1/mpt_results.json", shared_file(root + "mpt_results.json")}});
  CHECK(imported.diagnostics.count(Code::ProtocolViolation) > 0);
}

TEST_CASE("teleego-predictions: the October form, a cut run, and no guessing of participants", "[io][shared]") {
  const std::string october = shared_file("golden/teleego/e2e/october-form-a/P1/eval_predictions.json");
  CHECK(import_all(kAny, {{"eval_predictions_P4.json", october}}).only().predictions[0].id == "P4/13");
  const Imported nobody = import_all(kAny, {{"eval_predictions.json", october}});
  CHECK(nobody.error().code == Code::MissingField);
  CHECK(nobody.error().suggestion.find("--participant") != std::string::npos);
  ImportOptions options;
  options.participant = "P2";
  CHECK(import_all(kAny, {{"eval_predictions.json", october}}, options).only().predictions[0].id == "P2/13");
  const std::string record =
      R"({"phase":"initial","index":7,"QA_type":"binary","questionstamp":5.0,"pred_text":"yes","correct":true})";
  const std::string recall =
      R"({"phase":"recall","round":1,"index":7,"QA_type":"binary","questionstamp":65.0,"pred_text":"no","correct":false})";
  const Imported cut = import_all(
      kAny, {{"p3/realtime_results/q7_recall_r1.json", recall}, {"p3/realtime_results/q7_initial.json", record}});
  REQUIRE(cut.only().predictions.size() == 2);
  CHECK(cut.only().predictions[0].response == "yes");
  CHECK(cut.text().find("partial run") != std::string::npos);
  const Imported orphan = import_all(kAny, {{"p3/log.json", "[" + recall + "]"}});
  CHECK(orphan.diagnostics.count(Code::ProtocolViolation) == 1);
}

TEST_CASE("teleego-submission: ids that map to nothing are refused with the way out", "[io]") {
  const Imported imported = import_all(
      kAny, {{"results.json",
              R"({"submission_info":{"model_name":"m"},"predictions":[{"question_id":"Q001","answer":"A"}]})"}});
  CHECK(imported.error().code == Code::MissingField);
  CHECK(imported.error().suggestion.find("P1/17") != std::string::npos);
}

TEST_CASE("egoschema: the public answers in the server's form and as csv", "[io][shared]") {
  const std::string answers = shared_file("data/exo2ego/egoschema/subset_answers.json");
  const Imported imported = import_all(kAny, {{"subset_answers.json", answers}});
  CHECK(imported.only().inputs[0].importer == "egoschema");
  CHECK(imported.only().predictions.size() == 500);
  CHECK(imported.only().predictions[0].answer->as_int() == 3);
  const Imported csv = import_all(kAny, {{"s.csv", "q_uid,answer\n0074f737-11cb-497d-8d07-77c3a8127391,3\n"}});
  CHECK(csv.only().inputs[0].importer == "egoschema");
  CHECK(*csv.only().predictions[0].answer->if_string() == "3");
  CHECK(import_all(kAny, {{"s.csv", "q_uid,answer\n17,3\n"}}).only().inputs[0].importer == "plain-csv");
}

TEST_CASE("egoplan: the published example is 1,584 rows of N/A", "[io][shared]") {
  const Imported imported =
      import_all(kAny, {{"s.json", shared_file("data/exo2ego/egoplan/example_submission_validation.json")}});
  CHECK(imported.only().inputs[0].importer == "egoplan");
  CHECK(imported.only().predictions.size() == 1584);
  CHECK(imported.diagnostics.count(Code::NoAnswerSentinel) == 1);
}

TEST_CASE("charades-text: 157 numbers a line, infinities kept, blank lines skipped", "[io][shared]") {
  const std::string real = golden_text("charades-ego/charades-ego-official.classes-157.json", "predictions");
  const Imported imported = import_all(kAny, {{"scores.txt", real}});
  CHECK(imported.only().inputs[0].importer == "charades-text");
  CHECK(imported.diagnostics.errors() == 0);
  CHECK(imported.only().predictions[0].extras.find("option_scores")->if_array()->size() == 157);
  std::string line = "A03E8EGO";
  for (int i = 0; i < 156; ++i) line += " 0.5";
  const Imported odd = import_all(kAny, {{"scores.txt", line + " -inf\n\n" + line + "\n" + line + " nan\n"}});
  REQUIRE(odd.only().predictions.size() == 1);
  CHECK(*odd.only().predictions[0].extras.find("option_scores")->if_array()->back().if_string() == "-inf");
  CHECK(odd.diagnostics.count(Code::WrongShape) == 1);
  CHECK(odd.diagnostics.count(Code::NotFinite) == 1);
}

TEST_CASE("mir-matrix: matrix and id lists, from a ZIP or a folder; shape E019, NaN E020", "[io]") {
  const std::string matrix = npy_of(2, 3, {0.5F, 1, -2, 3, 0.1F, 7});
  io::ZipWriter zip;
  REQUIRE(zip.add("sim_mat.npy", matrix));
  REQUIRE(zip.add("vis_ids.txt", "v1\r\nv2\n"));
  REQUIRE(zip.add("txt_ids.txt", "a\nb\nb"));
  const Imported imported = import_all(kAny, {{"mir.zip", zip.finish()}});
  const Submission& submission = imported.only();
  CHECK(submission.inputs[0].importer == "mir-matrix");
  REQUIRE(submission.matrix != nullptr);
  CHECK(submission.matrix->videos == std::vector<std::string>{"v1", "v2"});
  CHECK(submission.matrix->captions == std::vector<std::string>{"a", "b", "b"});
  CHECK(submission.matrix->at(1, 1) == static_cast<double>(0.1F));
  CHECK(submission.matrix->single_precision);
  CHECK(submission.predictions.size() == 2);
  const auto folder = [&](const std::string& npy, const std::string& videos) {
    return import_all(kAny, {{"m/sim_mat.npy", npy}, {"m/vis_ids.txt", videos}, {"m/txt_ids.txt", "a\nb\nc\n"}});
  };
  CHECK(folder(matrix, "v1\nv2\nv3\n").error().code == Code::WrongShape);
  CHECK(folder(matrix, "v1\nv1\n").diagnostics.count(Code::WrongShape) == 1);
  const Imported nan = folder(npy_of(2, 3, {0, 1, 2, 3, std::nanf(""), 5}), "v1\nv2\n");
  CHECK(nan.error().code == Code::NotFinite);
  CHECK(nan.error().row == 2);
}

TEST_CASE("npy: what is no little-endian matrix in C order is E004; objects are E006", "[io]") {
  const auto code = [](const std::string& bytes) { return io::read_npy(bytes, "m.npy").error().code; };
  CHECK(code("nothing") == Code::SyntaxError);
  CHECK(code(npy_of(1, 1, {1}, ">f4")) == Code::SyntaxError);
  CHECK(code(npy_of(1, 1, {1}, "<i8")) == Code::SyntaxError);
  CHECK(code(npy_of(1, 1, {1}, "<f4", "True")) == Code::SyntaxError);
  CHECK(code(npy_of(1, 2, {1})) == Code::SyntaxError);
  CHECK(code(npy_of(1, 1, {1}, "|O")) == Code::CodeCarryingFormat);
  CHECK(code(npy_of(std::size_t{1} << 40U, std::size_t{1} << 40U, {})) == Code::LimitExceeded);
  CHECK(io::read_npy(npy_of(0, 5, {}), "m.npy").value().values.empty());
}

TEST_CASE("mvbench: rows in file order, claims never trusted", "[io]") {
  const Imported imported = import_all(
      kAny,
      {{"r.json",
        R"({"acc_dict":{"Egocentric Navigation":[1,2]},"res_list":[{"pred":"(A) stop","gt":"(A) stop"},{"pred":"","gt":"(B) x"},{"gt":"(C) y"}]})"}});
  const Submission& submission = imported.only();
  CHECK(submission.inputs[0].importer == "mvbench");
  REQUIRE(submission.predictions.size() == 2);
  CHECK(submission.predictions[1].id == "1");
  CHECK(submission.claimed[0].name == "acc_dict.Egocentric Navigation");
  CHECK(imported.diagnostics.count(Code::RowNumbersAsIds) == 1);
  CHECK(imported.diagnostics.count(Code::MissingField) == 1);
}
