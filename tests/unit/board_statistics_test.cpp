#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "core/benchmarks/registry.h"
#include "core/board/baselines.h"
#include "core/board/board.h"
#include "core/board/column_ranking.h"
#include "core/board/rank_family.h"
#include "core/board/score_statistics.h"
#include "core/report/build_report.h"
#include "core/report/latex.h"
#include "core/report/render.h"
#include "core/report/report_json.h"
#include "core/report/set_notes.h"
#include "core/report/table_view.h"
#include "core/stats/intervals.h"

namespace {

using ego::Outcome;

constexpr int kItems = 120;

/// Questions of 40 videos with four options, all right answers A.
ego::QuestionSet questions() {
  ego::QuestionSet set;
  set.facet_keys = {"task"};
  for (int i = 0; i < kItems; ++i) {
    ego::Question question;
    question.id = ego::QuestionId{std::to_string(i)};
    question.video = ego::VideoId{"v" + std::to_string(i / 3)};
    question.options = {"A. one", "B. two", "C. three", "D. four"};
    question.gold = ego::json::Value(i % 4 == 0 ? "B" : "A");
    question.facets = {i < 30 ? "small" : "large"};
    set.questions.push_back(question);
  }
  ego::Column overall;
  overall.id = ego::ColumnId{"overall"};
  ego::Column small;
  small.id = ego::ColumnId{"small"};
  small.slice = {{"task", "small"}};
  set.columns = {overall, small};
  set.index();
  return set;
}

const ego::Benchmark& demo() { return *ego::find_benchmark("demo"); }

ego::ScoredSubmission row(const std::string& id, int right) {
  ego::ScoredSubmission out;
  out.submission.row = ego::RowId{id};
  out.submission.model.id = id;
  ego::ScoredRun run;
  run.profile = demo().profiles().front().id;
  for (int i = 0; i < kItems; ++i) {
    ego::Verdict verdict;
    verdict.question = static_cast<std::uint32_t>(i);
    verdict.outcome = i < right ? Outcome::Right : Outcome::Wrong;
    run.verdicts.push_back(verdict);
  }
  for (const char* column : {"overall", "small"}) {
    ego::Score score;
    score.column = ego::ColumnId{column};
    score.profile = run.profile;
    score.n = std::string(column) == "small" ? 30 : kItems;
    score.k = static_cast<std::uint64_t>(std::min<int>(right, static_cast<int>(score.n)));
    score.value = static_cast<double>(score.k) / static_cast<double>(score.n);
    run.scores.push_back(score);
  }
  out.runs.push_back(run);
  return out;
}

ego::Report report_of(const std::vector<ego::ScoredSubmission>& rows) {
  ego::BuildOptions options;
  options.generator_version = "0";
  options.statistics = ego::ScoreStatistics::RankSets;
  return ego::build_report(demo(), questions(), rows, ego::Diagnostics{}, options);
}

}  // namespace

TEST_CASE("scores carry the cluster interval, its standard error and what guessing gives", "[board][stats]") {
  const ego::Report report = report_of({row("a", 60), row("b", 100)});
  const ego::ReportScore& score = report.rows[0].scores[0];
  REQUIRE(score.interval);
  CHECK(score.interval->method == "wilson_cluster");
  CHECK(*score.clusters == 40);
  CHECK(*score.chance == Catch::Approx(0.25));
  CHECK(*score.chance_corrected == Catch::Approx((0.5 - 0.25) / 0.75));
  CHECK(score.standard_error->convention == "cr1");
  CHECK(*score.deff == Catch::Approx(3).epsilon(0.05));  // all three questions of a video go together
  // Effective n 40 at 39 degrees of freedom, by the formula of section 3.3.
  const ego::stats::Bounds bounds = ego::stats::wilson_bounds(0.5, *score.interval->n_eff, *score.interval->critical);
  CHECK(score.interval->lo == bounds.lo);
  const ego::ReportScore& slice = report.rows[0].scores[1];
  CHECK(slice.score.flags == std::vector<std::string>{"few_clusters"});
}

TEST_CASE("a value that is no mean over the items has no interval", "[board][stats]") {
  auto weighted = row("a", 60);
  weighted.runs[0].scores[0].value = 0.6;
  const ego::Report report = report_of({weighted});
  CHECK_FALSE(report.rows[0].scores[0].interval);
  CHECK(report.rows[0].scores[0].clusters);
}

