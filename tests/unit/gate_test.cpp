#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "core/gate/gate.h"
#include "core/gate/gate_render.h"

namespace {

using ego::Code;
using ego::GateVerdict;
using ego::Outcome;

/// 200 questions of 100 videos, the first half of them in the column `a`.
ego::QuestionSet questions() {
  ego::QuestionSet set;
  set.facet_keys = {"domain"};
  for (int i = 0; i < 200; ++i) {
    ego::Question question;
    question.id = ego::QuestionId{std::to_string(i)};
    question.video = ego::VideoId{"v" + std::to_string(i / 2)};
    question.facets = {i < 100 ? "a" : "b"};
    set.questions.push_back(question);
  }
  ego::Column overall;
  overall.id = ego::ColumnId{"overall"};
  ego::Column a;
  a.id = ego::ColumnId{"a"};
  a.slice = {{"domain", "a"}};
  set.columns = {overall, a};
  set.index();
  return set;
}

template <class OutcomeAt>
ego::ScoredSubmission row(const std::string& id, OutcomeAt outcome) {
  ego::ScoredSubmission out;
  out.submission.row = ego::RowId{id};
  ego::ScoredRun run;
  run.profile = ego::ProfileId{"p"};
  for (std::uint32_t i = 0; i < 200; ++i) {
    ego::Verdict verdict;
    verdict.question = i;
    verdict.outcome = outcome(i);
    if (verdict.outcome == Outcome::Invalid) verdict.reason = ego::InvalidReason::Unparsed;
    run.verdicts.push_back(verdict);
  }
  out.runs.push_back(run);
  return out;
}

Outcome right_if(bool right) { return right ? Outcome::Right : Outcome::Wrong; }

ego::GatePolicy policy_of(const std::string& rules, const std::string& more = "") {
  ego::Diagnostics diagnostics;
  const auto policy =
      ego::read_policy(R"({"format":"egoscope.policy","version":"1.0",)" + more + R"("rules":)" + rules + "}",
                       "policy.json", diagnostics);
  REQUIRE(policy.ok());
  return policy.value();
}

Code fault_of(const std::string& text) {
  ego::Diagnostics diagnostics;
  const auto policy = ego::read_policy(text, "policy.json", diagnostics);
  REQUIRE_FALSE(policy.ok());
  return policy.error().code;
}

struct Case {
  ego::QuestionSet set = questions();
  ego::ScoredSubmission baseline = row("base", [](std::uint32_t i) { return right_if(i % 2 == 0); });
  ego::ScoredSubmission candidate = row("cand", [](std::uint32_t i) { return right_if(i % 2 == 0); });

  ego::Result<ego::GateOutcome> run(const ego::GatePolicy& policy) const {
    return ego::evaluate_gate({&set, &baseline, &candidate, ego::ProfileId{"p"}, {}}, policy);
  }
  ego::ReportGate gate(const ego::GatePolicy& policy) const {
    const auto outcome = run(policy);
    REQUIRE(outcome.ok());
    return outcome.value().gate;
  }
};

}  // namespace

TEST_CASE("read_policy: the example of formats.md section 9, with the schema's defaults", "[gate]") {
  const ego::GatePolicy policy = policy_of(R"([
    {"name":"overall","column":"overall","profile":"egocross-official-close","margin":0.02,"max_invalid":0.01},
    {"name":"surgery","column":"surgery","margin":0.05},
    {"name":"must keep","never_lose":["17","203"]}])");
  REQUIRE(policy.rules.size() == 3);
  CHECK(policy.alpha == 0.05);
  CHECK(policy.adjustment == ego::Adjustment::Holm);
  CHECK(policy.on_inconclusive == ego::OnInconclusive::Exit2);
  CHECK(policy.rules[0].profile->value == "egocross-official-close");
  CHECK(policy.rules[0].min_coverage == 1);
  CHECK(policy.rules[0].tests());
  CHECK(policy.rules[2].column.value == "overall");
  CHECK_FALSE(policy.rules[2].tests());
  CHECK(policy.sha256.size() == 64);
}

