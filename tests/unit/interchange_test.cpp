// Exports to other forms. Source: formats.md sections 5, 5.1, 5.2; sample_hash against Python's json.dumps and hashlib.
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "core/base/sha256.h"
#include "core/interchange/eee.h"
#include "core/interchange/platforms.h"
#include "core/interchange/prediction_tables.h"
#include "core/io/any_benchmark.h"
#include "core/json/parse.h"
#include "core/report/annotations.h"
#include "core/report/build_report.h"
#include "core/report/items_csv.h"
#include "core/report/junit.h"
#include "core/report/latex.h"
#include "core/report/parser_disagreement.h"
#include "core/score/evaluate.h"
#include "tests/unit/support/import_support.h"
#include "tests/unit/support/toy_benchmark.h"

using namespace ego;

namespace {

json::Value parsed(const std::string& text) {
  Diagnostics diagnostics;
  auto value = json::parse(text, "t", json::Dialect::Strict, diagnostics);
  REQUIRE(value.ok());
  return std::move(value).value();
}

/// Six toy questions, answered: A right, `B: sure` only leniently, empty, wrong, an error, none.
struct Scored {
  test::ToyBenchmark benchmark;
  QuestionSet questions = test::toy_questions();
  std::vector<ScoredSubmission> rows;
  Report report;

  Scored() {
    Submission submission;
    submission.row = RowId{"org/m"};
    submission.model.id = "org/m";
    submission.model.weights = "open";
    submission.benchmark = "toy";
    submission.run.harness = "lmms-eval 0.7";
    submission.run.raw = json::Object{{"generation", json::Object{{"temperature", json::Number{"0"}},
                                                                  {"max_new_tokens", json::Number{"64"}},
                                                                  {"seed", json::Number{"7"}}}}};
    submission.inputs.push_back({"log.jsonl", std::string(64, 'a'), 10, "lmms-eval-samples", 5});
    const auto add = [&](const char* id, std::optional<std::string> reply, std::string error = {}) {
      Prediction& prediction = submission.predictions.emplace_back();
      prediction.id = id;
      prediction.response = std::move(reply);
      prediction.error = std::move(error);
    };
    add("1", "A");
    add("2", "B: sure\n=x");
    add("3", "");
    add("4", "A");
    add("5", std::nullopt, "HTTP 503");
    Diagnostics diagnostics;
    std::vector<const Profile*> profiles;
    for (const Profile& profile : benchmark.profiles()) profiles.push_back(&profile);
    rows.push_back(evaluate(benchmark, questions, std::move(submission), profiles, diagnostics));
    report = build_report(benchmark, questions, rows, diagnostics, {});
  }

  ReportScore& score(std::size_t index) { return report.rows[0].scores[index]; }
};

const interchange::EeeOptions kMe{"me", "third_party", "1700000000", {}, {}, GoldPolicy::Always};

}  // namespace

TEST_CASE("eee: sample_hash is SHA-256 of sorted, ASCII-escaped JSON", "[interchange]") {
  const std::vector<std::string> gold{"A", "caf\u00e9"};
  // python3: hashlib.sha256(json.dumps({"raw":"q \U0001F600\n\"x\"\x7f","reference":["A","caf\u00e9"]},sort_keys=True,separators=(",",":")).encode()).hexdigest()
  const std::string json = R"({"raw":"q \ud83d\ude00\n\"x\")"
                           "\x7F"
                           R"(","reference":["A","caf\u00e9"]})";
  CHECK(interchange::sample_hash("q \U0001F600\n\"x\"\x7F", gold) == sha256_hex(json));
  CHECK(interchange::sample_hash("", {}) == sha256_hex(R"({"raw":"","reference":[]})"));
}

