#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "web/views/agree_view.h"
#include "web/views/chart_view.h"
#include "web/views/slices_view.h"

using namespace ego;
using namespace ego::web;

namespace {

/// Rows of letters: R right, W wrong, `-` not run.
AnswerTable table_of(const std::vector<std::string>& rows) {
  AnswerTable table;
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    table.rows.emplace_back("row" + std::to_string(row));
    table.places.push_back(row);
    std::vector<AnswerCell> cells;
    for (const char c : rows[row]) {
      const Outcome outcome = c == 'R' ? Outcome::Right : c == 'W' ? Outcome::Wrong : Outcome::NotSubmitted;
      cells.push_back({c == 'R' ? 1.0 : 0.0, 0, outcome});
    }
    table.cells.push_back(std::move(cells));
  }
  for (std::uint32_t item = 0; item < rows.front().size(); ++item) table.questions.push_back(item);
  return table;
}

}  // namespace

TEST_CASE("agree: a row is alone only among rows that ran everything", "[web][agree]") {
  const std::vector<LonelyRow> lonely = find_lonely(table_of({"RWWR", "WRWR", "WWRW", "RR--"}));
  REQUIRE(lonely.size() == 3);  // the fourth did not run every question
  CHECK(lonely[0].right == std::vector<std::uint32_t>{0});
  CHECK(lonely[1].right == std::vector<std::uint32_t>{1});
  CHECK(lonely[2].right == std::vector<std::uint32_t>{2});
  CHECK(lonely[2].wrong == std::vector<std::uint32_t>{3});
  CHECK(lonely[0].wrong.empty());
}

TEST_CASE("agree: among two rows nobody is alone", "[web][agree]") {
  CHECK(find_lonely(table_of({"RW", "WR"})).empty());
}

TEST_CASE("slices: the field is the mean of the others that ran the item", "[web][slices]") {
  const AnswerTable two = against_field(table_of({"RRR", "RW-", "WW-"}), 0);
  REQUIRE(two.rows.size() == 2);
  CHECK(two.rows[1] == RowId{"row0"});
  CHECK(two.cells[0][0].score == 0.5);
  CHECK(two.cells[0][1].score == 0.0);
  CHECK(two.cells[0][2].outcome == Outcome::NotSubmitted);
  CHECK(two.cells[1][1].score == 1.0);
}

TEST_CASE("slices: a slice is a filter of every facet it names", "[web][slices]") {
  const SliceKeys slice{{"domain", "garden"}, {"task", "counting"}};
  QuestionSet questions;
  Column column;
  column.title = "Garden";
  column.title_zh = "\u82b1\u56ed";
  column.slice = {{"domain", "garden"}};
  questions.columns = {column};
  CHECK(slice_text(slice, questions, Tongue::English) == "Domain: Garden \u00d7 Task: counting");
  CHECK(slice_text(slice, questions, Tongue::Chinese) == "\u9886\u57df: \u82b1\u56ed \u00d7 \u4efb\u52a1: counting");
  const std::vector<FieldTest> tests = slice_tests(slice);
  REQUIRE(tests.size() == 2);
  CHECK(tests[1].field == "task");
  CHECK(tests[1].value == "counting");
  CHECK_FALSE(tests[1].excludes);
}

TEST_CASE("charts: under 59 items a difference of 20 points cannot be seen", "[web][charts]") {
  // 2.8015852 * sqrt(0.3 / 58) = 0.2015 > 0.2 >= 2.8015852 * sqrt(0.3 / 59) = 0.1998: statistics.md section 8.
  CHECK(least_items_for_colour() == 59);
}
