// The validation pass, corrected files and templates. Layout of the summary: formats.md 7.3.
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "core/benchmarks/registry.h"
#include "core/io/fix.h"
#include "core/io/import.h"
#include "core/io/validate.h"
#include "tests/unit/support/toy_benchmark.h"

using namespace ego;

namespace {

io::Validation validated(std::string bytes, Diagnostics& diagnostics, io::Coverage coverage = io::Coverage::Complete) {
  const test::ToyBenchmark benchmark;
  const std::vector<NamedBytes> files{{"p.json", std::move(bytes)}};
  io::ValidateOptions options;
  options.coverage = coverage;
  Result<io::Validation> validation =
      io::validate_predictions(benchmark, test::toy_questions(), files, options, diagnostics);
  REQUIRE(validation.ok());
  return std::move(validation).value();
}

Submission imported(const Benchmark& benchmark, std::string bytes) {
  const std::vector<NamedBytes> files{{"p.json", std::move(bytes)}};
  Diagnostics diagnostics;
  return io::import_predictions(benchmark, files, {}, diagnostics).value().front();
}

}  // namespace

TEST_CASE("validate: a clean file", "[validate]") {
  Diagnostics diagnostics;
  const io::Validation validation = validated(R"({"1":"A","2":"B","3":"C","4":"D","5":"A","6":"B"})", diagnostics);
  CHECK(validation.valid());
  CHECK(io::to_text(validation) ==
        "toy 6 items  importer plain-json\n"
        "  rows 6  matched 6  missing 0  duplicate 0  unknown 0\n"
        "  answers  A 2  B 2  C 1  D 1  invalid 0\n"
        "  0 errors, 0 warnings  \u2192 valid\n");
}

TEST_CASE("validate: all problems in one run, three numbers always", "[validate]") {
  Diagnostics diagnostics;
  const io::Validation validation = validated(
      R"([{"id":1,"answer":"A"},{"id":1,"answer":"A"},{"id":2,"answer":"B: 3"},{"id":77,"answer":"A"},{"id":3,"answer":"c"}])",
      diagnostics);
  CHECK(io::to_text(validation) ==
        "toy 6 items  importer plain-json\n"
        "  rows 5  matched 3  missing 3  duplicate 1  unknown 1\n"
        "  answers  A 1  C 1  invalid 1\n"
        "  3 errors, 2 warnings  \u2192 invalid\n");
  const std::string text = format_lines(diagnostics);
  INFO(text);
  CHECK(text.find("error E016 p.json: 3 of 6 ids have no row: 4, 5, 6; allow it with --partial") != std::string::npos);
  CHECK(text.find("error E012 p.json:1 row=3 id=2 field=answer value=\"B: 3\": not one of A-D; did you mean \"B\"?") !=
        std::string::npos);
  CHECK(text.find("warning W101 p.json:1 row=2 id=1: the same row again; row 1 came first") != std::string::npos);
  Diagnostics partial;
  validated(R"({"1":"A"})", partial, io::Coverage::Partial);
  CHECK(partial.errors() == 0);
  CHECK(partial.count(Code::MissingScoredWrong) == 1);
}

TEST_CASE("validate: a file-level fault is the result", "[validate]") {
  const test::ToyBenchmark benchmark;
  Diagnostics diagnostics;
  const std::vector<NamedBytes> files{{"p.json", "[{"}};
  const Result<io::Validation> validation =
      io::validate_predictions(benchmark, test::toy_questions(), files, {}, diagnostics);
  REQUIRE_FALSE(validation.ok());
  CHECK(validation.error().code == Code::SyntaxError);
}

