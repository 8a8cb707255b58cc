// Prediction files of our own and the plain forms, archives, and files that cannot be used.
// Source: formats.md sections 1-3 and 7.2.
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "core/io/limits.h"
#include "core/io/zip_writer.h"
#include "tests/unit/support/import_support.h"

using namespace ego;
using test::import_toy;
using test::Imported;

namespace {

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
  const Imported imported =
      import_toy("s.jsonl", std::string(kHeader) + "}\n{\"id\":1,\"response\":\"A\"}\r\n\n{\"id\":2,\"answer\":\"B\"}");
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
  CHECK(
      text.find("error E013 s.json:4 row=3 field=id value=\"true\": expected text or whole number, this is boolean") !=
      std::string::npos);
  CHECK(text.find("error E013 s.json:5 row=4 field=response value=\"7\": expected text or null, this is number") !=
        std::string::npos);
  CHECK(text.find("error E018 s.json:6 row=5 field=confidence value=\"1.5\": not between 0 and 1") !=
        std::string::npos);
  CHECK(text.find("error E020 s.json:7 row=6 field=option_scores") != std::string::npos);
  CHECK(text.find("error E012 s.json:8 row=7 field=finish value=\"bored\": not one of stop|length") !=
        std::string::npos);
  CHECK(text.find("error E011 s.json:9 row=8: a recall needs its round") != std::string::npos);
  CHECK(text.find("warning W116 s.json:10 field=mood: a field the format does not know is ignored (2 times)") !=
        std::string::npos);
  CHECK(text.find("error E013 s.json:12 row=11: a prediction must be an object") != std::string::npos);
  CHECK(imported.only().predictions.size() == 8);
}

TEST_CASE("egoscope: wrong benchmark, version and model stop the file", "[io]") {
  CHECK(
      import_toy(
          "s.json",
          R"({"format":"egoscope.submission","version":"1.0","benchmark":{"id":"teleego"},"model":{"id":"m"},"predictions":[]})")
          .error()
          .code == Code::WrongBenchmark);
  CHECK(import_toy("s.json",
                   R"({"format":"egoscope.submission","version":"2.0","benchmark":{"id":"toy"},"model":{"id":"m"}})")
            .error()
            .code == Code::UnsupportedVersion);
  CHECK(import_toy("s.json", R"({"format":"egoscope.submission","version":"1.0","benchmark":{"id":"toy"},"model":{}})")
            .error()
            .code == Code::MissingField);
  CHECK(import_toy("s.json",
                   R"({"format":"egoscope.submission","version":"1.0","benchmark":{"id":"toy"},"model":{"id":"a\nb"}})")
            .error()
            .code == Code::AnswerNotAllowed);
  CHECK(import_toy("s.json", std::string(kHeader) + "}").error().code == Code::MissingField);
  CHECK(import_toy("s.json", ours("[]")).error().code == Code::EmptyFile);
}

// ---- plain forms