TEST_CASE("rank sets tell apart what the data tells apart; few clusters give none", "[board][stats]") {
  auto ablation = row("d", 120);
  ablation.submission.run.mode = "blind";
  const ego::Report report = report_of({row("a", 60), row("b", 63), row("c", 100), ablation});
  REQUIRE(report.boards.size() == 2);
  const ego::ReportBoard& board = report.boards[0];
  CHECK(board.family == std::vector<ego::RowId>{ego::RowId{"a"}, ego::RowId{"b"}, ego::RowId{"c"}});
  CHECK(board.pairs == 3);
  CHECK(board.order.front().value == "c");
  CHECK(board.leaders == std::vector<ego::RowId>{ego::RowId{"c"}});
  REQUIRE(board.bands.size() == 1);
  CHECK(board.bands[0] == std::vector<ego::RowId>{ego::RowId{"b"}, ego::RowId{"a"}});
  CHECK(report.rows[0].scores[0].rank_set == ego::ReportRankSet{2, 3});
  CHECK(report.rows[2].scores[0].rank_set == ego::ReportRankSet{1, 1});
  CHECK_FALSE(report.rows[3].scores[0].rank_set);
  CHECK(board.mde80);
  CHECK(report.boards[1].method == "none");
  CHECK_FALSE(report.rows[0].scores[1].rank_set);
}

TEST_CASE("the report's rank sets, bands and intervals survive writing and reading", "[board][stats]") {
  const ego::Report report = report_of({row("a", 60), row("b", 63), row("c", 100)});
  const std::string text = ego::write_report_json(report, ego::json::Layout::Indented);
  ego::Diagnostics diagnostics;
  const auto again = ego::read_report(text, "report.json", diagnostics);
  REQUIRE(again.ok());
  CHECK(diagnostics.errors() == 0);
  CHECK(ego::write_report_json(again.value(), ego::json::Layout::Indented) == text);
}

TEST_CASE("a board knows its bands by row, and says them under the table", "[board][stats]") {
  const ego::Report report = report_of({row("a", 60), row("b", 63), row("c", 100)});
  ego::Board board =
      ego::board_from_report(report, ego::ProfileId{report.settings.profiles[0]}, ego::RowOrigin::Scored);
  REQUIRE(board.columns[0].ranking);
  CHECK(board.columns[0].ranking->bands == std::vector<std::vector<std::uint32_t>>{{1, 0}});
  CHECK(board.columns[0].ranking->separable.size() == 2);
  CHECK(board.rows[0].cells[0].interval);
  CHECK(*board.rows[0].cells[0].clusters == 40);
  ego::add_chance_row(board);
  CHECK(board.rows.back().cells[0].text == "25.0");
  CHECK(board.rows.back().kind == ego::RowKind::Baseline);
  for (const std::string& text :
       {ego::render_text(board, ego::ColumnChoice::All), ego::render_markdown(board, ego::ColumnChoice::All),
        ego::render_html_table(board, ego::ColumnChoice::All)}) {
    CHECK(text.find("Cannot be told apart: b, a.") != std::string::npos);
    CHECK(text.find("points between neighbours cannot be seen here") != std::string::npos);
  }
}

TEST_CASE("baseline_submissions: the commonest letter, over all and per task", "[board][stats]") {
  const std::vector<ego::Submission> rows = ego::baseline_submissions(questions());
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].model.kind == "baseline");
  CHECK(rows[0].predictions.size() == kItems);
  CHECK(*rows[0].predictions[0].answer == ego::json::Value("A"));
  CHECK(rows[1].row.value == "baseline:commonest-letter-per-task");
  CHECK(ego::baseline_submissions(ego::QuestionSet{}).empty());
}

