#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "core/compare/pair.h"
#include "core/json/parse.h"

namespace {

using ego::Outcome;

ego::QuestionSet four_questions() {
  ego::QuestionSet set;
  set.facet_keys = {"domain"};
  for (int i = 0; i < 4; ++i) {
    ego::Question question;
    question.id = ego::QuestionId{std::to_string(i + 1)};
    question.video = ego::VideoId{"v"};
    question.options = {"A. one", "B. two", "C. three", "D. four"};
    question.facets = {i < 2 ? "Surgery" : "Industry"};
    set.questions.push_back(question);
  }
  ego::Column overall;
  overall.id = ego::ColumnId{"overall"};
  ego::Column surgery;
  surgery.id = ego::ColumnId{"surgery"};
  surgery.slice = {{"domain", "Surgery"}};
  set.columns = {overall, surgery};
  set.index();
  return set;
}

ego::ScoredSubmission scored(const std::string& id, const std::vector<std::pair<Outcome, std::string>>& cells) {
  ego::ScoredSubmission row;
  row.submission.row = ego::RowId{id};
  ego::ScoredRun run;
  run.profile = ego::ProfileId{"p"};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    ego::Verdict verdict;
    verdict.question = static_cast<std::uint32_t>(i);
    verdict.outcome = cells[i].first;
    verdict.answer = cells[i].second;
    run.verdicts.push_back(verdict);
  }
  row.runs.push_back(run);
  return row;
}

std::string shared_file(const std::string& path) {
  const char* root = std::getenv("EGOSCOPE_SHARED");
  std::ifstream in(std::string(root == nullptr ? "../shared" : root) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("mcnemar: the worked example of statistics.md 4.2", "[compare]") {
  const ego::PairTest test = ego::mcnemar(40, 61);
  CHECK(test.p == Catch::Approx(0.0460441).margin(5e-8));
  CHECK(test.p_mid == Catch::Approx(0.0370668).margin(5e-8));
  const ego::PairTable table{.both_right = 100, .lost = 40, .gained = 61, .both_wrong = 99};
  const ego::DifferenceInterval wald = ego::difference_interval(table);
  CHECK(wald.method == "wald");
  CHECK(wald.lo == Catch::Approx(0.0048216).margin(5e-8));
  CHECK(wald.hi == Catch::Approx(0.1351784).margin(5e-8));
}

TEST_CASE("mcnemar: every golden row of golden/statistics/paired.jsonl", "[compare][golden]") {
  const std::string bytes = shared_file("golden/statistics/paired.jsonl");
  if (bytes.empty()) SKIP("no shared folder: set EGOSCOPE_SHARED");
  ego::Diagnostics diagnostics;
  int rows = 0;
  ego::json::for_each_line(
      bytes, "paired.jsonl", ego::json::Dialect::Strict, diagnostics, [&](ego::json::Value&& row, std::uint64_t) {
        if (row.text_or_empty("op") != "mcnemar") return;
        ++rows;
        INFO(row.text_or_empty("id"));
        const ego::json::Value& input = *row.find("input");
        const ego::json::Value& expected = *row.find("expected");
        const auto lost = static_cast<std::uint64_t>(*input.find("b")->as_int());
        const auto gained = static_cast<std::uint64_t>(*input.find("c")->as_int());
        const auto n = static_cast<std::uint64_t>(*input.find("n")->as_int());
        const ego::PairTest test = ego::mcnemar(lost, gained);
        CHECK(test.p == Catch::Approx(*expected.find("p_exact")->as_double()).epsilon(1e-9).margin(1e-300));
        CHECK(test.p_mid == Catch::Approx(*expected.find("p_midp")->as_double()).epsilon(1e-9).margin(1e-300));
        if (*input.find("conf")->as_double() != 0.95) return;
        const ego::PairTable table{.both_right = n - lost - gained, .lost = lost, .gained = gained};
        const ego::DifferenceInterval interval = ego::difference_interval(table);
        const bool wald = interval.method == "wald";
        CHECK(interval.lo == Catch::Approx(*expected.find(wald ? "wald_lo" : "bp_lo")->as_double()).margin(1e-9));
        CHECK(interval.hi == Catch::Approx(*expected.find(wald ? "wald_hi" : "bp_hi")->as_double()).margin(1e-9));
      });
  CHECK(rows == 17);
}

TEST_CASE("mcnemar: nothing changed gives p = 1, many changes neither overflow nor vanish", "[compare]") {
  CHECK(ego::mcnemar(0, 0).p == 1);
  CHECK(ego::mcnemar(0, 0).p_mid == 1);
  CHECK(ego::mcnemar(7, 7).p == 1);
  CHECK(ego::mcnemar(0, 1).p == 1);
  CHECK(ego::mcnemar(0, 10).p == Catch::Approx(2.0 / 1024));
  // A normal approximation with D = 100,000 and 1,000 apart: z = 3.16, two-sided p near 0.0016.
  CHECK(ego::mcnemar(49500, 50500).p == Catch::Approx(0.00158).margin(2e-5));
  CHECK(ego::mcnemar(0, 100000).p == 0);
}

TEST_CASE("compare_runs: every item lands in one cell, flips keep question order", "[compare]") {
  const ego::QuestionSet set = four_questions();
  const auto a =
      scored("a", {{Outcome::Right, "A"}, {Outcome::Wrong, "B"}, {Outcome::Invalid, ""}, {Outcome::Wrong, "C"}});
  const auto b =
      scored("b", {{Outcome::Missing, ""}, {Outcome::Right, "A"}, {Outcome::Right, "A"}, {Outcome::Wrong, "D"}});
  const auto pair = ego::compare_runs(set, set.columns[0], a, a.runs[0], b, b.runs[0], {});
  CHECK(pair.table == ego::PairTable{.lost = 1, .gained = 2, .both_wrong = 1, .wrong_changed = 1, .format_flips = 2});
  CHECK(pair.lost_items == std::vector{ego::QuestionId{"1"}});
  CHECK(pair.gained_items == std::vector{ego::QuestionId{"2"}, ego::QuestionId{"3"}});
  CHECK(pair.wrong_changed_items == std::vector{ego::QuestionId{"4"}});
  CHECK(pair.difference == Catch::Approx(0.25));
  CHECK(pair.verdict == ego::PairVerdict::NoDifferenceShown);
}

TEST_CASE("compare_runs: dropped, unscorable and not submitted items are no evidence", "[compare]") {
  const ego::QuestionSet set = four_questions();
  const auto a =
      scored("a", {{Outcome::Dropped, ""}, {Outcome::Right, "A"}, {Outcome::Right, "A"}, {Outcome::Unscorable, ""}});
  const auto b =
      scored("b", {{Outcome::Right, "A"}, {Outcome::Right, "A"}, {Outcome::NotSubmitted, ""}, {Outcome::Right, "A"}});
  const auto pair = ego::compare_runs(set, set.columns[0], a, a.runs[0], b, b.runs[0], {});
  CHECK(pair.table.n() == 1);
  CHECK(pair.flags == std::vector<std::string>{"profile_drops_rows"});
}

TEST_CASE("compare_all_columns: slices count their own questions; columns without a common item are left out",
          "[compare]") {
  const ego::QuestionSet set = four_questions();
  const auto a = scored(
      "a", {{Outcome::NotSubmitted, ""}, {Outcome::NotSubmitted, ""}, {Outcome::Right, "A"}, {Outcome::Wrong, "B"}});
  const auto pairs = ego::compare_all_columns(set, a, a, ego::ProfileId{"p"}, {});
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].column.value == "overall");
  CHECK(pairs[0].table.n() == 2);
  CHECK(pairs[0].test.p == 1);
  CHECK(ego::compare_all_columns(set, a, a, ego::ProfileId{"other"}, {}).empty());
}