TEST_CASE("plain: the first id and reply field that is present", "[io]") {
  const Imported jsonl = import_toy("my.run.jsonl",
                                    "{\"question_id\":\"q7\",\"id\":7,\"response\":\"long "
                                    "reply\",\"dataset\":\"D\"}\n{\"id\":\"8\",\"pred\":\"b\"}\n");
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

TEST_CASE("plain: a number for each option stands for a reply, a confidence is kept", "[io]") {
  const Imported scored =
      import_toy("a.jsonl",
                 "{\"id\":\"0\",\"scores\":[0.5,-1],\"confidence\":0.75}\n{\"id\":\"1\",\"option_losses\":[1,2]}\n"
                 "{\"id\":\"2\",\"response\":\"B\",\"scores\":[1,2]}\n");
  REQUIRE(scored.only().predictions.size() == 3);
  CHECK(scored.only().inputs[0].importer == "plain-jsonl");
  CHECK(scored.only().predictions[0].extras.find("option_scores")->if_array()->size() == 2);
  CHECK(*scored.only().predictions[0].extras.find("confidence")->as_double() == 0.75);
  CHECK_FALSE(scored.only().predictions[0].response.has_value());
  CHECK(scored.only().predictions[1].extras.find("option_losses").has_value());
  CHECK(scored.only().predictions[2].response == "B");
  CHECK_FALSE(scored.only().predictions[2].extras.find("option_scores").has_value());
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
  CHECK(table.text() ==
        "error E011 t.tsv:5 row=3 field=response: none of response, prediction, pred, answer, output, label, choice, "
        "model_answer, text\n"
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
  const Imported imported = import_toy("a.jsonl",
                                       "{\"id\":1,\"response\":\"A\"}\n{\"id\":2,\"response\":}\n{\"id\":3,"
                                       "\"response\":\"C\"}\n[4]\n{\"x\":1,\"response\":\"D\"}\n");
  CHECK(imported.only().predictions.size() == 2);
  CHECK(imported.text() ==
        "error E004 a.jsonl:2:20: byte 43: expected a value, found \"}\"\n"
        "error E013 a.jsonl:4 row=3: a record must be an object, this is array\n"
        "error E011 a.jsonl:5 row=4 field=id: none of id, q_uid, question_id, qid, sample_id, item_id, uid, index, "
        "problem_id\n");
  const Imported first = import_toy("a.jsonl", "{\"id\":1,\n{\"id\":2,\"response\":\"B\"}\n");
  CHECK(first.only().predictions.size() == 1);
  CHECK(first.diagnostics.count(Code::SyntaxError) == 1);
  CHECK(import_toy("a.jsonl", "{\"id\":1,\"response\":NaN}\n{\"id\":2,\"response\":\"B\"}\n")
            .diagnostics.count(Code::SyntaxError) == 1);
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
  CHECK(near.message ==
        "the records have no field for the id (nearest format: plain-csv); their fields: identity, question, respons");
  const Error reply = import_toy("a.jsonl", "{\"id\":1,\"responze\":\"A\"}\n{\"id\":2,\"responze\":\"A\"}\n").error();
  CHECK(reply.suggestion == "did you mean \"responze\" to be \"response\"?");
  CHECK(import_toy("a.json", "[NaN]").error().code == Code::SyntaxError);
}

TEST_CASE("import: text that is not UTF-8 is E003 with the byte, UTF-16 is converted with W110", "[io]") {
  const Error latin = import_toy("a.csv", "id,answer\n1,caf\xE9\n").error();
  CHECK(format_line(latin) == "error E003 a.csv: byte 15: not UTF-8; save the file as UTF-8");
  const Error chinese = import_toy("a.csv", "id,answer\n1,\xB4\xF0\xB0\xB8\n").error();
  CHECK(chinese.message.find("GB18030") != std::string::npos);
  const Imported utf16 = import_toy("a.csv", std::string("\xFF\xFE"
                                                         "i\0d\0,\0a\0n\0s\0w\0e\0r\0\n\0"
                                                         "1\0,\0\xE9\0\n\0",
                                                         30));
  CHECK(*utf16.only().predictions[0].answer->if_string() == "\xC3\xA9");
  CHECK(utf16.diagnostics.count(Code::ConvertedEncoding) == 1);
  CHECK(import_toy("a.csv", std::string("\xFF\xFE"
                                        "\0\xDC",
                                        4))
            .error()
            .code == Code::NotText);
  CHECK(import_toy("a.csv", std::string("id,answer\n1,A\0\n", 15)).error().message == "byte 13: a NUL byte");
  CHECK(import_toy("a.json", std::string("[{\"id\":1,\"response\":\"A\0\"}]", 26)).error().code == Code::SyntaxError);
}

TEST_CASE("import: pickles and their kin are E006 with a recipe, by content and by name", "[io]") {
  const Error pickle = import_toy("a.json", std::string("\x80\x04\x95\x10\0\0\0\0\0\0\0}q\0.", 15)).error();
  CHECK(pickle.code == Code::CodeCarryingFormat);
  CHECK(pickle.suggestion.find("json.dump") != std::string::npos);
  CHECK(import_toy("old.pkl", "(dp0\nS'1'\np1\nS'A'\np2\ns.").error().code == Code::CodeCarryingFormat);
  CHECK(import_toy("w.pth", "whatever").error().code == Code::CodeCarryingFormat);
  CHECK(import_toy("a.npy",
                   std::string("\x93NUMPY\x01\0v\0{'descr': '|O', 'fortran_order': False, 'shape': (3,), }\n", 66))
            .error()
            .code == Code::CodeCarryingFormat);
  CHECK(import_toy("model.zip", zip_of({{"archive/data.pkl", "x"}, {"archive/version", "3"}})).error().code ==
        Code::CodeCarryingFormat);
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
  const std::string both =
      R"([{"index":1,"prediction":"A","answer":"B","problem_id":1,"problem_type":"x","solution":"y"}])";
  CHECK(import_toy("a.json", both).error().code == Code::AmbiguousFormat);
  CHECK(import_toy("a.json", both).error().message == "several formats fit: vlmevalkit, video-r1");
  CHECK(import_toy("a.json", both, options).only().inputs[0].importer == "vlmevalkit");
}

TEST_CASE("import: Video-R1 files are refused with the reason", "[io]") {
  const Error error =
      import_toy(
          "eval_videommmu.json",
          R"([{"problem_id":1,"problem":"q","problem_type":"multiple choice","options":["A. x"],"solution":"<answer>A</answer>","path":"p"}])")
          .error();
  CHECK(error.code == Code::OtherRevision);
  CHECK(error.message.find("relettered") != std::string::npos);
}

TEST_CASE("import: more rows than the limit are E008 before memory runs out", "[io]") {
  std::string lines;
  for (std::uint64_t i = 0; i <= io::kMaxRows; ++i) lines += "{\"1\":1}\n";
  CHECK(import_toy("a.jsonl", "{\"id\":1,\"answer\":1}\n" + lines).error().code == Code::LimitExceeded);
  std::string cells = "id,answer\n";
  for (std::uint64_t i = 0; i <= io::kMaxRows; ++i) cells += "\n";
  CHECK(import_toy("a.csv", cells + "1,A\n").only().predictions.size() == 1);  // empty lines are no rows
}

// ---- archives

TEST_CASE("import: the member of an archive is found by name, or by being the only one recognised", "[io]") {
  const std::string good = "[{\"id\":1,\"response\":\"A\"}]";
  const Imported named =
      import_toy("team.zip", zip_of({{"x/predictions.json", good}, {"other.json", good}, {"__MACOSX/._x", "?"}}));
  CHECK(named.only().inputs[0].label == "team.zip!x/predictions.json");
  CHECK(named.only().row.value == "team");
  const Imported only = import_toy("team.zip", zip_of({{"readme.txt", "hello"}, {"a.json", good}}));
  CHECK(only.only().inputs[0].label == "team.zip!a.json");
  CHECK(import_toy("t.zip", zip_of({{"a.json", good}, {"b.json", good}})).error().code == Code::AmbiguousFormat);
  CHECK(import_toy("t.zip", zip_of({{"a.txt", "x"}, {"b.txt", "y"}})).error().code == Code::UnknownFormat);
  CHECK(import_toy("t.zip", zip_of({})).error().code == Code::EmptyFile);
  CHECK(import_toy("t.zip", zip_of({{"../predictions.json", good}})).error().code == Code::UnsafeArchive);
  CHECK(import_toy("t.zip", zip_of({{"predictions.json", std::string(9000000, ' ')}})).error().code ==
        Code::UnsafeArchive);
  CHECK(import_toy("t.zip", "PK\x03\x04 and nothing").error().code == Code::UnsafeArchive);
  const Error inside = import_toy("t.zip", zip_of({{"predictions.json", "[{]"}})).error();
  CHECK(format_line(inside).starts_with("error E004 t.zip!predictions.json:1:3:"));
  CHECK(import_toy("t.zip", zip_of({{"x.pkl", "\x80\x04K\x01."}})).error().code == Code::CodeCarryingFormat);
  CHECK(import_toy("t.xlsx", zip_of({{"[Content_Types].xml", "<x/>"}, {"xl/workbook.xml", "<x/>"}})).error().code ==
        Code::SyntaxError);
}

TEST_CASE("import: in a folder, side files and foreign files are passed over and said; named ones are errors", "[io]") {
  const test::ToyBenchmark benchmark;
  const auto files = [](Origin origin) {
    return std::vector<NamedBytes>{{"run/status.json", R"({"status":"ok"})", origin},
                                   {"run/foreign.json", R"({"x":{"y":[1]}})", origin},
                                   {"run/p.json", R"([{"id":1,"answer":"A"}])", origin}};
  };
  const test::Imported found = test::import_all(benchmark, files(Origin::Found));
  REQUIRE(found.submissions().size() == 1);
  CHECK(found.text().find("warning W116 run/foreign.json: no form of predictions; passed over") != std::string::npos);
  CHECK(found.text().find("I201 run/status.json") != std::string::npos);
  CHECK(test::import_all(benchmark, files(Origin::Named)).error().code == Code::UnknownFormat);
  const std::vector<NamedBytes> nothing{{"run/foreign.json", R"({"x":{"y":[1]}})", Origin::Found}};
  CHECK(test::import_all(benchmark, nothing).error().code == Code::UnknownFormat);
}

TEST_CASE("import: a pickle of protocol 0 is told from text", "[io]") {
  for (const char* pickle : {"(dp0\nVa\np1\nI1\ns.", "(lp0\nI1\na.", "ccopy_reg\n_reconstructor\np0\n(c.",
                             "cnumpy.core.multiarray\n_reconstruct\np0\n."}) {
    CHECK(test::import_toy("p.json", pickle).error().code == Code::CodeCarryingFormat);
  }
  CHECK(test::import_toy("p.csv", "count,id\n(dp0,1\n").result.ok());
  CHECK(test::import_toy("p.csv", "category\nnumpy\n").error().code != Code::CodeCarryingFormat);
}

TEST_CASE("import: a list without records is E002, one row without an id names the field", "[io]") {
  CHECK(test::import_toy("p.json", "[]").error().code == Code::EmptyFile);
  const test::Imported one = test::import_toy("p.json", R"({"response":"A"})");
  CHECK(one.error().code == Code::UnknownFormat);
  CHECK(one.error().message.find("no field for the id") != std::string::npos);
  CHECK(
      test::import_toy("p.json", R"([{"id":1,"datasett":"x","answer":"A"}])").diagnostics.count(Code::UnknownFields) ==
      1);
}