TEST_CASE("published_interval: only where a share's printed value fixes its count when rounded once",
          "[board][stats]") {
  ego::PublishedColumn share;
  share.metric = "accuracy";
  const auto interval = [](const ego::PublishedColumn& column, const char* value, std::uint64_t n) {
    ego::PublishedCell cell;
    cell.value = value;
    return ego::published_interval(cell, column, n);
  };
  const auto fixed = interval(share, "48.07", 957);
  REQUIRE(fixed);
  CHECK(fixed->method == "wilson");
  CHECK(fixed->lo == Catch::Approx(0.449154).margin(1e-6));  // 460/957, statistics.md 3.1
  CHECK_FALSE(interval(share, "48", 957));     // several counts
  CHECK_FALSE(interval(share, "61.3", 500));   // none
  CHECK_FALSE(interval(share, "43.00", 579));  // 249 only with digits cut off
  CHECK_FALSE(interval(share, "48.07", 0));
  // Cut off these would also be 599, 526 and 506 of 957; rounded they are one count each.
  for (const char* value : {"62.5", "54.9", "52.8"}) CHECK(interval(share, value, 957));
  ego::PublishedColumn fraction = share;
  fraction.unit = "fraction";
  CHECK(interval(fraction, "0.480669", 957)->lo == fixed->lo);
  ego::PublishedColumn gain = share;
  gain.metric = "delta_knowledge";
  CHECK_FALSE(interval(gain, "8.7", 300));  // fits 26 of 300, and is no share of them
}

TEST_CASE("published boards: n and interval belong to shares; no ranks differ below what unpaired rows allow",
          "[board]") {
  ego::PublishedSet set;
  set.benchmark = "x";
  ego::PublishedBoard table;
  table.id = "t";
  ego::PublishedColumn overall;
  overall.id = "overall";
  overall.metric = "accuracy";
  overall.n = 957;
  ego::PublishedColumn gain;
  gain.id = "delta_knowledge";
  gain.metric = "delta_knowledge";
  gain.n = 300;
  table.columns = {overall, gain};
  for (const char* id : {"a", "b", "c"}) {
    ego::PublishedRow one;
    one.id = id;
    one.kind = "model";
    ego::PublishedCell cell;
    cell.column = "overall";
    cell.value = "48.07";
    cell.number = 48.07;
    ego::PublishedCell other;
    other.column = "delta_knowledge";
    other.value = "8.7";
    other.number = 8.7;
    one.cells = {cell, other};
    table.rows.push_back(one);
  }
  set.boards = {table};
  const ego::Board board = ego::boards_from_published(set).front();
  CHECK(board.columns[0].n == 957);
  CHECK_FALSE(board.columns[1].n);
  CHECK(board.rows[0].cells[0].interval);
  CHECK_FALSE(board.rows[0].cells[1].interval);
  CHECK(board.rows[0].cells[1].n == 0);
  const auto margin = ego::unpaired_margin_of(board, 0);
  REQUIRE(margin);
  CHECK(margin->pairs == 3);
  // 1.959963985 sqrt(0.5/957) and 2.393979800 sqrt(0.5/957) (normal quantiles 0.975 and 1 - 0.05/6 from scipy.stats.norm)
  CHECK(margin->one_pair == Catch::Approx(0.0448).margin(5e-5));
  CHECK(margin->all_pairs == Catch::Approx(0.05472).margin(5e-5));
  CHECK_FALSE(ego::unpaired_margin_of(board, 1));
  for (const std::string& text :
       {ego::render_text(board, ego::ColumnChoice::All), ego::render_markdown(board, ego::ColumnChoice::All),
        ego::render_html_table(board, ego::ColumnChoice::All)}) {
    CHECK(text.find("the scoring profile is not stated") != std::string::npos);
    CHECK(text.find("told apart from 4.5 points on, any two of all 3 rows from 5.5 points on") != std::string::npos);
  }
}

TEST_CASE("intervals over fewer than 20 clusters carry a dagger and a footnote in every table", "[board]") {
  const ego::Report report = report_of({row("a", 60), row("b", 100)});
  const std::string markdown = ego::render_markdown(report, ego::ColumnChoice::All);
  const std::string html = ego::render_html(report, ego::ColumnChoice::All);
  const std::string latex = ego::render_latex(report, ego::ColumnChoice::All);
  const std::string note = "fewer than 20 clusters (small 10)";
  CHECK(markdown.find("]\u2020") != std::string::npos);
  CHECK(markdown.find("\u2020 " + note) != std::string::npos);
  CHECK(html.find("class=\"ci few\"") != std::string::npos);
  CHECK(html.find("\u2020 " + note) != std::string::npos);
  CHECK(latex.find("\\egofew{\\egoci{") != std::string::npos);
  CHECK(latex.find("Dagger: " + note) != std::string::npos);
  CHECK(latex.find("wilson") == std::string::npos);
  const auto marks = [](const std::string& text) {
    std::size_t n = 0;
    for (std::size_t at = text.find("]\u2020"); at != std::string::npos; at = text.find("]\u2020", at + 1)) ++n;
    return n;
  };
  CHECK(marks(markdown) == 2);  // column `small` of two rows, not `overall` with 40 clusters
}

