// Prediction files of every general form, good and broken. Source: formats.md sections 1-3 and 7.2.
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "core/benchmarks/registry.h"
#include "core/io/import.h"
#include "core/io/redact.h"
#include "core/io/zip_writer.h"
#include "tests/unit/support/toy_benchmark.h"

using namespace ego;

namespace {

struct Imported {
  Result<std::vector<Submission>> result = std::vector<Submission>{};
  Diagnostics diagnostics;

  const std::vector<Submission>& submissions() const {
    if (!result.ok()) FAIL(format_line(result.error()));
    return result.value();
  }
  const Submission& only() const {
    REQUIRE(submissions().size() == 1);
    return submissions().front();
  }
  const Error& error() const {
    REQUIRE_FALSE(result.ok());
    return result.error();
  }
  std::string text() const { return format_lines(diagnostics); }
};

Imported import_all(const Benchmark& benchmark, std::vector<NamedBytes> files, const ImportOptions& options = {}) {
  Imported imported;
  imported.result = io::import_predictions(benchmark, files, options, imported.diagnostics);
  return imported;
}

Imported import_toy(std::string label, std::string bytes, const ImportOptions& options = {}) {
  const test::ToyBenchmark benchmark;
  return import_all(benchmark, {{std::move(label), std::move(bytes)}}, options);
}

const Benchmark& video_mmmu() { return *find_benchmark("video-mmmu"); }

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files) {
  io::ZipWriter writer;
  for (const auto& [name, bytes] : files) REQUIRE(writer.add(name, bytes).ok());
  return writer.finish();
}

constexpr std::string_view kHeader =
    R"({"format":"egoscope.submission","version":"1.0","benchmark":{"id":"toy"},"model":{"id":"m@1"})";

std::string ours(std::string_view predictions) {
  return std::string(kHeader) + ",\"predictions\":" + std::string(predictions) + "}";
}

}  // namespace

// ---- our own form

TEST_CASE("egoscope: JSON keeps replies byte for byte and reads model and run", "[io]") {
  const Imported imported = import_toy("s.json", R"({"format":"egoscope.submission","version":"1.3",
 "benchmark":{"id":"toy","track":"t"},
 "model":{"id":"a/b@1","stage":"sft","parent":"a/b","weights":"open","parameters":7e9},
 "run":{"mode":"blind","harness":{"name":"h","version":"2"}},
 "predictions":[
  {"id":1,"response":"  <script>alert(1)<\/script>\r\n\ud800 "},
  {"id":"2","answer":"C","confidence":0.5,"repeat":1},
  {"id":3,"error":"HTTP 503","finish":"error"},
  {"id":4,"response":null},
  {"id":5,"answer":"A","judge":{"model":"j","mark":4,"reason":"x } y"}}]})");
  const Submission& submission = imported.only();
  CHECK(imported.text().empty());
  CHECK(submission.row.value == "a/b@1");
  CHECK(submission.model.stage == "sft");
  CHECK(submission.model.parameters == 7e9);
  CHECK(submission.run.mode == "blind");
  CHECK(submission.run.harness == "h 2");
  CHECK(submission.track == "t");
  REQUIRE(submission.predictions.size() == 5);
  CHECK(submission.predictions[0].response == "  <script>alert(1)</script>\r\n\xED\xA0\x80 ");
  CHECK(submission.predictions[0].line == 6);
  CHECK(*submission.predictions[1].answer->if_string() == "C");
  CHECK(submission.predictions[2].error == "HTTP 503");
  CHECK(submission.predictions[3].response == "");
  CHECK(submission.predictions[4].judge_response == "{\"mark\":4}");
  CHECK(submission.inputs.front().importer == "egoscope");
  CHECK(submission.inputs.front().rows == 5);
  CHECK(submission.inputs.front().sha256.size() == 64);
}