TEST_CASE("eee: names are version 4 UUIDs of the content", "[interchange]") {
  CHECK(interchange::uuid4_of("00112233445566778899aabbccddeeff0011") == "00112233-4455-4677-8899-aabbccddeeff");
  CHECK(interchange::uuid4_of("ffffffffffffffffffffffffffffffffffff") == "ffffffff-ffff-4fff-bfff-ffffffffffff");
}

TEST_CASE("eee: an aggregate and its instances, the same bytes every time", "[interchange]") {
  const Scored scored;
  Diagnostics diagnostics;
  const auto files =
      interchange::export_eee({scored.benchmark, scored.questions, scored.rows, scored.report}, kMe, diagnostics);
  REQUIRE(files.ok());
  REQUIRE(files.value().size() == 2);
  CHECK(files.value()[0].path.starts_with("data/toy/org/m/"));
  CHECK(files.value()[1].path == files.value()[0].path.substr(0, files.value()[0].path.size() - 5) + "_samples.jsonl");
  const json::Value record = parsed(files.value()[0].bytes);
  CHECK(record.text_or_empty("schema_version") == "0.3.0");
  CHECK(record.text_or_empty("evaluation_id") == "toy/org/m/aaaaaaaaaaaa");
  CHECK(record.text_or_empty("retrieved_timestamp") == "1700000000");
  CHECK(record.find("model_info")->find("additional_details")->text_or_empty("model_availability") == "open_weights");
  CHECK(record.find("eval_library")->find("additional_details")->text_or_empty("original_harness") == "lmms-eval 0.7");
  const json::Value* detailed = record.find("detailed_evaluation_results");
  CHECK(detailed->text_or_empty("checksum") == sha256_hex(files.value()[1].bytes));
  CHECK(detailed->text_or_empty("file_path") == files.value()[1].path);
  CHECK(detailed->find("total_rows")->as_int() == 18);  // six items under three profiles
  const json::Value& first = record.find("evaluation_results")->if_array()->front();
  CHECK(first.text_or_empty("evaluation_name") == "toy.overall@toy-strict");
  CHECK(first.find("metric_config")->text_or_empty("metric_id") == "accuracy");
  CHECK(first.find("score_details")->find("details")->text_or_empty("missing") == "1");
  CHECK(first.find("generation_config")->find("generation_args")->find("max_tokens")->as_int() == 64);
  CHECK(first.find("generation_config")->find("additional_details")->text_or_empty("seed") == "7");
  const json::Value instance = parsed(files.value()[1].bytes.substr(0, files.value()[1].bytes.find('\n')));
  CHECK(instance.text_or_empty("sample_id") == "1");
  CHECK(instance.find("input")->text_or_empty("raw") == "which?\na\nb\nc\nd");
  CHECK(*instance.find("input")->find("reference")->if_array()->front().if_string() == "A");
  CHECK(instance.find("messages")->is_null());
  CHECK(instance.find("answer_attribution")
            ->if_array()
            ->front()
            .text_or_empty("extraction_method")
            .starts_with("toy-strict:"));
  CHECK(instance.find("metadata")->text_or_empty("egoscope.facet.domain") == "red");
  Diagnostics again;
  CHECK(interchange::export_eee({scored.benchmark, scored.questions, scored.rows, scored.report}, kMe, again)
            .value()[0]
            .bytes == files.value()[0].bytes);
}

TEST_CASE("eee: gold is withheld unless it is public, and the importer reads what the exporter writes",
          "[interchange]") {
  const Scored scored;
  Diagnostics diagnostics;
  interchange::EeeOptions options = kMe;
  options.gold = GoldPolicy::IfPublic;
  options.retrieved.clear();
  const auto files =
      interchange::export_eee({scored.benchmark, scored.questions, scored.rows, scored.report}, options, diagnostics);
  REQUIRE(files.ok());
  CHECK(diagnostics.count(Code::RetrievalTimeUnknown) == 1);
  const json::Value instance = parsed(files.value()[1].bytes.substr(0, files.value()[1].bytes.find('\n')));
  CHECK(instance.find("input")->find("reference")->if_array()->empty());
  CHECK(instance.find("metadata")->text_or_empty("egoscope.reference") == "withheld");
  const io::AnyBenchmark any;
  const test::Imported imported = test::import_all(
      any, {{files.value()[0].path, files.value()[0].bytes}, {files.value()[1].path, files.value()[1].bytes}});
  CHECK(imported.diagnostics.count(Code::ChecksumDiffers) == 0);
  CHECK(imported.only().model.id == "org/m");
  CHECK(imported.only().predictions[1].response == "B: sure\n=x");
}