TEST_CASE("a set says once which of its columns have few clusters, which have no items and what scored them",
          "[report]") {
  const std::vector<ego::ScoredSubmission> rows = {row("a", 60), row("b", 100)};
  ego::QuestionSet set = questions();
  ego::Column nothing;
  nothing.id = ego::ColumnId{"nothing"};
  nothing.slice = {{"task", "no such"}};
  set.columns.push_back(nothing);
  ego::Diagnostics diagnostics;
  ego::add_set_notes(demo(), set, rows, diagnostics);
  CHECK(diagnostics.count(ego::Code::FewClusters) == 1);
  CHECK(diagnostics.count(ego::Code::AbsentColumns) == 1);
  CHECK(diagnostics.count(ego::Code::ProfileUsed) == 1);
  CHECK(format_lines(diagnostics)
            .find("W120 field=small: 10 clusters by video, fewer than 20: intervals there are rough") !=
        std::string::npos);
}

TEST_CASE("a family counted in slices gives the rank sets of the report", "[board][stats]") {
  const std::vector<ego::ScoredSubmission> rows{row("a", 60), row("b", 63), row("c", 100)};
  const ego::Report report = report_of(rows);
  const ego::QuestionSet set = questions();
  std::vector<ego::RankMember> members;
  for (const ego::ScoredSubmission& each : rows) members.push_back({&each.runs[0], *each.runs[0].scores[0].value});
  std::vector<std::uint32_t> items(kItems);
  for (std::uint32_t i = 0; i < kItems; ++i) items[i] = i;
  ego::RankFamily family(set, members, items, ego::RankOrder::HigherFirst, {});
  REQUIRE(family.testable());
  int slices = 0;
  while (family.advance(700)) ++slices;
  CHECK(slices == 14);  // 9,999 draws
  const ego::RankFindings found = family.finish();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(report.rows[i].scores[0].rank_set == ego::ReportRankSet{found.ranking.sets[i].lo, found.ranking.sets[i].hi});
  }
  REQUIRE(report.boards[0].separable.size() == found.separated.size());
  for (std::size_t i = 0; i < found.separated.size(); ++i) {
    const ego::stats::MaxTPair* pair = found.find_pair(found.separated[i].better, found.separated[i].worse);
    REQUIRE(pair != nullptr);
    CHECK(report.boards[0].separable[i].p == pair->p_step);
  }
  CHECK(report.boards[0].mde80 == found.mde80);
}

TEST_CASE("board rows carry the report's baseline check of the main column", "[board][stats]") {
  auto chance = row("chance", 30);
  chance.submission.model.kind = "baseline";
  auto longest = row("longest", 57);
  longest.submission.model.kind = "baseline";
  ego::BuildOptions options;
  options.analyses = {ego::AnalysisKind::Baselines};
  const std::vector<ego::ScoredSubmission> rows{row("a", 60), row("b", 110), chance, longest};
  const ego::Report report = ego::build_report(demo(), questions(), rows, ego::Diagnostics{}, options);
  const ego::Board board = ego::board_from_report(report, demo().profiles().front().id, ego::RowOrigin::Scored);
  const auto at = [&](const char* id) { return board.rows[*board.find_row(id)].against_baseline; };
  REQUIRE(at("a"));
  CHECK(at("a")->baseline == "longest");
  CHECK_FALSE(at("a")->above);  // three items better
  REQUIRE(at("b"));
  CHECK(at("b")->above);
  CHECK(at("b")->difference == Catch::Approx((110 - 57) / 120.0));
  CHECK_FALSE(at("chance"));
}