TEST_CASE("egoscope: JSONL is the header and one prediction a line", "[io]") {
  const Imported imported = import_toy("s.jsonl", std::string(kHeader) + "}\n{\"id\":1,\"response\":\"A\"}\r\n\n{\"id\":2,\"answer\":\"B\"}");
  CHECK(imported.only().predictions.size() == 2);
  CHECK(imported.only().predictions[1].line == 4);
  CHECK(imported.only().predictions[1].row == 2);
}

TEST_CASE("egoscope: every fault of a row has its code, and the other rows stay", "[io]") {
  const Imported imported = import_toy("s.json", ours(R"([
{"response":"A"},
{"id":2},
{"id":true,"response":"A"},
{"id":4,"response":7},
{"id":5,"answer":"A","confidence":1.5},
{"id":6,"answer":"A","option_scores":[1e999]},
{"id":7,"answer":"A","finish":"bored"},
{"id":8,"answer":"A","phase":"recall"},
{"id":9,"answer":"A","mood":"good"},
{"id":10,"answer":"A","mood":"bad"},
"text"])"));
  const std::string text = imported.text();
  INFO(text);
  CHECK(text.find("error E011 s.json:2 row=1 field=id: a required field is absent") != std::string::npos);
  CHECK(text.find("error E011 s.json:3 row=2: needs one of response") != std::string::npos);
  CHECK(text.find("error E013 s.json:4 row=3 field=id value=\"true\": expected text or whole number, this is boolean") != std::string::npos);
  CHECK(text.find("error E013 s.json:5 row=4 field=response value=\"7\": expected text or null, this is number") != std::string::npos);
  CHECK(text.find("error E018 s.json:6 row=5 field=confidence value=\"1.5\": not between 0 and 1") != std::string::npos);
  CHECK(text.find("error E020 s.json:7 row=6 field=option_scores") != std::string::npos);
  CHECK(text.find("error E012 s.json:8 row=7 field=finish value=\"bored\": not one of stop|length") != std::string::npos);
  CHECK(text.find("error E011 s.json:9 row=8: a recall needs its round") != std::string::npos);
  CHECK(text.find("warning W116 s.json:10 field=mood: a field the format does not know is ignored (2 times)") != std::string::npos);
  CHECK(text.find("error E013 s.json:12 row=11: a prediction must be an object") != std::string::npos);
  CHECK(imported.only().predictions.size() == 8);
}

TEST_CASE("egoscope: wrong benchmark, version and model stop the file", "[io]") {
  CHECK(import_toy("s.json", R"({"format":"egoscope.submission","version":"1.0","benchmark":{"id":"teleego"},"model":{"id":"m"},"predictions":[]})")
            .error().code == Code::WrongBenchmark);
  CHECK(import_toy("s.json", R"({"format":"egoscope.submission","version":"2.0","benchmark":{"id":"toy"},"model":{"id":"m"}})")
            .error().code == Code::UnsupportedVersion);
  CHECK(import_toy("s.json", R"({"format":"egoscope.submission","version":"1.0","benchmark":{"id":"toy"},"model":{}})")
            .error().code == Code::MissingField);
  CHECK(import_toy("s.json", R"({"format":"egoscope.submission","version":"1.0","benchmark":{"id":"toy"},"model":{"id":"a\nb"}})")
            .error().code == Code::AnswerNotAllowed);
  CHECK(import_toy("s.json", std::string(kHeader) + "}").error().code == Code::MissingField);
  CHECK(import_toy("s.json", ours("[]")).error().code == Code::EmptyFile);
}

// ---- plain forms