TEST_CASE("read_policy refuses what the schema refuses, and says where", "[gate]") {
  const std::string head = R"({"format":"egoscope.policy","version":"1.0","rules":)";
  CHECK(fault_of("{}") == Code::InvalidPolicy);
  CHECK(fault_of("[1") == Code::SyntaxError);
  CHECK(fault_of(R"({"format":"egoscope.policy","version":"2.0","rules":[{"name":"x"}]})") == Code::UnsupportedVersion);
  CHECK(fault_of(head + "[]}") == Code::InvalidPolicy);
  CHECK(fault_of(head + R"([{"column":"overall"}]})") == Code::InvalidPolicy);
  CHECK(fault_of(head + R"([{"name":"x","margin":1.5}]})") == Code::InvalidPolicy);
  CHECK(fault_of(head + R"([{"name":"x","max_lost":-1}]})") == Code::InvalidPolicy);
  CHECK(fault_of(head + R"([{"name":"x","never_lose":[17]}]})") == Code::InvalidPolicy);
  CHECK(fault_of(head + R"([{"name":"x"}],"alpha":0})") == Code::InvalidPolicy);
  CHECK(fault_of(head + R"([{"name":"x"}],"adjustment":"bh"})") == Code::InvalidPolicy);
  CHECK(fault_of(head + R"(["x"]})") == Code::InvalidPolicy);
  ego::Diagnostics diagnostics;
  const auto typo = ego::read_policy(head + R"([{"name":"x","margn":0.1}]})", "policy.json", diagnostics);
  REQUIRE_FALSE(typo.ok());
  CHECK(typo.error().pointer == "/rules/0/margn");
  CHECK(typo.error().code == Code::InvalidPolicy);
}

TEST_CASE("gate: the same answers pass; a clear regression fails; a margin can allow it", "[gate]") {
  Case same;
  CHECK(same.gate(policy_of(R"([{"name":"overall"}])")).exit_code == 0);
  Case worse;
  worse.candidate = row("cand", [](std::uint32_t i) { return right_if(i % 2 == 0 && i >= 20); });
  const ego::ReportGate gate = worse.gate(policy_of(R"([{"name":"overall"}])"));
  CHECK(gate.verdict == GateVerdict::Fail);
  CHECK(gate.exit_code == 1);
  CHECK(gate.rules[0].reason.find("candidate is worse") != std::string::npos);
  CHECK(worse.gate(policy_of(R"([{"name":"overall","margin":0.15}])")).exit_code == 0);
}

TEST_CASE("gate: a margin that the data cannot exclude is inconclusive, and the policy says what that means",
          "[gate]") {
  Case noisy;
  noisy.candidate = row("cand", [](std::uint32_t i) { return right_if(i * 7 % 20 < 10); });
  const std::string rule = R"([{"name":"overall","margin":0.01}])";
  CHECK(noisy.gate(policy_of(rule)).exit_code == 2);
  CHECK(noisy.gate(policy_of(rule, R"("on_inconclusive":"pass",)")).exit_code == 0);
  CHECK(noisy.gate(policy_of(rule, R"("on_inconclusive":"fail",)")).exit_code == 1);
}

TEST_CASE("gate: counts and bounds", "[gate]") {
  Case lost;
  lost.candidate = row("cand", [](std::uint32_t i) {
    if (i == 4) return Outcome::Invalid;
    return right_if(i % 2 == 0);
  });
  CHECK(lost.gate(policy_of(R"([{"name":"r","max_lost":1}])")).exit_code == 0);
  CHECK(lost.gate(policy_of(R"([{"name":"r","max_lost":0}])")).exit_code == 1);
  CHECK(lost.gate(policy_of(R"([{"name":"r","never_lose":["4"]}])")).exit_code == 1);
  CHECK(lost.gate(policy_of(R"([{"name":"r","never_lose":["5","6"]}])")).exit_code == 0);  // 5 was never right
  CHECK(lost.gate(policy_of(R"([{"name":"r","max_invalid":0.005}])")).exit_code == 0);
  CHECK(lost.gate(policy_of(R"([{"name":"r","max_invalid":0.004}])")).exit_code == 1);
  CHECK(lost.gate(policy_of(R"([{"name":"r","min_score":0.3}])")).exit_code == 0);
  CHECK(lost.gate(policy_of(R"([{"name":"r","min_score":0.49}])")).exit_code == 1);
}

TEST_CASE("gate: too little coverage is invalid and outweighs everything", "[gate]") {
  Case partial;
  partial.candidate = row("cand", [](std::uint32_t i) { return i == 150 ? Outcome::Missing : Outcome::Wrong; });
  const std::string rules = R"([{"name":"a","column":"a"},{"name":"overall"}])";
  const ego::ReportGate gate = partial.gate(policy_of(rules));
  CHECK(gate.rules[0].verdict == GateVerdict::Fail);
  CHECK(gate.rules[1].verdict == GateVerdict::Invalid);
  CHECK(gate.exit_code == 3);
  CHECK(partial.gate(policy_of(R"([{"name":"r","min_coverage":0.99,"max_lost":200}])")).exit_code == 0);
}