TEST_CASE("compare_matrix_rows agrees with compare_runs on the same verdicts", "[compare]") {
  const ego::QuestionSet set = four_questions();
  const std::vector<ego::ScoredSubmission> rows = {
      scored("a", {{Outcome::Right, "A"}, {Outcome::Wrong, "B"}, {Outcome::Wrong, "B"}, {Outcome::Wrong, "C"}}),
      scored("b", {{Outcome::Wrong, "C"}, {Outcome::Right, "A"}, {Outcome::Wrong, "B"}, {Outcome::Wrong, "D"}})};
  const ego::ItemMatrix matrix = ego::make_item_matrix(set, rows, ego::ProfileId{"p"});
  const auto from_matrix = ego::compare_matrix_rows(set, matrix, 0, 1, ego::ItemSubset::all(4), {});
  const auto from_runs = ego::compare_runs(set, set.columns[0], rows[0], rows[0].runs[0], rows[1], rows[1].runs[0], {});
  CHECK(from_matrix.table == from_runs.table);
  CHECK(from_matrix.gained_items == from_runs.gained_items);
  CHECK(from_matrix.wrong_changed_items == from_runs.wrong_changed_items);
}

TEST_CASE("pair_verdict: rows 1, 2, 4 and 6 of the table in statistics.md 4.5", "[compare]") {
  ego::Comparison pair;
  CHECK(ego::pair_verdict(pair, {}) == ego::PairVerdict::Inconclusive);
  pair.interval = ego::DifferenceInterval{.lo = 0.01, .hi = 0.2, .method = "wald"};
  pair.test.p = 0.05;
  CHECK(ego::pair_verdict(pair, {}) == ego::PairVerdict::Better);
  pair.interval = ego::DifferenceInterval{.lo = -0.2, .hi = -0.01, .method = "wald"};
  CHECK(ego::pair_verdict(pair, {}) == ego::PairVerdict::Worse);
  pair.test.p = 0.0501;
  CHECK(ego::pair_verdict(pair, {}) == ego::PairVerdict::NoDifferenceShown);
}