TEST_CASE("plain: the first id and reply field that is present", "[io]") {
  const Imported jsonl = import_toy("my.run.jsonl", "{\"question_id\":\"q7\",\"id\":7,\"response\":\"long reply\",\"dataset\":\"D\"}\n{\"id\":\"8\",\"pred\":\"b\"}\n");
  CHECK(jsonl.only().inputs[0].importer == "plain-jsonl");
  CHECK(jsonl.only().row.value == "my.run");
  CHECK(jsonl.only().predictions[0].id == "7");
  CHECK(jsonl.only().predictions[0].response == "long reply");
  CHECK(jsonl.only().predictions[0].extras.size() == 2);
  CHECK(*jsonl.only().predictions[1].answer->if_string() == "b");
  const Imported list = import_toy("a.json", R"([{"qid":1,"prediction":"The answer is B.","answer":"C"}])");
  CHECK(list.only().inputs[0].importer == "plain-json");
  CHECK(list.only().predictions[0].response == "The answer is B.");
  CHECK(*list.only().predictions[0].row_gold->if_string() == "C");
  CHECK_FALSE(list.only().predictions[0].answer.has_value());
  const Imported wrapped = import_toy("a.json", "{\"model\":\"x\",\"results\":[\n{\"uid\":\"u\",\"label\":3}]}");
  CHECK(wrapped.only().predictions[0].answer->as_int() == 3);
  CHECK(wrapped.only().predictions[0].line == 2);
  const Imported one_row = import_toy("a.jsonl", R"({"id":1,"response":"x"})");
  CHECK(one_row.only().predictions[0].response == "x");
}

TEST_CASE("plain: a map of ids to answers", "[io]") {
  const Imported imported = import_toy("m.json", "{\"1\":\"A\",\n\"2\":null,\"3\":0}");
  REQUIRE(imported.only().predictions.size() == 3);
  CHECK(imported.only().predictions[1].id == "2");
  CHECK(imported.only().predictions[1].line == 2);
  CHECK(imported.only().predictions[1].answer->is_null());
  CHECK(imported.only().predictions[2].answer->as_int() == 0);
}

TEST_CASE("plain: tables with and without a header, overrides", "[io]") {
  const Imported table = import_toy("t.tsv", "id\tresponse\n1\t\"line 1\nline 2\"\n2\tN/A\n3\n4\ta\tb\n");
  CHECK(table.only().inputs[0].importer == "plain-csv");
  CHECK(table.only().predictions[0].response == "line 1\nline 2");
  CHECK(table.only().predictions[1].response == "N/A");
  CHECK(table.text() == "error E011 t.tsv:5 row=3 field=response: none of response, prediction, pred, answer, output, label, choice, model_answer, text\n"
                        "error E004 t.tsv:6 row=4: the row has 3 cells, the header 2\n");
  const Imported bare = import_toy("t.csv", "1,A\n2,B\n");
  CHECK(bare.only().predictions.size() == 2);
  CHECK(bare.diagnostics.count(Code::OtherLogLayout) == 1);
  ImportOptions options;
  options.id_field = "item";
  options.answer_field = "said";
  const Imported named = import_toy("t.csv", "item,foo,said\n1,x,long reply\n", options);
  CHECK(named.only().predictions[0].id == "1");
  CHECK(named.only().predictions[0].response == "long reply");
}

TEST_CASE("plain: a broken line is E004 with its byte, the others are read", "[io]") {
  const Imported imported = import_toy("a.jsonl", "{\"id\":1,\"response\":\"A\"}\n{\"id\":2,\"response\":}\n{\"id\":3,\"response\":\"C\"}\n[4]\n{\"x\":1,\"response\":\"D\"}\n");
  CHECK(imported.only().predictions.size() == 2);
  CHECK(imported.text() == "error E004 a.jsonl:2:20: byte 43: expected a value, found \"}\"\n"
                           "error E013 a.jsonl:4 row=3: a record must be an object, this is array\n"
                           "error E011 a.jsonl:5 row=4 field=id: none of id, q_uid, question_id, qid, sample_id, item_id, uid, index, problem_id\n");
  const Imported first = import_toy("a.jsonl", "{\"id\":1,\n{\"id\":2,\"response\":\"B\"}\n");
  CHECK(first.only().predictions.size() == 1);
  CHECK(first.diagnostics.count(Code::SyntaxError) == 1);
  CHECK(import_toy("a.jsonl", "{\"id\":1,\"response\":NaN}\n{\"id\":2,\"response\":\"B\"}\n").diagnostics.count(Code::SyntaxError) == 1);
}

// ---- files that cannot be used

