#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "core/board/board.h"
#include "core/board/layout.h"
#include "core/board/row_filter.h"
#include "core/report/render.h"
#include "core/report/table_view.h"

namespace {

ego::BoardRow row(const std::string& id, double value) {
  ego::BoardRow out;
  out.id = ego::RowId{id};
  out.name = id;
  ego::BoardCell cell;
  cell.value = value;
  cell.text = ego::score_text(value, "fraction");
  cell.interval = ego::ReportInterval{value - 0.04, value + 0.04, 0.95, "wilson", std::nullopt, std::nullopt};
  out.cells.push_back(cell);
  return out;
}

/// Rows a .9, b .85, c .8, d .75, e .7: the worked example of statistics.md 7.1.
ego::Board board() {
  ego::Board out;
  out.title = "Example";
  ego::BoardColumn column;
  column.id = ego::ColumnId{"overall"};
  column.title = "Overall";
  column.n = 300;
  ego::ColumnRanking ranking;
  ranking.family = {0, 1, 2, 3, 4};
  ranking.pairs = 10;
  ranking.bands = {{0, 1, 2}, {1, 2, 3}, {2, 3, 4}};
  ranking.mde80 = 0.062;
  column.ranking = ranking;
  out.columns.push_back(column);
  out.rows = {row("a", 0.9), row("b", 0.85), row("c", 0.8), row("d", 0.75), row("e", 0.7)};
  const ego::ReportRankSet sets[] = {{1, 3}, {1, 4}, {1, 5}, {2, 5}, {3, 5}};
  for (std::size_t i = 0; i < 5; ++i) out.rows[i].cells[0].rank_set = sets[i];
  ego::rank_rows(out);
  return out;
}

std::vector<std::string> found(const ego::Board& all, const std::string& search) {
  std::vector<std::string> ids;
  for (const std::uint32_t index : ego::arrange_rows(all, {.search = search})) ids.push_back(all.rows[index].id.value);
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("band_brackets: overlapping bands stand in lanes; another order has no brackets", "[board][layout]") {
  const ego::Board all = board();
  const std::vector<std::uint32_t> best_first{0, 1, 2, 3, 4};
  const auto brackets = ego::band_brackets(*all.columns[0].ranking, best_first);
  REQUIRE(brackets.size() == 3);
  CHECK(brackets[0].first == 0);
  CHECK(brackets[0].last == 2);
  CHECK(brackets[0].lane == 0);
  CHECK(brackets[1].lane == 1);
  CHECK(brackets[2].lane == 2);
  const std::vector<std::uint32_t> worst_first{4, 3, 2, 1, 0};
  CHECK(ego::band_brackets(*all.columns[0].ranking, worst_first).empty());
}

TEST_CASE("band_brackets: filtered rows leave, strangers between stay outside", "[board][layout]") {
  const ego::Board all = board();
  const std::vector<std::uint32_t> shown{0, 3, 4};  // of the bands only d and e are left together
  const auto brackets = ego::band_brackets(*all.columns[0].ranking, shown);
  REQUIRE(brackets.size() == 1);
  CHECK(brackets[0].band == 2);
  CHECK(brackets[0].places == std::vector<std::uint32_t>{1, 2});
  ego::ColumnRanking one;
  one.bands = {{0, 4}};
  const std::vector<std::uint32_t> every{0, 1, 2, 3, 4};
  const auto wide = ego::band_brackets(one, every);
  REQUIRE(wide.size() == 1);
  CHECK(wide[0].places == std::vector<std::uint32_t>{0, 4});
}

TEST_CASE("column_axis: from the lowest to the highest bound on steps of five points", "[board][layout]") {
  const ego::Board all = board();
  const auto axis = ego::column_axis(all, 0);
  REQUIRE(axis);
  CHECK(axis->low == Catch::Approx(0.65));   // lowest bound 0.66
  CHECK(axis->high == Catch::Approx(0.95));  // highest bound 0.94
  CHECK(axis->place(0.8) == Catch::Approx(0.5));
  CHECK(axis->place(2) == 1);
  ego::Board none = all;
  for (ego::BoardRow& each : none.rows) each.cells[0].value.reset();
  CHECK_FALSE(ego::column_axis(none, 0));
}

TEST_CASE("arrange_rows: by lower bound and by rank set", "[board]") {
  ego::Board all = board();
  all.rows[1].cells[0].interval->lo = 0.2;  // b is good, but hardly known
  all.rows[4].cells[0].interval.reset();
  const auto order = [&](ego::SortMeasure by, bool descending) {
    std::string ids;
    for (const std::uint32_t index : ego::arrange_rows(all, {.sort = {{0, descending, by}}}))
      ids += all.rows[index].id.value;
    return ids;
  };
  CHECK(order(ego::SortMeasure::Value, true) == "abcde");
  CHECK(order(ego::SortMeasure::LowerBound, true) == "acdbe");  // without an interval: last
  CHECK(order(ego::SortMeasure::LowerBound, false) == "bdcae");
  CHECK(order(ego::SortMeasure::RankSet, true) == "abcde");
  CHECK(order(ego::SortMeasure::RankSet, false) == "edcba");
}

TEST_CASE("row filter: words, tests, and, or, not, parentheses", "[board][filter]") {
  ego::Board all = board();
  all.rows[0].facts = {{"params", "8B"}, {"audio", "yes"}};
  all.rows[1].facts = {{"params", "7e9"}, {"audio", "no"}};
  all.rows[2].facts = {{"params", "72B"}, {"audio", "yes"}};
  all.rows[3].organization = "Example Lab";
  all.rows[4].kind = ego::RowKind::Baseline;
  CHECK(found(all, "params<10e9 & audio") == Ids{"a"});
  CHECK(found(all, "params<10e9") == Ids{"a", "b"});
  CHECK(found(all, "params >= 8B audio") == Ids{"a", "c"});
  CHECK(found(all, "audio | kind=baseline") == Ids{"a", "c", "e"});
  CHECK(found(all, "!audio & !(kind = baseline)") == Ids{"b", "d"});
  CHECK(found(all, "audio!=yes") == Ids{"b", "d", "e"});
  CHECK(found(all, "overall>80") == Ids{"a", "b"});  // values of a column as they are printed
  CHECK(found(all, "\"example lab\"") == Ids{"d"});
  CHECK(found(all, "EXAMPLE lab") == Ids{"d"});
  CHECK(found(all, "nobody").empty());
  CHECK(found(all, "  ").size() == 5);
}

TEST_CASE("row filter: what is no expression is said and hides nothing", "[board][filter]") {
  const ego::Board all = board();
  for (const char* text : {"params<", "size<3", "(a", "a & ", "a | | b", "\"a", ")", "<3", "!"}) {
    INFO(text);
    const ego::RowFilter filter(text, all);
    CHECK(filter.fault());
    CHECK(found(all, text).size() == 5);
  }
  std::string deep(10000, '(');
  CHECK(ego::RowFilter(deep, all).fault() == "too many parentheses");
}

TEST_CASE("fact_number: units of parameters", "[board][filter]") {
  CHECK(ego::fact_number("8B") == 8e9);
  CHECK(ego::fact_number("1.5e9") == 1.5e9);
  CHECK(ego::fact_number("32") == 32);
  CHECK_FALSE(ego::fact_number("32 frames"));
  CHECK_FALSE(ego::fact_number("yes"));
}

TEST_CASE("static tables carry rank sets, brackets, interval bars and what can be seen", "[report][render]") {
  ego::Board all = board();
  all.rows.push_back(row("guess", 0.66));
  all.rows.back().kind = ego::RowKind::Baseline;
  all.rows[4].against_baseline = ego::BaselineTest{"guess", 0.04, 0.3, false};
  const std::string html = ego::render_html_table(all, ego::ColumnChoice::All);
  CHECK(html.find("Differences under 6.2 points cannot be seen here; n = 300; family of 5 rows, 10 pairs") !=
        std::string::npos);
  CHECK(html.find("<i class=\"first\"></i>") != std::string::npos);
  CHECK(html.find("<i class=\"last\"></i>") != std::string::npos);
  CHECK(html.find("<span class=\"ci\" style=\"left:") != std::string::npos);
  CHECK(html.find("<td>1-3</td>") != std::string::npos);
  CHECK(html.find("not separable from the best baseline (guess: +4.0 points, p = 0.300)") != std::string::npos);
  CHECK(html.find("<script") == std::string::npos);
  const std::string markdown = ego::render_markdown(all, ego::ColumnChoice::All);
  CHECK(markdown.find("| 1-5 | abc | c |") != std::string::npos);  // in all three bands
  CHECK(markdown.find("Differences under 6.2 points cannot be seen here") != std::string::npos);
}

TEST_CASE("power_note: without items only the denominator speaks", "[report][render]") {
  ego::Board all = board();
  all.columns[0].ranking.reset();
  all.columns[0].n = 957;
  // statistics.md section 8: EgoCross, 4.1 and 5.7 points
  CHECK(ego::power_note(all).find(
            "differences under 4.1 points could not be seen if two rows disagreed on 20 % of the items, under 5.7") !=
        std::string::npos);
}

TEST_CASE("render_text: rows of one name carry their setting, sources stand once below", "[report][render]") {
  ego::Board all = board();
  for (ego::BoardRow& each : all.rows) each.source = "first table";
  all.rows[0].name = all.rows[1].name = "Model";
  all.rows[0].setting = "RL";
  all.rows[1].setting = "SFT";
  all.rows[2].setting = "alone";
  all.rows[1].source = "second table";
  all.rows[1].url = "https://example.org/paper";
  const std::string text = ego::render_text(all, ego::ColumnChoice::All);
  CHECK(text.find("Model, RL ") != std::string::npos);
  CHECK(text.find("Model, SFT ") != std::string::npos);
  CHECK(text.find("alone") == std::string::npos);
  CHECK(text.find("  [1] first table\n  [2] second table, https://example.org/paper\n") != std::string::npos);
  CHECK(ego::render_markdown(all, ego::ColumnChoice::All).find("Sources: [1] first table; [2] second table") !=
        std::string::npos);
}

TEST_CASE("render_text: rows left out and rows that cannot be scored have columns where there are any",
          "[report][render]") {
  ego::Board all = board();
  for (ego::BoardRow& each : all.rows) {
    each.cells[0].has_counts = true;
    each.cells[0].counts.right = 7;
  }
  CHECK(ego::render_text(all, ego::ColumnChoice::All).find("dropped") == std::string::npos);
  all.rows[3].cells[0].counts.dropped = 4;
  all.rows[4].cells[0].counts.unscorable = 79;
  const std::string text = ego::render_text(all, ego::ColumnChoice::All);
  CHECK(text.find("right  wrong  invalid  missing  dropped  unscorable\n") != std::string::npos);
  CHECK(text.find("79\n") != std::string::npos);
}

TEST_CASE("ranking_notes: equal neighbours are said to be equal, not told apart from 0.0 points", "[report][render]") {
  ego::Board all = board();
  all.columns[0].ranking->mde80 = 0.0;
  const std::vector<std::string> notes = ego::ranking_notes(all);
  CHECK(notes.back() == "Neighbours were right on the same items: there is no difference to look at.");
  CHECK(ego::power_note(all).find("0.0 points") == std::string::npos);
}