TEST_CASE("fix: mends what has one repair, keeps the rest, invents nothing", "[validate]") {
  const test::ToyBenchmark benchmark;
  const Submission sent =
      imported(benchmark, R"([{"id":"toy_003","answer":"c"},{"id":"2","answer":"B: 3"},{"id":"1","answer":""},
      {"id":"2","answer":"B: 3"},{"id":"4","answer":"what?"},{"id":"99","answer":"A"}])");
  const MendedFile fixed = io::fix_submission(benchmark, test::toy_questions(), sent);
  CHECK(io::to_text(fixed.repairs) ==
        "row=2 id=2 answer: \"B: 3\" \u2192 \"B\" (letter found in a longer answer)\n"
        "row=4 id=2 (identical duplicate left out)\n"
        "row=1 id=toy_003 id: \"toy_003\" \u2192 \"3\" (id in the benchmark's own spelling)\n"
        "row=1 id=toy_003 answer: \"c\" \u2192 \"C\" (letter case, spaces or width)\n"
        "(2 rows put into the benchmark's order)\n");
  Diagnostics diagnostics;
  const std::vector<NamedBytes> files{{fixed.name, fixed.bytes}};
  const Result<io::Validation> again =
      io::validate_predictions(benchmark, test::toy_questions(), files, {}, diagnostics);
  REQUIRE(again.ok());
  const std::vector<Prediction>& rows = again.value().submissions[0].predictions;
  REQUIRE(rows.size() == 5);
  CHECK(rows[0].id == "1");
  CHECK(*rows[0].answer->if_string() == "");
  CHECK(*rows[1].answer->if_string() == "B");
  CHECK(*rows[2].answer->if_string() == "C");
  CHECK(*rows[3].answer->if_string() == "what?");
  CHECK(rows[4].id == "99");
  CHECK(diagnostics.count(Code::AnswerNotAllowed) == 1);
  CHECK(diagnostics.count(Code::UnknownQuestionId) == 1);
}

TEST_CASE("fix: a mended file has nothing left to mend", "[validate]") {
  const test::ToyBenchmark benchmark;
  const MendedFile once = io::fix_submission(benchmark, test::toy_questions(),
                                             imported(benchmark, R"([{"id":3,"answer":"c"},{"id":1,"answer":" a"}])"));
  const MendedFile twice = io::fix_submission(benchmark, test::toy_questions(), imported(benchmark, once.bytes));
  CHECK(twice.repairs.empty());
  CHECK(twice.bytes == once.bytes);
}

TEST_CASE("template: holds every id and no answer, and validates but for empty replies", "[validate]") {
  const test::ToyBenchmark benchmark;
  const MendedFile file = io::write_template(benchmark, test::toy_questions());
  Diagnostics diagnostics;
  const std::vector<NamedBytes> files{{file.name, file.bytes}};
  const Result<io::Validation> validation =
      io::validate_predictions(benchmark, test::toy_questions(), files, {}, diagnostics);
  REQUIRE(validation.ok());
  CHECK(validation.value().valid());
  CHECK(validation.value().summaries[0].matched == 6);
  CHECK(validation.value().summaries[0].invalid == 6);
}

TEST_CASE("fix: EgoCross files are mended in the challenge's own form", "[validate]") {
  const Benchmark& egocross = *find_benchmark("egocross");
  const std::string key =
      R"([{"id":1,"question_id":"support_001","dataset":"EgoPet","answer":""},{"id":2,"question_id":"support_002","dataset":"EgoPet","answer":""}])";
  Diagnostics diagnostics;
  const std::vector<NamedBytes> annotations{{"template.json", key}};
  const Result<QuestionSet> questions = egocross.read_annotations(annotations, diagnostics);
  REQUIRE(questions.ok());
  const Submission sent =
      imported(egocross, R"([{"id":2,"question_id":"support_002","dataset":"EgoPet","answer":"b"}])");
  const MendedFile fixed = io::fix_submission(egocross, questions.value(), sent);
  CHECK(fixed.name == "predictions.json");
  CHECK(fixed.bytes ==
        "[\n  {\n    \"id\": 1,\n    \"question_id\": \"support_001\",\n    \"dataset\": \"EgoPet\",\n    \"answer\": "
        "\"\"\n  },\n"
        "  {\n    \"id\": 2,\n    \"question_id\": \"support_002\",\n    \"dataset\": \"EgoPet\",\n    \"answer\": "
        "\"B\"\n  }\n]\n");
  CHECK(io::write_template(egocross, questions.value()).repairs.empty());
}