TEST_CASE("gate: p is adjusted over the rules that test, and over them only", "[gate]") {
  Case pair;
  pair.candidate = row("cand", [](std::uint32_t i) { return right_if(i % 2 == 0 || i < 20); });
  const auto outcome = pair.run(
      policy_of(R"([{"name":"o","margin":0.1},{"name":"a","column":"a"},{"name":"keep","never_lose":["0"]}])"));
  REQUIRE(outcome.ok());
  const auto& comparisons = outcome.value().comparisons;
  REQUIRE(comparisons.size() == 3);
  CHECK(*comparisons[0].test.p_adjusted == 2 * comparisons[0].test.p);
  CHECK(comparisons[0].test.adjustment == "holm");
  CHECK_FALSE(comparisons[2].test.p_adjusted);
  CHECK(outcome.value().gate.rules[2].reason.find("every limit holds") != std::string::npos);
}

TEST_CASE("gate: unknown columns, profiles and items end it", "[gate]") {
  const Case pair;
  CHECK(pair.run(policy_of(R"([{"name":"r","column":"x"}])")).error().code == Code::UnknownName);
  CHECK(pair.run(policy_of(R"([{"name":"r","profile":"x"}])")).error().code == Code::UnknownName);
  CHECK(pair.run(policy_of(R"([{"name":"r","never_lose":["x"]}])")).error().code == Code::InvalidPolicy);
}