TEST_CASE("eee: no organization is E011, a score outside its bounds E018 before anything is written", "[interchange]") {
  Scored scored;
  Diagnostics diagnostics;
  interchange::EeeOptions options = kMe;
  options.organization.clear();
  const interchange::EeeInput input{scored.benchmark, scored.questions, scored.rows, scored.report};
  CHECK(interchange::export_eee(input, options, diagnostics).error().code == Code::MissingField);
  scored.score(0).score.value = 1.5;
  CHECK(interchange::export_eee(input, kMe, diagnostics).error().code == Code::OutOfRange);
}

TEST_CASE("paths: no part leads elsewhere or is a device", "[interchange]") {
  CHECK(interchange::safe_path_part("a/b:c") == "a_b_c");
  CHECK(interchange::safe_path_part("..") == "_");
  CHECK(interchange::safe_path_part("") == "_");
  CHECK(interchange::safe_path_part("CON.txt") == "_CON.txt");
  CHECK(interchange::safe_path_part("x. ") == "x");
}

TEST_CASE("hf-eval-results: the headline in percent with its counts; our importer reads it", "[interchange]") {
  Scored scored;
  scored.score(0).interval = ReportInterval{0.05, 0.5, 0.95, "wilson", {}, {}};
  scored.score(0).rank_set = ReportRankSet{1, 3};
  interchange::HfOptions options;
  CHECK(interchange::export_hf_results(scored.report, options).error().code == Code::MissingField);
  options.dataset = "owner/toy";
  options.task_id = "closeqa";
  options.date = "2026-09-01";
  options.url = "https://example.org/a: b";
  const auto files = interchange::export_hf_results(scored.report, options);
  REQUIRE(files.ok());
  CHECK(files.value()[0].path == ".eval_results/toy.yaml");
  CHECK(files.value()[0].bytes.find("value: 16.67\n") != std::string::npos);
  CHECK(files.value()[0].bytes.find("1/6 right, ") != std::string::npos);
  CHECK(files.value()[0].bytes.find(" missing; 95% CI 5.0-50.0; rank set 1-3") != std::string::npos);
  CHECK(files.value()[0].bytes.find("verifyToken") == std::string::npos);
  const test::Imported imported = test::import_toy("toy.yaml", files.value()[0].bytes);
  CHECK(imported.only().claimed[0].name == "owner/toy/closeqa");
  CHECK(imported.only().claimed[0].value.as_double() == 16.67);
  options.columns = interchange::ExportColumns::All;
  CHECK(interchange::export_hf_results(scored.report, options).value()[0].bytes.find("task_id: \"red\"") !=
        std::string::npos);
}

TEST_CASE("hf-eval-yaml: the tasks of the data set are those that results name", "[interchange]") {
  const Scored scored;
  interchange::HfOptions options;
  options.task_id = "closeqa";
  const auto headline = interchange::export_hf_benchmark(scored.report, options);
  CHECK(headline.path == "eval.yaml");
  CHECK(headline.bytes.starts_with("name: \""));
  CHECK(headline.bytes.find("tasks:\n  - id: \"closeqa\"\n    config: default\n    split: \"") != std::string::npos);
  CHECK(headline.bytes.find("id: \"red\"") == std::string::npos);
  options.columns = interchange::ExportColumns::All;
  CHECK(interchange::export_hf_benchmark(scored.report, options).bytes.find("id: \"red\"") != std::string::npos);
}

