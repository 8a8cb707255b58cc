#include <catch2/catch_test_macros.hpp>

#include <string>

#include "core/json/parse.h"
#include "core/report/build_report.h"
#include "core/report/escape.h"
#include "core/report/render.h"
#include "core/report/report_json.h"
#include "tests/unit/tiny_benchmark.h"

namespace {

constexpr const char* kHostile = "<script>alert('x')</script>\"|`\n=cmd";

struct Example {
  tiny::TinyBenchmark benchmark;
  ego::QuestionSet questions = tiny::questions();
  ego::Diagnostics diagnostics;
  std::vector<ego::ScoredSubmission> rows;
  ego::Report report;

  Example() {
    std::vector<ego::Submission> submissions = {tiny::submission("zeta", {"A", "B", "X", "-"}),
                                                tiny::submission("alpha", {"A", "B", "hm", ""}),
                                                tiny::submission("blind", {"A", "B", "C", "D"})};
    submissions[2].run.mode = "blind";
    submissions[0].model.name = kHostile;
    rows = tiny::scored(benchmark, questions, std::move(submissions), diagnostics);
    ego::BuildOptions options;
    options.generator_version = "0.1.0";
    report = ego::build_report(benchmark, questions, rows, diagnostics, options);
  }
};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("build_report: rows by id, every count beside its value, ablations without a rank", "[report]") {
  const Example example;
  const ego::Report& report = example.report;
  REQUIRE(report.rows.size() == 3);
  CHECK(report.rows[0].id.value == "alpha");
  CHECK(report.rows[2].id.value == "zeta");
  const ego::ReportScore& alpha = *report.find_score(0, ego::ColumnId{"overall"}, ego::ProfileId{"tiny-exact"});
  CHECK(alpha.score.value == 0.5);
  CHECK(alpha.score.n == 4);
  CHECK(alpha.score.counts.unparsed == 1);
  CHECK(alpha.score.counts.empty == 1);
  CHECK(alpha.profile_version == "1.0");
  CHECK(alpha.rank == 1);
  CHECK(alpha.tied);  // zeta has 2 of 4, too
  const ego::ReportScore& blind = *report.find_score(1, ego::ColumnId{"overall"}, ego::ProfileId{"tiny-exact"});
  CHECK_FALSE(blind.rank.has_value());
  CHECK(report.rows[1].flags == std::vector<std::string>{"ablation"});
  CHECK(report.columns[2].absent);
  CHECK_FALSE(report.find_score(0, ego::ColumnId{"attic"}, ego::ProfileId{"tiny-exact"})->score.value.has_value());
  CHECK(report.settings.profiles == std::vector<std::string>{"tiny-exact"});
}

TEST_CASE("write_report_json: the same report gives the same bytes, keys sorted, integers as integers",
          "[report][json]") {
  const Example example;
  const std::string json = ego::write_report_json(example.report, ego::json::Layout::Indented);
  CHECK(json == ego::write_report_json(Example().report, ego::json::Layout::Indented));
  CHECK(json.back() == '\n');
  CHECK(json.find("\"benchmark\"") < json.find("\"columns\""));
  CHECK(holds(json, "\"value\": 0.5"));
  CHECK(holds(json, "\"value\": null"));
  CHECK(holds(json, "\"seed\": \"0x65676f73636f7065\""));
  CHECK_FALSE(holds(json, "\"n\": 4.0"));
}

TEST_CASE("read_report gives back what was written", "[report][json]") {
  Example example;
  example.report.items = ego::build_items(example.questions, example.rows, example.report, ego::GoldPolicy::IfPublic,
                                          ego::ReplyText::Included);
  example.report.analysis.gains.emplace_back();
  example.report.analysis.gains.back().gain = {
      ego::RowId{"alpha"}, ego::RowId{"zeta"}, ego::ProfileId{"p"}, 4, 2, 2, 1, 1, 0.0, 0.5, {}};
  ego::Comparison pair;
  pair.baseline = ego::RowId{"alpha"};
  pair.candidate = ego::RowId{"zeta"};
  pair.table = {.both_right = 2, .lost = 0, .gained = 0, .both_wrong = 2, .wrong_changed = 1};
  pair.interval = ego::DifferenceInterval{.lo = -0.5, .hi = 0.5, .method = "bonett_price"};
  pair.lost_items = {ego::QuestionId{"q1"}};
  example.report.comparisons.push_back(pair);
  const std::string json = ego::write_report_json(example.report, ego::json::Layout::Indented);
  ego::Diagnostics diagnostics;
  auto read = ego::read_report(json, "r.json", diagnostics);
  REQUIRE(read.ok());
  CHECK(diagnostics.errors() == 0);
  CHECK(ego::write_report_json(read.value(), ego::json::Layout::Indented) == json);
}

TEST_CASE("read_report gives back every analysis", "[report][json]") {
  ego::Diagnostics diagnostics;
  const tiny::TinyBenchmark benchmark;
  const ego::QuestionSet set = tiny::questions();
  std::vector<ego::Submission> submissions = {tiny::submission("a", {"A", "B", "A", "-"}),
                                              tiny::submission("b", {"A", "C", "C", "D"}),
                                              tiny::submission("c", {"B", "C", "", "D"})};
  submissions[0].predictions[0].extras.add("confidence", "0.75");
  const std::vector<ego::ScoredSubmission> rows = tiny::scored(benchmark, set, std::move(submissions), diagnostics);
  ego::BuildOptions options;
  options.analyses.assign(ego::analysis_kinds().begin(), ego::analysis_kinds().end());
  options.analysis_draws = 19;
  ego::Report report = ego::build_report(benchmark, set, rows, diagnostics, options);
  ego::Analysis& analysis = report.analysis;
  REQUIRE(analysis.agreement.size() == 1);
  REQUIRE(analysis.items.size() == 1);
  REQUIRE(analysis.slices.size() == 1);  // nothing is large enough to be tried, and that is said
  REQUIRE(analysis.calibration.size() == 1);
  REQUIRE(analysis.baselines.size() == 1);
  analysis.items[0].items[1].suspicion = ego::ItemSuspicion::Key;
  analysis.items[0].items[1].suspected_key = 3;
  analysis.slices[0].tried = 1;
  analysis.slices[0].findings.push_back({{{"domain", "garden"}}, 2, 1, {0.5, 0.25, 0.25, 0.125, 2, 0.5}, 0.5});
  analysis.gains.push_back({{ego::RowId{"a"}, ego::RowId{"b"}, ego::ProfileId{"p"}, 4, 2, 2, 1, 1, 0.0, 0.5, 0.5},
                            ego::DifferenceInterval{-0.5, 0.5, 0.95, "delta_t", 2.0},
                            ego::DifferenceInterval{0, 1, 0.95, "wilson"},
                            {},
                            ego::PairTest{.p = 0.5},
                            0.0,
                            0.25,
                            3});
  analysis.gain_contrasts.push_back({ego::RowId{"a"}, ego::RowId{"b"}, ego::ProfileId{"p"}, 0.5, {}, 99, 1});
  analysis.rerun_noise.push_back({ego::RowId{"a"}, ego::ProfileId{"p"}, 4, 2, 0.25});
  const std::vector<std::uint32_t> keys = {0, 1};
  analysis.persistence.push_back(ego::measure_persistence(
      std::vector<ego::stats::MemoryItem>{{true, {true, false}}, {}}, ego::stats::number_clusters(keys), {.draws = 9}));
  report.claims.push_back(
      {ego::RowId{"a"}, "accuracy", "0.51", 0.51, ego::ColumnId{"overall"}, ego::ProfileId{"p"}, 0.5, 2, 4, false});
  report.rows[0].scores[0].rank_probability = ego::stats::RankProbability{0.5, 1, 1.5, 1, 2};
  const std::string json = ego::write_report_json(report, ego::json::Layout::Indented);
  auto read = ego::read_report(json, "r.json", diagnostics);
  REQUIRE(read.ok());
  CHECK(diagnostics.errors() == 0);
  CHECK(ego::write_report_json(read.value(), ego::json::Layout::Indented) == json);
  CHECK(read.value().analysis.agreement[0].order == analysis.agreement[0].order);
  CHECK(read.value().analysis.agreement[0].pairs[0].kappa_bounds == analysis.agreement[0].pairs[0].kappa_bounds);
  CHECK(read.value().analysis.items[0].items[1].suspected_key == 3U);
  CHECK(read.value().analysis.slices[0].findings[0].clusters_in == 1);
  CHECK(read.value().claims[0].text == "0.51");
  const std::string markdown = ego::render_markdown(report, ego::ColumnChoice::ShownByDefault);
  for (const char* heading :
       {"### Agreement", "### Items", "### Slices", "### Option positions", "### Against baselines", "### Calibration",
        "### Knowledge gain", "### Memory persistence", "W121: differs"}) {
    CHECK(holds(markdown, heading));
  }
  CHECK(holds(ego::render_html(report, ego::ColumnChoice::ShownByDefault), "<h2>Agreement - column overall"));
}

TEST_CASE("read_report: a list of pairs that is no whole matrix is left out", "[report][json]") {
  ego::Diagnostics diagnostics;
  const auto report = ego::read_report(
      R"({"format":"egoscope.report","version":"1.0","benchmark":{"id":"t"},"columns":[],"rows":[],
          "agreement":[{"a":"x","b":"y","column":"c"},{"a":"z","b":"y","column":"c"},
                       {"a":"x","b":"y","column":"d","cohen_kappa":0.5}],
          "x":{"analysis":{"agreement":[{"column":"d","order":[1,1],"pairs":[{"items":-1}]},{"column":"e","rows":["p","q"]}],
               "items":[{"column":"c"}],"slices":[{"tried":3}]}}})",
      "r", diagnostics);
  REQUIRE(report.ok());
  REQUIRE(report.value().analysis.agreement.size() == 1);
  CHECK(report.value().analysis.agreement[0].column.value == "d");
  CHECK(report.value().analysis.agreement[0].order == std::vector<std::uint32_t>{0, 1});
  CHECK(*report.value().analysis.agreement[0].pairs[0].kappa == 0.5);
}