TEST_CASE("import: broken, empty and unknown files have their codes", "[io]") {
  CHECK(import_toy("a.json", "").error().code == Code::EmptyFile);
  CHECK(import_toy("a.json", " \n ").error().code == Code::EmptyFile);
  const Error broken = import_toy("a.json", "[{\"id\":1,\"response\":\"A\"},\n{\"id\":2 \"response\":\"B\"}]").error();
  CHECK(format_line(broken) == "error E004 a.json:2:9: byte 34: expected ',' or '}', found \"\\\"\"");
  CHECK(import_toy("a.txt", "just words").error().code == Code::UnknownFormat);
  CHECK(import_toy("a.json", "[1,2,3]").error().code == Code::UnknownFormat);
  const Error near = import_toy("a.csv", "identity,question,respons\n1,2,3\n").error();
  CHECK(near.code == Code::UnknownFormat);
  CHECK(near.message == "the records have no field for the id (nearest format: plain-csv); their fields: identity, question, respons");
  const Error reply = import_toy("a.jsonl", "{\"id\":1,\"responze\":\"A\"}\n{\"id\":2,\"responze\":\"A\"}\n").error();
  CHECK(reply.suggestion == "did you mean \"responze\" to be \"response\"?");
  CHECK(import_toy("a.json", "[NaN]").error().code == Code::SyntaxError);
}

TEST_CASE("import: text that is not UTF-8 is E003 with the byte, UTF-16 is converted with W110", "[io]") {
  const Error latin = import_toy("a.csv", "id,answer\n1,caf\xE9\n").error();
  CHECK(format_line(latin) == "error E003 a.csv: byte 15: not UTF-8; save the file as UTF-8");
  const Error chinese = import_toy("a.csv", "id,answer\n1,\xB4\xF0\xB0\xB8\n").error();
  CHECK(chinese.message.find("GB18030") != std::string::npos);
  const Imported utf16 = import_toy("a.csv", std::string("\xFF\xFE" "i\0d\0,\0a\0n\0s\0w\0e\0r\0\n\0" "1\0,\0\xE9\0\n\0", 30));
  CHECK(*utf16.only().predictions[0].answer->if_string() == "\xC3\xA9");
  CHECK(utf16.diagnostics.count(Code::ConvertedEncoding) == 1);
  CHECK(import_toy("a.csv", std::string("\xFF\xFE" "\0\xDC", 4)).error().code == Code::NotText);
  CHECK(import_toy("a.csv", std::string("id,answer\n1,A\0\n", 15)).error().message == "byte 13: a NUL byte");
  CHECK(import_toy("a.json", std::string("[{\"id\":1,\"response\":\"A\0\"}]", 26)).error().code == Code::SyntaxError);
}

TEST_CASE("import: pickles and their kin are E006 with a recipe, by content and by name", "[io]") {
  const Error pickle = import_toy("a.json", std::string("\x80\x04\x95\x10\0\0\0\0\0\0\0}q\0.", 15)).error();
  CHECK(pickle.code == Code::CodeCarryingFormat);
  CHECK(pickle.suggestion.find("json.dump") != std::string::npos);
  CHECK(import_toy("old.pkl", "(dp0\nS'1'\np1\nS'A'\np2\ns.").error().code == Code::CodeCarryingFormat);
  CHECK(import_toy("w.pth", "whatever").error().code == Code::CodeCarryingFormat);
  CHECK(import_toy("a.npy", std::string("\x93NUMPY\x01\0v\0{'descr': '|O', 'fortran_order': False, 'shape': (3,), }\n", 66)).error().code ==
        Code::CodeCarryingFormat);
  CHECK(import_toy("model.zip", zip_of({{"archive/data.pkl", "x"}, {"archive/version", "3"}})).error().code == Code::CodeCarryingFormat);
  CHECK(import_toy("really_json.pkl", "{\"1\":\"A\"}").only().predictions.size() == 1);  // content decides
}

