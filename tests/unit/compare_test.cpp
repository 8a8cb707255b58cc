#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <map>
#include <string>
#include <vector>

#include "core/compare/family.h"
#include "core/compare/pair.h"
#include "core/report/render.h"
#include "core/report/svg.h"
#include "core/stats/paired.h"

namespace {

using ego::Outcome;

ego::QuestionSet four_questions() {
  ego::QuestionSet set;
  set.facet_keys = {"domain"};
  for (int i = 0; i < 4; ++i) {
    ego::Question question;
    question.id = ego::QuestionId{std::to_string(i + 1)};
    question.video = ego::VideoId{"v" + std::to_string(i)};
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

/// Questions of many videos, two a video, and a row that is right where `right` says so.
ego::QuestionSet many_questions(int n) {
  ego::QuestionSet set;
  set.facet_keys = {"domain"};
  for (int i = 0; i < n; ++i) {
    ego::Question question;
    question.id = ego::QuestionId{std::to_string(i)};
    question.video = ego::VideoId{"v" + std::to_string(i / 2)};
    question.facets = {i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "c"};
    set.questions.push_back(question);
  }
  for (const char* name : {"overall", "a", "b", "c"}) {
    ego::Column column;
    column.id = ego::ColumnId{name};
    if (column.id.value != "overall") column.slice = {{"domain", name}};
    set.columns.push_back(column);
  }
  set.index();
  return set;
}

template <class RightAt>
ego::ScoredSubmission row_of(const std::string& id, int n, RightAt right) {
  std::vector<std::pair<Outcome, std::string>> cells;
  for (int i = 0; i < n; ++i) cells.emplace_back(right(i) ? Outcome::Right : Outcome::Wrong, "A");
  return scored(id, cells);
}

/// Base, SFT and RL on 120 items, each right where the one before is, and on more.
std::vector<ego::ScoredSubmission> three_stages() {
  return {row_of("base", 120, [](int i) { return i % 4 == 0; }),
          row_of("sft", 120, [](int i) { return i % 4 == 0 || i < 40; }),
          row_of("rl", 120, [](int i) { return i % 4 == 0 || i < 44; })};
}

}  // namespace

TEST_CASE("mcnemar: nothing changed gives p = 1, many changes neither overflow nor vanish", "[compare]") {
  CHECK(ego::stats::mcnemar(7, 7).p_exact == 1);
  CHECK(ego::stats::mcnemar(0, 1).p_exact == 1);
  CHECK(ego::stats::mcnemar(0, 10).p_exact == Catch::Approx(2.0 / 1024));
  // Normal approximation with continuity correction: (|b - c| - 1) / sqrt(D) = 3.16, two-sided p near 0.0016.
  CHECK(ego::stats::mcnemar(49500, 50500).p_exact == Catch::Approx(0.00158).margin(2e-5));
  CHECK(ego::stats::mcnemar(0, 100000).p_exact == 0);
}

TEST_CASE("compare_runs: every item lands in one cell, flips keep question order", "[compare]") {
  const ego::QuestionSet set = four_questions();
  const auto a =
      scored("a", {{Outcome::Right, "A"}, {Outcome::Wrong, "B"}, {Outcome::Invalid, ""}, {Outcome::Wrong, "C"}});
  const auto b =
      scored("b", {{Outcome::Missing, ""}, {Outcome::Right, "A"}, {Outcome::Right, "A"}, {Outcome::Wrong, "D"}});
  const auto pair = ego::compare_runs(set, set.columns[0], a, a.runs[0], b, b.runs[0], {});
  // A missing answer is no format flip: there is no reply whose format could have changed.
  CHECK(pair.table == ego::PairTable{.lost = 1, .gained = 2, .both_wrong = 1, .wrong_changed = 1, .format_flips = 1});
  CHECK(pair.lost_items == std::vector{ego::QuestionId{"1"}});
  CHECK(pair.gained_items == std::vector{ego::QuestionId{"2"}, ego::QuestionId{"3"}});
  CHECK(pair.wrong_changed_items == std::vector{ego::QuestionId{"4"}});
  CHECK(pair.difference == Catch::Approx(0.25));
  REQUIRE(pair.bounds);
  CHECK(pair.bounds->items == 1);
  CHECK(pair.bounds->lo == Catch::Approx(0.25));
  CHECK(pair.bounds->hi == Catch::Approx(0.5));  // the missing answer could have been right
  CHECK(pair.verdict == ego::PairVerdict::NoDifferenceShown);
}

TEST_CASE("compare_runs: unscorable and not submitted items are no evidence, dropped ones count as not right",
          "[compare]") {
  const ego::QuestionSet set = four_questions();
  const auto a =
      scored("a", {{Outcome::Dropped, ""}, {Outcome::Right, "A"}, {Outcome::Right, "A"}, {Outcome::Unscorable, ""}});
  const auto b =
      scored("b", {{Outcome::Right, "A"}, {Outcome::Right, "A"}, {Outcome::NotSubmitted, ""}, {Outcome::Right, "A"}});
  const auto pair = ego::compare_runs(set, set.columns[0], a, a.runs[0], b, b.runs[0], {});
  CHECK(pair.table == ego::PairTable{.both_right = 1, .gained = 1});
  CHECK(pair.unscorable == 1);
  CHECK(pair.bounds->items == 2);
  CHECK(pair.flags == std::vector<std::string>{"few_clusters", "profile_drops_rows", "small_slice"});
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

TEST_CASE("pair_verdict: the table in statistics.md 4.5, on the adjusted p where there is one", "[compare]") {
  ego::Comparison pair;
  CHECK(ego::pair_verdict(pair, {}) == ego::PairVerdict::Inconclusive);
  pair.interval = ego::DifferenceInterval{.lo = 0.01, .hi = 0.2, .method = "t_cluster"};
  pair.test.p = 0.05;
  CHECK(ego::pair_verdict(pair, {}) == ego::PairVerdict::Better);
  pair.interval = ego::DifferenceInterval{.lo = -0.2, .hi = -0.01, .method = "t_cluster"};
  CHECK(ego::pair_verdict(pair, {}) == ego::PairVerdict::Worse);
  CHECK(ego::pair_verdict(pair, {.margin = 0.3}) == ego::PairVerdict::WithinMargin);
  pair.test.p_adjusted = 0.0501;
  CHECK(ego::pair_verdict(pair, {}) == ego::PairVerdict::NoDifferenceShown);
  CHECK(ego::pair_verdict(pair, {.margin = 0.3}) == ego::PairVerdict::NotWorse);
  CHECK(ego::pair_verdict(pair, {.margin = 0.1}) == ego::PairVerdict::Inconclusive);
}

TEST_CASE("compare_runs: scores that are unknown on one side can make the verdict inconclusive", "[compare]") {
  const ego::QuestionSet set = many_questions(60);
  const auto a = row_of("a", 60, [](int i) { return i % 2 == 0; });
  auto b = row_of("b", 60, [](int i) { return i % 2 == 0 || i < 30; });
  const auto clear = ego::compare_runs(set, set.columns[0], a, a.runs[0], b, b.runs[0], {});
  CHECK(clear.verdict == ego::PairVerdict::Better);
  CHECK_FALSE(clear.bounds);
  for (std::size_t i = 1; i < 28; i += 2) {
    ego::VerdictView verdict = b.runs[0].verdicts[i];
    verdict.outcome = Outcome::Missing;
    b.runs[0].verdicts.set(i, verdict);
  }
  const auto unclear = ego::compare_runs(set, set.columns[0], a, a.runs[0], b, b.runs[0], {});
  REQUIRE(unclear.bounds);
  CHECK(unclear.bounds->items == 14);
  CHECK(unclear.bounds->best == ego::PairVerdict::Better);
  CHECK(unclear.verdict == ego::PairVerdict::Inconclusive);
  CHECK(ego::caveat_sentence(unclear).find("the verdict depends on them") != std::string::npos);
}

TEST_CASE("compare_runs: p of clusters is not that of items, and the interval is that of clusters", "[compare]") {
  const ego::QuestionSet set = many_questions(40);  // 20 videos of two questions
  const auto a = row_of("a", 40, [](int) { return false; });
  const auto b = row_of("b", 40, [](int i) { return i < 12; });  // both questions of six videos
  const auto pair = ego::compare_runs(set, set.columns[0], a, a.runs[0], b, b.runs[0], {});
  CHECK(pair.clusters == 20);
  CHECK(pair.nonzero_clusters == 6);
  CHECK(pair.test.p == Catch::Approx(2.0 / 64));
  REQUIRE(pair.also.size() == 1);
  CHECK(pair.also[0].p == Catch::Approx(2.0 / 4096));
  CHECK(*pair.deff == Catch::Approx(2).epsilon(0.05));
  CHECK(*pair.mde80 == Catch::Approx(2.8015852 * *pair.se));
  CHECK(ego::verdict_sentence(pair).find("in 20 clusters") != std::string::npos);
}

TEST_CASE("compare_rows: neighbours by Holm, slices by Benjamini-Hochberg, one baseline on request", "[compare]") {
  const ego::QuestionSet set = many_questions(120);
  const std::vector<ego::ScoredSubmission> rows = three_stages();
  const auto stages = ego::compare_rows(set, rows, ego::ProfileId{"p"}, {});
  REQUIRE(stages.size() == 8);
  CHECK(stages[4].baseline.value == "sft");
  CHECK(stages[0].column.value == "overall");
  CHECK(stages[0].test.adjustment == "holm");
  CHECK(*stages[0].test.p_adjusted == Catch::Approx(2 * stages[0].test.p));
  CHECK(*stages[4].test.p_adjusted == stages[4].test.p);
  CHECK(stages[1].test.adjustment == "bh");
  const auto from_first = ego::compare_rows(set, rows, ego::ProfileId{"p"},
                                            {.pairs = ego::PairChoice::WithFirst, .slices = ego::Adjustment::None});
  CHECK(from_first[4].baseline.value == "base");
  CHECK_FALSE(from_first[5].test.p_adjusted);
  const auto one = ego::compare_rows(set, rows, ego::ProfileId{"p"}, {.column = ego::ColumnId{"b"}});
  REQUIRE(one.size() == 2);
  CHECK(one[0].test.adjustment == "holm");  // the column asked for is the main one
}

TEST_CASE("compare: an adjusted p names its family and the size of it", "[compare]") {
  const ego::QuestionSet set = many_questions(120);
  const std::vector<ego::ScoredSubmission> rows = three_stages();
  const auto pairs = ego::compare_rows(set, rows, ego::ProfileId{"p"}, {});
  CHECK(ego::verdict_sentence(pairs[0]).find("(Holm over 2 ") != std::string::npos);
  CHECK(ego::verdict_sentence(pairs[1]).find("(Benjamini-Hochberg over 3 slices ") != std::string::npos);
}

TEST_CASE("compare: a small slice has the verdict of its test in every form, and is marked", "[compare]") {
  const ego::QuestionSet set = many_questions(40);
  const auto a = row_of("a", 40, [](int) { return false; });
  const auto b = row_of("b", 40, [](int i) { return i < 16; });
  auto small = ego::compare_runs(set, set.columns[0], a, a.runs[0], b, b.runs[0], {});
  REQUIRE(ego::is_small_slice(small));
  REQUIRE(small.verdict == ego::PairVerdict::Better);
  auto main = small;
  small.column = ego::ColumnId{"slice"};
  const std::vector<ego::Comparison> pairs{main, small};
  const ego::PairResults results{.comparisons = pairs, .profile_labels = {{ego::ProfileId{"p"}, "p 1.0"}}};
  for (const std::string& text :
       {ego::render_text(results), ego::render_markdown(results), ego::render_html(results)}) {
    CHECK(text.find("small slice") != std::string::npos);
    CHECK(text.find("too few items") == std::string::npos);
    const std::size_t first = text.find("candidate is better: +40.0 points");
    REQUIRE(first != std::string::npos);
    CHECK(text.find("candidate is better: +40.0 points", first + 1) != std::string::npos);
    CHECK(text.find("profile p 1.0") != std::string::npos);
  }
  CHECK(ego::render_svg(pairs).find("+40.0; 16 gained, 0 lost; p ") != std::string::npos);
}

TEST_CASE("compare: ten ids of a list stand in text and Markdown, the rest is counted; all on request", "[compare]") {
  const ego::QuestionSet set = many_questions(40);
  const auto a = row_of("a", 40, [](int) { return false; });
  const auto b = row_of("b", 40, [](int i) { return i < 16; });
  const auto pair = ego::compare_runs(set, set.columns[0], a, a.runs[0], b, b.runs[0], {});
  ego::PairResults results{.comparisons = std::span(&pair, 1)};
  CHECK(ego::render_text(results).find(" ... 6 more\n") != std::string::npos);
  CHECK(ego::render_markdown(results).find(" ... 6 more\n") != std::string::npos);
  results.shown_items = 0;
  CHECK(ego::render_text(results).find(" more\n") == std::string::npos);
  CHECK(ego::render_text(results).find(pair.gained_items.back().value) != std::string::npos);
}

TEST_CASE("stage_flow: patterns over three rows; items that a row did not run are left out", "[compare]") {
  const ego::QuestionSet set = four_questions();
  const std::vector<ego::ScoredSubmission> rows = {
      scored("a", {{Outcome::Right, "A"}, {Outcome::Wrong, "B"}, {Outcome::Invalid, ""}, {Outcome::Right, "A"}}),
      scored("b", {{Outcome::Right, "A"}, {Outcome::Right, "A"}, {Outcome::Missing, ""}, {Outcome::Right, "A"}}),
      scored("c", {{Outcome::Wrong, "C"}, {Outcome::Right, "A"}, {Outcome::Right, "A"}, {Outcome::NotSubmitted, ""}})};
  const ego::StageFlow flow = ego::stage_flow(set, set.columns[0], rows, ego::ProfileId{"p"});
  CHECK(flow.counts.patterns == std::map<std::string, std::uint64_t>{{"IMR", 1}, {"RRW", 1}, {"WRR", 1}});
  CHECK(flow.counts.links[0].at("IM") == 1);
  CHECK(flow.labels == std::vector<std::string>{"a", "b", "c"});
}