TEST_CASE("evalai and codabench: numbers by column", "[interchange]") {
  const Scored scored;
  const json::Value evalai =
      parsed(interchange::export_evalai(scored.report, 0, {}, interchange::PlatformUnit::Fraction));
  CHECK(evalai.find("result")->if_array()->front().find("test")->find("overall")->as_double() == 1.0 / 6);
  CHECK(evalai.find("submission_result")->find("missing")->as_int() == 1);
  const auto files = interchange::export_codabench(scored.report, 0, {});
  const json::Value scores = parsed(files[0].bytes);
  CHECK(scores.find("overall")->if_number()->text == "0.166667");
  CHECK(scores.find("coverage")->if_number()->text == "0.833333");
  CHECK(files[1].path == "detailed_results.html");
}

TEST_CASE("tables of predictions come back through the importers", "[interchange]") {
  const Scored scored;
  const Submission& submission = scored.rows[0].submission;
  const test::Imported lines = test::import_toy("p.jsonl", interchange::write_plain_jsonl(submission));
  REQUIRE(lines.only().predictions.size() == 5);
  CHECK(lines.only().predictions[1].response == "B: sure\n=x");
  CHECK(lines.only().predictions[4].error == "HTTP 503");
  const test::Imported csv = test::import_toy("p.csv", interchange::write_plain_csv(submission));
  CHECK(csv.only().predictions[1].response == "B: sure\n=x");
  Diagnostics diagnostics;
  const auto workbook = interchange::write_vlmevalkit_xlsx(submission, &scored.questions, "p.xlsx", diagnostics);
  REQUIRE(workbook.ok());
  const test::Imported sheet = test::import_toy("p.xlsx", workbook.value());
  CHECK(sheet.only().inputs[0].importer == "vlmevalkit");
  CHECK(sheet.only().predictions[1].response == "B: sure\n=x");
  CHECK(sheet.only().predictions[4].error == "Failed to obtain answer");
}

TEST_CASE("junit: counts, escapes, one case a code", "[report][junit]") {
  Diagnostics diagnostics;
  diagnostics.add(make_error(Code::AnswerNotAllowed, "not one of A-D <&\">", "a.json"));
  diagnostics.add(make_error(Code::EmptyReplies, "3 replies", "a.json"));
  const JUnitSuite suite = junit_of_diagnostics("toy", diagnostics);
  JUnitSuite gate{
      "gate", {{"overall", JUnitStatus::Skipped, "inconclusive: 0.3\nsecond", {}, {}, {{"p", "0.2"}}}}, {{"n", "6"}}};
  const std::vector<JUnitSuite> suites{suite, gate};
  const std::string xml = write_junit(suites);
  CHECK(xml.find("<testsuites name=\"egoscope\" tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\">") !=
        std::string::npos);
  CHECK(xml.find("<failure message=\"not one of A-D &lt;&amp;&quot;&gt;\">error E012 a.json: not one of A-D") !=
        std::string::npos);
  CHECK(xml.find("<skipped message=\"inconclusive: 0.3&#10;second\"/>") != std::string::npos);
  CHECK(xml.find("<property name=\"p\" value=\"0.2\"/>") != std::string::npos);
  CHECK(junit_of_diagnostics("toy", {}).cases.front().name == "valid");
}

TEST_CASE("annotations: commands of GitHub, nothing in a message can start another", "[report]") {
  Diagnostics diagnostics;
  Diagnostic bad = make_error(Code::AnswerNotAllowed, "100% wrong\n::error::x", "a,b:c.json");
  bad.line = 4;
  bad.id = "7";
  diagnostics.add(bad);
  CHECK(github_annotations(diagnostics) ==
        "::error file=a%2Cb%3Ac.json,line=4,title=E012::E012 id=7: 100%25 wrong\\u000a::error::x\n");
  CHECK(github_summary(diagnostics, "toy").find("| E012 | 1 |") != std::string::npos);
}