TEST_CASE("import: --from decides, and says what it misses", "[io]") {
  ImportOptions options;
  options.from = "no-such";
  CHECK(import_toy("a.json", "{\"1\":\"A\"}", options).error().code == Code::UnknownName);
  options.from = "vlmevalkit";
  const Error error = import_toy("a.json", "[{\"id\":1,\"response\":\"A\"}]", options).error();
  CHECK(error.code == Code::UnknownFormat);
  CHECK(error.message.starts_with("not of the form vlmevalkit"));
  const std::string both = R"([{"index":1,"prediction":"A","answer":"B","problem_id":1,"problem_type":"x","solution":"y"}])";
  CHECK(import_toy("a.json", both).error().code == Code::AmbiguousFormat);
  CHECK(import_toy("a.json", both).error().message == "several formats fit: vlmevalkit, video-r1");
  CHECK(import_toy("a.json", both, options).only().inputs[0].importer == "vlmevalkit");
}

TEST_CASE("import: Video-R1 files are refused with the reason", "[io]") {
  const Error error = import_toy("eval_videommmu.json",
      R"([{"problem_id":1,"problem":"q","problem_type":"multiple choice","options":["A. x"],"solution":"<answer>A</answer>","path":"p"}])").error();
  CHECK(error.code == Code::OtherRevision);
  CHECK(error.message.find("relettered") != std::string::npos);
}

// ---- archives

TEST_CASE("import: the member of an archive is found by name, or by being the only one recognised", "[io]") {
  const std::string good = "[{\"id\":1,\"response\":\"A\"}]";
  const Imported named = import_toy("team.zip", zip_of({{"x/predictions.json", good}, {"other.json", good}, {"__MACOSX/._x", "?"}}));
  CHECK(named.only().inputs[0].label == "team.zip!x/predictions.json");
  CHECK(named.only().row.value == "team");
  const Imported only = import_toy("team.zip", zip_of({{"readme.txt", "hello"}, {"a.json", good}}));
  CHECK(only.only().inputs[0].label == "team.zip!a.json");
  CHECK(import_toy("t.zip", zip_of({{"a.json", good}, {"b.json", good}})).error().code == Code::AmbiguousFormat);
  CHECK(import_toy("t.zip", zip_of({{"a.txt", "x"}, {"b.txt", "y"}})).error().code == Code::UnknownFormat);
  CHECK(import_toy("t.zip", zip_of({})).error().code == Code::EmptyFile);
  CHECK(import_toy("t.zip", zip_of({{"../predictions.json", good}})).error().code == Code::UnsafeArchive);
  CHECK(import_toy("t.zip", zip_of({{"predictions.json", std::string(9000000, ' ')}})).error().code == Code::UnsafeArchive);
  CHECK(import_toy("t.zip", "PK\x03\x04 and nothing").error().code == Code::UnsafeArchive);
  const Error inside = import_toy("t.zip", zip_of({{"predictions.json", "[{]"}})).error();
  CHECK(format_line(inside).starts_with("error E004 t.zip!predictions.json:1:3:"));
  CHECK(import_toy("t.zip", zip_of({{"x.pkl", "\x80\x04K\x01."}})).error().code == Code::CodeCarryingFormat);
  CHECK(import_toy("t.xlsx", zip_of({{"[Content_Types].xml", "<x/>"}, {"xl/workbook.xml", "<x/>"}})).error().message.find("Excel") !=
        std::string::npos);
}

// ---- harness logs

namespace {

std::string sample(std::string_view id, std::string_view rest) {
  return std::string("{\"doc_id\":0,\"target\":\"A\",") + std::string(rest) + ",\"mmmu_acc\":{\"id\":\"" + std::string(id) +
         "\",\"answer\":\"A\",\"parsed_pred\":\"No Answere Found\"},\"score\":NaN}\n";
}

}  // namespace