TEST_CASE("read_report: other files, other versions, members of another type", "[report][json]") {
  ego::Diagnostics diagnostics;
  const auto code = [&](const char* text) { return ego::read_report(text, "r", diagnostics).error().code; };
  CHECK(code("[]") == ego::Code::UnknownFormat);
  CHECK(code("{\"format\":") == ego::Code::SyntaxError);
  CHECK(code(R"({"format":"egoscope.report","version":"2.0","benchmark":{},"columns":[],"rows":[]})") ==
        ego::Code::UnsupportedVersion);
  CHECK(code(R"({"format":"egoscope.report","version":"1.0","columns":[],"rows":[]})") == ego::Code::MissingField);
  CHECK(code(R"({"format":"egoscope.report","version":"1.0","benchmark":{},"columns":{},"rows":[]})") ==
        ego::Code::MissingField);
  const auto later = ego::read_report(
      R"({"format":"egoscope.report","version":"1.9","benchmark":{"id":7,"n_items":-1},"new":1,"columns":[3],
          "rows":[{"id":"r","inputs":[0,99,"x"],"scores":[{"column":"c","n":1e400}]}]})",
      "r", diagnostics);
  REQUIRE(later.ok());
  CHECK(later.value().rows[0].inputs.empty());
  CHECK(later.value().rows[0].scores[0].score.n == 0);
  CHECK(diagnostics.count(ego::Code::WrongType) >= 3);
}