TEST_CASE("latex: intervals as a macro, leaders bold by rank set, special characters escaped", "[report]") {
  Scored scored;
  scored.score(0).interval = ReportInterval{0.05, 0.5, 0.95, "wilson", {}, {}};
  scored.score(0).rank_set = ReportRankSet{1, 2};
  scored.report.rows[0].model.name = "50% & _more_ \\{x}";
  const std::string tex = render_latex(scored.report, ColumnChoice::ShownByDefault);
  CHECK(tex.find("\\egoleader{\\egofew{\\egoci{16.7}{5.0}{50.0}}}") != std::string::npos);
  CHECK(tex.find("50\\% \\& \\_more\\_ \\textbackslash{}\\{x\\}") != std::string::npos);
  CHECK(tex.find("Intervals: 95 \\% Wilson") != std::string::npos);
  CHECK(tex.find("\\bottomrule") != std::string::npos);
}

TEST_CASE("csv: items and flips, formulas guarded", "[report]") {
  const Scored scored;
  const auto items =
      build_items(scored.questions, scored.rows, scored.report, GoldPolicy::IfPublic, ReplyText::LeftOut);
  const std::string csv = render_items_csv(items, FormulaGuard::Quote);
  CHECK(csv.find("1,org/m,toy-strict,v0,right,,1,A,,,,,0,,\n") != std::string::npos);
  Comparison pair;
  pair.baseline = RowId{"=a"};
  pair.candidate = RowId{"b"};
  pair.column = ColumnId{"overall"};
  pair.profile = ProfileId{"p"};
  pair.lost_items = {QuestionId{"7"}};
  CHECK(render_flips_csv(std::span(&pair, 1), FormulaGuard::Quote) ==
        "baseline,candidate,column,profile,id,change\n'=a,b,overall,p,7,lost\n");
}

TEST_CASE("disagreement: what each profile read, and what it does to each cell", "[report]") {
  const Scored scored;
  const auto found = find_disagreement(scored.questions, scored.rows[0], {});
  REQUIRE(found.has_value());
  CHECK(found->profiles.size() == 3);
  CHECK(found->items == 1);
  CHECK(found->verdict_items == 1);
  REQUIRE(found->replies.size() == 1);
  CHECK(found->replies[0].id.value == "2");
  CHECK_FALSE(found->replies[0].readings[0].answer.has_value());
  CHECK(found->replies[0].readings[2].answer == "B");
  CHECK(found->matrix[0][2] == 1);
  CHECK(found->matrix[0][1] == 0);
  CHECK(found->cells[0].gained == std::vector<std::uint64_t>{0, 0, 1});
  CHECK(found->cells[0].values[0] == 1.0 / 6);
  CHECK(found->cells[0].values[2] == 2.0 / 6);
  CHECK(found->cells[0].n == std::vector<std::uint64_t>{6, 5, 6});
  CHECK(found->cells[0].counts[0].right == 1);
  ParserDisagreement row = *found;
  row.versions = {"1.0", "2.1", "3.0"};
  const std::vector<ParserDisagreement> rows{row};
  const std::string text = render_text(rows, CellChoice::Changed);
  CHECK(text.find("toy-lenient 3.0") != std::string::npos);
  CHECK(text.find("right   wrong  invalid") != std::string::npos);
  CHECK(render_text(rows, CellChoice::All).size() > text.size());
  CHECK(parsed(write_json(rows)).if_array()->front().find("verdict_items")->as_int() == 1);
  const std::string html = render_html(rows, CellChoice::Changed);
  CHECK(html.find("B: sure") != std::string::npos);
  CHECK(html.find("<script") == std::string::npos);
  ScoredSubmission one = scored.rows[0];
  one.runs.resize(1);
  CHECK_FALSE(find_disagreement(scored.questions, one, {}).has_value());
}