TEST_CASE("lmms-eval: forms A, B and C give the raw text, the id of the metric and the track of the file", "[io]") {
  const std::string log = sample("dev_Art_1", "\"doc\":{\"id\":\"dev_Art_1\"},\"resps\":[[\"raw A\"]],\"filtered_resps\":[\"raw A\"]") +
                          sample("dev_Art_2", "\"filtered_resps\":[\"raw B\"]") +
                          sample("dev_Art_3", "\"resps\":\"<think>x</think>raw C\",\"filtered_resps\":\"raw C\"");
  const Imported imported = import_all(video_mmmu(), {{"Qwen__Qwen2.5-VL-7B/20260701_090000_samples_video_mmmu_perception.jsonl", log}});
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
  const Imported flipped = import_all(video_mmmu(), {{"20260701_090000_samples_video_mmmu_perception.jsonl", log}}, filtered);
  CHECK(flipped.only().predictions[2].response == "raw C");
}

TEST_CASE("lmms-eval: files of one run become one row, question-only ones a row of their own", "[io]") {
  const std::string row = sample("dev_Art_1", "\"filtered_resps\":[\"A\"]");
  const std::string results = R"({"results":{"video_mmmu_perception":{"alias":"x","mmmu_acc,none":0.5}},"configs":{},"n-samples":{},"model_name":"org/m"})";
  const Imported imported = import_all(video_mmmu(), {{"20260701_090000_samples_video_mmmu_perception.jsonl", row},
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
  const std::string unnamed = "{\"doc_id\":3,\"filtered_resps\":[\"A\"],\"target\":\"A\"}\n{\"doc_id\":4,\"filtered_resps\":[]}\n";
  const Imported numbers = import_toy("20260701_090000_samples_toy.jsonl", unnamed);
  CHECK(numbers.only().predictions[0].id == "3");
  CHECK(numbers.diagnostics.count(Code::RowNumbersAsIds) == 1);
  CHECK(numbers.diagnostics.count(Code::MissingField) == 1);
  const Imported no_track = import_all(video_mmmu(), {{"log.jsonl", sample("dev_Art_1", "\"filtered_resps\":[\"A\"]")}});
  CHECK(no_track.diagnostics.count(Code::MissingField) == 1);
  const std::string instructed = sample("dev_Art_1", "\"input\":\"You should watch and learn the video content. Then apply what you learned to answer\",\"filtered_resps\":[\"A\"]");
  CHECK(import_all(video_mmmu(), {{"log.jsonl", instructed + instructed}}).only().predictions[0].track == "adaptation");
  const std::string bare = sample("dev_Art_1", "\"input\":\"What is this?\",\"filtered_resps\":[\"A\"]");
  CHECK(import_all(video_mmmu(), {{"20260701_090000_samples_video_mmmu_adaptation.jsonl", bare}}).diagnostics.count(Code::LooksLikeAblation) == 1);
}

TEST_CASE("lmms-eval: a results file alone has claimed scores and says that it has no items", "[io]") {
  const Imported imported = import_toy("r.json", R"({"results":{"t":{"acc,none":NaN,"acc_stderr,none":0.1}},"configs":{},"lmms_eval_version":"0.7.2"})");
  CHECK(imported.only().claimed.size() == 2);
  CHECK(imported.only().predictions.empty());
  CHECK(imported.only().run.harness == "lmms-eval 0.7.2");
  CHECK(imported.diagnostics.count(Code::Recognised) == 1);
}

TEST_CASE("vlmevalkit: TSV, records, split and columns give the same rows", "[io]") {
  const std::string tsv = "index\tid\tcategory\tquestion\tprediction\tanswer\n0\tq1\tPerception\t\"a \"\"b\"\"\"\t\"The answer\nis B\"\tB\n1\tq2\tAdaptation\tx\tFailed to obtain answer via API.\tC\n";
  const std::string records = R"([{"index":0,"id":"q1","category":"Perception","question":"x","prediction":"The answer\nis B","answer":"B"},
    {"index":1,"id":"q2","category":"Adaptation","question":"x","prediction":"Failed to obtain answer via API.","answer":"C"}])";
  const std::string split = R"({"columns":["index","id","category","question","prediction","answer"],
    "data":[[0,"q1","Perception","x","The answer\nis B","B"],[1,"q2","Adaptation","x","Failed to obtain answer via API.","C"]]})";
  const std::string columns = R"({"index":[0,1],"id":["q1","q2"],"category":["Perception","Adaptation"],"question":["x","x"],
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
  CHECK(import_toy("x.json", R"({"index":[0,1],"question":["a","b"],"prediction":["A"]})").error().code == Code::WrongShape);
  CHECK(import_toy("x.csv", "index,question,prediction\n7,q,A\n").diagnostics.count(Code::RowNumbersAsIds) == 1);
}