TEST_CASE("items: one line an answer, gold only where it may be written", "[report][items]") {
  Example example;
  auto items = ego::build_items(example.questions, example.rows, example.report, ego::GoldPolicy::IfPublic,
                                ego::ReplyText::LeftOut);
  CHECK(items.size() == 12);
  CHECK(items[0].row.value == "alpha");
  CHECK(items[0].gold == "A");
  CHECK(items[3].outcome == ego::Outcome::Invalid);
  CHECK(items[3].reason == ego::InvalidReason::Empty);
  CHECK(items[11].outcome == ego::Outcome::Missing);
  CHECK_FALSE(items[11].answer.has_value());
  const std::string lines = ego::write_items_jsonl(items);
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 12);
  CHECK(lines.starts_with(
      R"({"answer":"A","cluster":"v0","gold":"A","id":"q1","input":0,"line":2,"profile":"tiny-exact","row":"alpha")"));
  example.questions.gold_is_public = false;
  items = ego::build_items(example.questions, example.rows, example.report, ego::GoldPolicy::IfPublic,
                           ego::ReplyText::LeftOut);
  CHECK_FALSE(items[0].gold.has_value());
  items = ego::build_items(example.questions, example.rows, example.report, ego::GoldPolicy::Always,
                           ego::ReplyText::LeftOut);
  CHECK(items[0].gold == "A");
}

