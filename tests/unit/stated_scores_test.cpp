#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "core/benchmarks/registry.h"
#include "core/benchmarks/stated_scores.h"
#include "core/board/board.h"
#include "core/report/build_report.h"
#include "core/report/render.h"
#include "core/score/evaluate.h"
#include "tests/unit/support/toy_benchmark.h"

namespace {

using namespace ego;

ClaimedScore claim(const std::string& name, const std::string& value, std::optional<std::uint64_t> n = {}) {
  ClaimedScore out{name, json::Value(json::Number{value})};
  out.n = n;
  return out;
}

Submission only(std::vector<ClaimedScore> claims) {
  Submission submission;
  submission.row = RowId{"stated"};
  submission.model.id = "stated";
  submission.claimed = std::move(claims);
  return submission;
}

std::vector<StatedScore> placed(std::vector<ClaimedScore> claims, Diagnostics& diagnostics) {
  const test::ToyBenchmark benchmark;
  return stated_scores(benchmark, test::toy_questions(), only(std::move(claims)), diagnostics);
}

}  // namespace

TEST_CASE("a file of scores alone is placed on columns, not scored as missing answers", "[score]") {
  const test::ToyBenchmark benchmark;
  const std::vector<const Profile*> profiles{&benchmark.profiles()[0]};
  Diagnostics diagnostics;
  const ScoredSubmission row = evaluate(benchmark, test::toy_questions(),
                                        only({claim("toy.overall@toy-strict", "0.5", 6)}), profiles, diagnostics);
  CHECK(row.runs.empty());
  CHECK(diagnostics.count(Code::MissingScoredWrong) == 0);
  REQUIRE(row.stated.size() == 1);
  CHECK(row.stated[0].score.value == 0.5);
  CHECK(row.stated[0].score.profile.value == "toy-strict");
  CHECK(row.stated[0].right == 3);
  const Report report =
      build_report(benchmark, test::toy_questions(), std::vector{row}, diagnostics, score_report_options({}));
  CHECK(report.rows[0].kind == "aggregate");
  CHECK(report.rows[0].flags == std::vector<std::string>{"from_aggregate"});
  CHECK_FALSE(report.rows[0].scores[0].rank);
  REQUIRE(report.rows[0].scores[0].interval);
  // statistics.md 3.1 for 3 of 6: (0.5 -+ z sqrt(1/24 + z^2/144)) / (1 + z^2/6), by scipy.stats.binomtest(3, 6).proportion_ci("wilson")
  CHECK(report.rows[0].scores[0].interval->lo == Catch::Approx(0.1876).margin(1e-4));
  const Board board = board_from_report(report, ProfileId{"toy-strict"}, RowOrigin::Scored);
  CHECK(board.rows[0].origin == RowOrigin::Published);
  CHECK(board.rows[0].cells[0].text == "50.0");
}

TEST_CASE("stated scores: percent above 1, fraction otherwise, and the count only where it is the only one",
          "[score]") {
  Diagnostics diagnostics;
  CHECK(placed({claim("owner/set", "66.67", 6)}, diagnostics)[0].right == 4);
  CHECK(placed({claim("owner/set", "66.67", 6)}, diagnostics)[0].score.value == 0.6667);
  CHECK_FALSE(placed({claim("owner/set", "66.67")}, diagnostics)[0].right);
  CHECK_FALSE(placed({claim("owner/set", "0.55", 6)}, diagnostics)[0].right);
  CHECK_FALSE(placed({claim("owner/set", "50", 900)}, diagnostics)[0].right);  // 446 to 454 print as 50
  CHECK(diagnostics.errors() == 0);
}

TEST_CASE("stated scores: what is on no column is said, and no share above one is taken", "[score]") {
  Diagnostics diagnostics;
  CHECK(placed({claim("toy.overall", "0.5"), claim("x/nowhere", "0.4")}, diagnostics).size() == 1);
  CHECK(diagnostics.count(Code::UnknownFields) == 1);
  CHECK(placed({claim("demo.overall@demo-strict", "0.5")}, diagnostics).empty());
  CHECK(diagnostics.count(Code::WrongBenchmark) == 1);
  placed({claim("toy.overall", "104.2")}, diagnostics);
  CHECK(diagnostics.count(Code::OutOfRange) == 1);
}
