#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "core/model/verdict_table.h"

using namespace ego;

namespace {

Verdict verdict(std::uint32_t question, Outcome outcome, std::string answer, std::string rule = {}) {
  Verdict out;
  out.question = question;
  out.outcome = outcome;
  out.answer = std::move(answer);
  out.rule = std::move(rule);
  return out;
}

void check_same(const VerdictView& found, const VerdictView& expected) {
  CHECK(found.question == expected.question);
  CHECK(found.prediction == expected.prediction);
  CHECK(found.outcome == expected.outcome);
  CHECK(found.reason == expected.reason);
  CHECK(found.answer == expected.answer);
  CHECK(found.rule == expected.rule);
  CHECK(found.span == expected.span);
  CHECK(found.mark == expected.mark);
  CHECK(found.judge_used == expected.judge_used);
  CHECK(found.crash == expected.crash);
}

}  // namespace

TEST_CASE("verdict table: gives back every part of what was put in", "[model][verdicts]") {
  std::vector<Verdict> all;
  for (std::uint32_t i = 0; i < 300; ++i) {
    Verdict one = verdict(i, static_cast<Outcome>(i % 8), i % 3 == 0 ? "" : "answer " + std::to_string(i % 70),
                          i % 2 == 0 ? "P1:period" : "");
    one.reason = static_cast<InvalidReason>(i % 9);
    one.judge_used = i % 5 == 0;
    one.crash = i % 7 == 0;
    if (i > 100 && i % 2 == 0) one.prediction = 4 * i;  // the first comes late: those before have none
    if (i > 200) one.span = Span{i, i + 3};
    if (i == 250) one.mark = 0.25;
    all.push_back(std::move(one));
  }
  VerdictTable table;
  for (const Verdict& one : all) table.push_back(one);
  REQUIRE(table.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) check_same(table[i], all[i]);
  const VerdictTable copy = table;
  table.set(7, verdict(7, Outcome::Right, "changed"));
  check_same(copy[7], all[7]);
  check_same(table[7], verdict(7, Outcome::Right, "changed"));
  CHECK(std::count_if(table.begin(), table.end(), [](const VerdictView& v) { return v.mark.has_value(); }) == 1);
}

TEST_CASE("verdict table: further places are missing answers; repeats know their question", "[model][verdicts]") {
  VerdictTable table;
  table.resize(3);
  check_same(table[2], verdict(2, Outcome::Missing, ""));
  table.push_back(verdict(1, Outcome::Right, "B"));  // a repeat of the second question
  check_same(table[3], verdict(1, Outcome::Right, "B"));
  check_same(table[2], verdict(2, Outcome::Missing, ""));
  table.resize(5);
  CHECK(table[4].question == 4);
  CHECK(table[3].copy().answer == "B");
}

TEST_CASE("text pool: a number each, in order of first use", "[model][verdicts]") {
  TextPool pool;
  CHECK(pool.number("") == 0);
  for (std::uint32_t i = 1; i <= 1000; ++i) CHECK(pool.number("text " + std::to_string(i)) == i);
  for (std::uint32_t i = 1; i <= 1000; ++i) {
    CHECK(pool.number("text " + std::to_string(i)) == i);
    CHECK(pool.text(i) == "text " + std::to_string(i));
  }
  CHECK(pool.size() == 1000);
  CHECK(pool.text(0).empty());
}