namespace {

ego::Report report_of(const Case& pair, const ego::GatePolicy& policy) {
  auto outcome = pair.run(policy);
  REQUIRE(outcome.ok());
  ego::Report report;
  report.benchmark.id = ego::BenchmarkId{"demo"};
  report.comparisons = outcome.value().comparisons;
  report.gate = outcome.value().gate;
  ego::ReportRow row;
  row.scores.resize(1);
  row.scores[0].score.profile = ego::ProfileId{"p"};
  row.scores[0].profile_version = "1.2";
  report.rows.push_back(row);
  return report;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("gate: input with errors is invalid in every rendering, and says what it would have been", "[gate]") {
  ego::Report report = report_of({}, policy_of(R"([{"name":"overall"}])"));
  ego::Diagnostics diagnostics;
  ego::refuse_input(*report.gate, diagnostics);
  CHECK(report.gate->verdict == GateVerdict::Pass);
  ego::Diagnostic unknown = ego::make_error(Code::UnknownQuestionId, "unknown id", "b.json");
  unknown.line = 7;
  diagnostics.add(unknown);
  ego::refuse_input(*report.gate, diagnostics);
  CHECK(report.gate->exit_code == 3);
  CHECK(report.gate->rules[0].verdict == GateVerdict::Invalid);
  const std::string text = ego::render_gate_text(report, {});
  CHECK(text.starts_with("gate invalid (exit 3)\ninvalid overall "));
  CHECK(text.find("invalid input (1 E014); as read, pass: no difference shown") != std::string::npos);
  CHECK(ego::render_gate_markdown(report, {}).starts_with("### Gate: invalid (exit 3)"));
  const std::string junit = ego::render_gate_junit(report, diagnostics, ego::JunitInconclusive::Skipped);
  CHECK(junit.find(R"(tests="2" failures="2")") != std::string::npos);
  CHECK(junit.find(R"(<testcase classname="egoscope.input.demo" name="E014" file="b.json">)") != std::string::npos);
  const std::string commands = ego::render_gate_annotations(report, diagnostics, "b.json");
  CHECK(commands.starts_with("::error file=b.json,line=7,title=E014::E014"));
  CHECK(commands.find("gate pass") == std::string::npos);
}

TEST_CASE("gate: stopped by a file, JUnit has an error with code, file, advice and exit code; annotations agree",
          "[gate]") {
  ego::Diagnostics before;
  before.add(ego::make_error(ego::Code::EmptyReplies, "3 replies", "a.json"));
  const ego::Error error =
      ego::make_error(ego::Code::WrongBenchmark, "no id of <this> set", "b.json", "name another benchmark");
  const ego::StoppedGate stopped{"demo", before, error};
  const std::string junit = ego::render_stopped_junit(stopped);
  CHECK(junit.find(R"(<testsuites name="egoscope" tests="2" failures="0" errors="1" skipped="0">)") !=
        std::string::npos);
  CHECK(junit.find(R"(<testcase classname="egoscope.gate.demo" name="gate" file="b.json">)") != std::string::npos);
  CHECK(junit.find(R"(<error type="E010" message="no rule was applied: no id of &lt;this&gt; set">)") !=
        std::string::npos);
  CHECK(junit.find("error E010 b.json: no id of &lt;this&gt; set; name another benchmark\n</error>") !=
        std::string::npos);
  CHECK(junit.find(R"(<property name="exit_code" value="3"/>)") != std::string::npos);
  CHECK(junit.find(R"(classname="egoscope.input.demo" name="W103")") != std::string::npos);
  const std::string commands = ego::render_stopped_annotations(stopped);
  CHECK(commands.find("::error file=b.json,title=E010::E010: no id of <this> set; name another benchmark\n") !=
        std::string::npos);
  CHECK(commands.ends_with("::error file=b.json,title=gate invalid (exit 3)::no rule was applied\n"));
  CHECK(ego::render_stopped_markdown(stopped).starts_with(
      "### Gate: invalid (exit 3)\n\nno rule was applied: error E010"));
}

TEST_CASE("gate: every reason has the numbers, and an inconclusive one says why", "[gate]") {
  const Case same;
  const ego::ReportGate gate =
      same.gate(policy_of(R"([{"name":"o","margin":0},{"name":"plain"},{"name":"count","max_lost":3}])"));
  CHECK(gate.rules[0].reason.starts_with("a loss of 0.0 points or more cannot be excluded: no item changed; "));
  CHECK(gate.rules[2].reason.starts_with("every limit holds; no item changed; "));
  for (const auto& rule : gate.rules) {
    for (const char* part :
         {"+0.0 points [+0.0, +0.0] on 200 items in 100 clusters", "sign-flip p = 1.000", "; detectable 0.0"})
      CHECK(rule.reason.find(part) != std::string::npos);
  }
}

TEST_CASE("gate: column, profile and version of each rule; a rule that only counts has no verdict property", "[gate]") {
  const ego::Report report =
      report_of({}, policy_of(R"([{"name":"test","column":"a"},{"name":"count","max_lost":3}])"));
  const std::string text = ego::render_gate_text(report, {});
  CHECK(text.find("pass test (column a, profile p 1.2): ") != std::string::npos);
  CHECK(ego::render_gate_markdown(report, {}).find("| test | a | p 1.2 | pass |") != std::string::npos);
  const std::string junit = ego::render_gate_junit(report, {}, ego::JunitInconclusive::Skipped);
  CHECK(count(junit, R"(<property name="profile" value="p 1.2"/>)") == 2);
  CHECK(count(junit, R"(<property name="verdict")") == 1);
}

TEST_CASE("gate: lost items stand once a comparison; a rule that names items shows those alone", "[gate]") {
  Case worse;
  worse.candidate = row("cand", [](std::uint32_t i) { return right_if(i % 2 == 0 && i >= 20); });
  const ego::Report both =
      report_of(worse, policy_of(R"([{"name":"one"},{"name":"two","margin":0.3},{"name":"three","max_lost":0}])"));
  CHECK(count(ego::render_gate_text(both, {}), "  lost ") == 10);
  CHECK(count(ego::render_gate_markdown(both, {}), "item=") == 10);
  const ego::Report named = report_of(worse, policy_of(R"([{"name":"keep","never_lose":["4","40"]}])"));
  CHECK(count(ego::render_gate_text(named, {}), "  lost ") == 1);
  CHECK(ego::render_gate_text(named, {}).find("  lost 4  ") != std::string::npos);
  CHECK(count(ego::render_gate_markdown(named, {}), "item=") == 1);
}

TEST_CASE("gate renderings: hostile names stay inside their place; links are percent-encoded", "[gate]") {
  Case worse;
  worse.candidate = row("a/b \"c\" & <d>", [](std::uint32_t) { return Outcome::Wrong; });
  auto outcome = worse.run(policy_of(R"([{"name":"x\"<&>\n::error::y"}])"));
  REQUIRE(outcome.ok());
  ego::Report report;
  report.benchmark.id = ego::BenchmarkId{"demo"};
  report.comparisons = outcome.value().comparisons;
  report.gate = outcome.value().gate;
  const std::string junit = ego::render_gate_junit(report, {}, ego::JunitInconclusive::Skipped);
  CHECK(junit.find("failures=\"1\"") != std::string::npos);
  CHECK(junit.find("x&quot;&lt;&amp;&gt;") != std::string::npos);
  const std::string commands = ego::render_gate_annotations(report, {}, "runs/x,y.json");
  CHECK(commands.starts_with("::error file=runs/x%2Cy.json,title="));
  CHECK(commands.find("\n::error::y") == std::string::npos);
  const std::string link =
      ego::lost_item_link({"https://example.org/"}, "demo", report.comparisons[0], report.comparisons[0].lost_items[0]);
  CHECK(link == "https://example.org/#/demo/pair/base/a%2Fb%20%22c%22%20%26%20%3Cd%3E?cell=lost&item=0");
  const std::string text = ego::render_gate_text(report, {});
  CHECK(text.starts_with("gate fail (exit 1)\n"));
  CHECK(text.find("... 90 more lost") != std::string::npos);
}