TEST_CASE("renderings: text from outside is escaped for its target, counts stand beside every value",
          "[report][render]") {
  const Example example;
  const std::string html = ego::render_html(example.report, ego::ColumnChoice::ShownByDefault);
  CHECK_FALSE(holds(html, "<script"));
  CHECK(holds(html, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
  CHECK(holds(html, "<small>2/4, 2 invalid</small>"));
  CHECK(holds(html, "<small>2/4, 1 missing</small>"));
  CHECK(holds(html, "profile tiny-exact 1.0"));
  CHECK(holds(html, "no items"));
  CHECK(holds(html, "prefers-color-scheme: dark"));
  const std::string markdown = ego::render_markdown(example.report, ego::ColumnChoice::ShownByDefault);
  CHECK_FALSE(holds(markdown, "<script"));
  CHECK(holds(markdown, "\\|"));
  CHECK(holds(markdown, "| 1= | alpha | 50.0 ["));
  const std::string text = ego::render_text(example.report, ego::ColumnChoice::ShownByDefault);
  CHECK(holds(text, "50.0 2/4"));
  CHECK_FALSE(holds(text, "\n=cmd"));  // a line break in a name never starts a line
}

TEST_CASE("render_csv: long form, formulas guarded unless raw", "[report][render]") {
  Example example;
  example.report.rows[0].model.name = "=1+1";
  const std::string csv = ego::render_csv(example.report, ego::FormulaGuard::Quote);
  CHECK(csv.starts_with(
      "row,model,profile,column,value,lo,hi,n,right,wrong,invalid,missing,rank,rank_lo,rank_hi,flags\n"));
  CHECK(holds(csv, "alpha,'=1+1,tiny-exact,overall,0.5,0."));  // then the ends of the interval
  CHECK(holds(csv, ",4,2,0,2,0,1,,,few_clusters\n"));
  CHECK(holds(ego::render_csv(example.report, ego::FormulaGuard::Raw), "alpha,=1+1,tiny-exact"));
  CHECK(holds(csv, "zeta,\"<script>alert('x')</script>\"\"|`\n=cmd\",tiny-exact,overall,0.5"));
}

TEST_CASE("escapes: control characters, invalid UTF-8, direction marks, URLs of other schemes", "[report][escape]") {
  CHECK(ego::escape_html("a<b>&\"'") == "a&lt;b&gt;&amp;&quot;&#39;");
  CHECK(ego::escape_html(std::string_view("a\0b\xff", 4)) ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
  CHECK(ego::escape_html("\xE2\x80\xAE") == "\xEF\xBF\xBD");  // U+202E right-to-left override
  CHECK(ego::escape_html("\u4e2d\u6587") == "\u4e2d\u6587");
  CHECK(ego::safe_href("https://example.org/a?b=1&c=2") == "https://example.org/a?b=1&amp;c=2");
  CHECK(ego::safe_href("javascript:alert(1)").empty());
  CHECK(ego::safe_href("data:text/html,x").empty());
  CHECK(ego::safe_href("https://a b").empty());
  CHECK(ego::escape_csv_text("@x") == "'@x");
  CHECK(ego::escape_csv_text("-1") == "'-1");
  CHECK(ego::escape_csv("a,b") == "\"a,b\"");
}

TEST_CASE("run and model keep what the schema knows and nothing else", "[report][json]") {
  Example example;
  ego::Diagnostics diagnostics;
  example.report.rows[0].run.raw =
      ego::json::parse(
          R"({"mode":"full","api_key":"secret","generation":{"temperature":-1,"top_k":5,"seed":"x"},"video":{"fps":0.5,"audio":"yes"},
          "harness":{"version":"1"},"prompt":{"sha256":"zz","text":"t"}})",
          "r", ego::json::Dialect::Strict, diagnostics)
          .value();
  const std::string json = ego::write_report_json(example.report, ego::json::Layout::Compact);
  CHECK(holds(json, R"("run":{"generation":{"top_k":5},"mode":"full","prompt":{"text":"t"},"video":{"fps":0.5}})"));
  CHECK_FALSE(holds(json, "secret"));
}