// ---- joining, naming, secrets

TEST_CASE("import: judge replies join their replies by id, whichever file comes first", "[io]") {
  const test::ToyBenchmark benchmark;
  const NamedBytes replies{"replies.jsonl", "{\"id\":1,\"response\":\"a cup\"}\n{\"id\":2,\"response\":\"a plate\"}\n"};
  const NamedBytes judge{"judge.jsonl", "{\"id\":2,\"judge_response\":\"{\\\"mark\\\": 5}\"}\n{\"id\":9,\"judge_response\":\"x\"}\n"};
  for (const bool judge_first : {false, true}) {
    const Imported imported = import_all(benchmark, judge_first ? std::vector{judge, replies} : std::vector{replies, judge});
    CHECK(imported.only().row.value == "replies");
    CHECK(imported.only().predictions[1].judge_response == "{\"mark\": 5}");
    CHECK_FALSE(imported.only().predictions[0].judge_response.has_value());
    CHECK(imported.only().inputs.size() == 2);
    CHECK(imported.text() == "error E014 judge.jsonl:2 row=2 id=9: a judge's reply without the reply it judges\n");
  }
}

TEST_CASE("import: rows of one name get numbers", "[io]") {
  const test::ToyBenchmark benchmark;
  const Imported imported = import_all(benchmark, {{"a/run.json", "{\"1\":\"A\"}"}, {"b/run.json", "{\"1\":\"B\"}"}, {"c/run.json", "{\"1\":\"B\"}"}});
  REQUIRE(imported.submissions().size() == 3);
  CHECK(imported.submissions()[0].row.value == "run");
  CHECK(imported.submissions()[1].row.value == "run#2");
  CHECK(imported.submissions()[2].row.value == "run#3");
  ImportOptions options;
  options.row_name = "given";
  CHECK(import_toy("x.json", "{\"1\":\"A\"}", options).only().row.value == "given");
}

TEST_CASE("import: secrets are redacted with W115 and never kept", "[io]") {
  const Imported imported = import_toy("s.json", R"({"format":"egoscope.submission","version":"1.0","benchmark":{"id":"toy"},"model":{"id":"m"},
    "run":{"notes":"x","engine":{"name":"e","API_Key":"sk-123","client_secret":"sk-456"}},
    "predictions":[{"id":1,"answer":"A","x":{"deep":[{"authorization":"sk-789"}]}}]})");
  CHECK(imported.diagnostics.count(Code::SecretRedacted) == 3);
  CHECK(json::Value(imported.only().predictions[0].extras).find("x")->find("deep")->if_array()->at(0).text_or_empty("authorization") == "[redacted]");
  CHECK(imported.only().run.raw.find("engine")->text_or_empty("API_Key") == "[redacted]");
  CHECK(imported.text().find("sk-") == std::string::npos);
  CHECK_FALSE(io::is_secret_name("token_counts"));
  CHECK(io::is_secret_name("Token"));
}

TEST_CASE("detect_format: names the importer", "[io]") {
  const test::ToyBenchmark benchmark;
  CHECK(io::detect_format(benchmark, {"a", "{\"1\":\"A\"}"}, {}).value() == "plain-json");
  CHECK(io::detect_format(benchmark, {"a", "id,answer\n1,A\n"}, {}).value() == "plain-csv");
  CHECK(io::detect_format(*find_benchmark("egocross"), {"a", R"([{"id":1,"question_id":"support_001","dataset":"EgoPet","answer":"A"}])"}, {}).value() ==
        "egocross-submission");
}
