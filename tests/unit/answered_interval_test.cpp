#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "core/media/answered_interval.h"

using namespace ego;
using Catch::Approx;
using media::answered_intervals;
using media::temporal_iou;

namespace {

Question timed_question() {
  Question question;
  question.text = "When is the red clamp taken away?";
  question.options = {"A. 0.0\u20131.3 s", "B. 1.3\u20132.7 s", "C. 2.7\u20134.0 s", "D. never"};
  return question;
}

}  // namespace

TEST_CASE("answered_intervals: the chosen option's stretch, not the times the reply argues about",
          "[media][interval]") {
  const Question question = timed_question();
  const std::string_view reply = "It is there from 0.5 to 1.1 s and gone later, so C.";
  CHECK(answered_intervals(question, 3, reply) == std::vector<Interval>{{2.7, 4}});
  CHECK(answered_intervals(question, 4, reply).empty());  // an option without a time
  CHECK(answered_intervals(question, 5, "").empty());
  // What was not read as an option may still name the stretch: the last one named is meant.
  CHECK(answered_intervals(question, 0, "Not 0:00-0:01 but from 2.00s to 5.00s.") == std::vector<Interval>{{2, 5}});
}

TEST_CASE("answered_intervals: replies to open questions in the usual spellings", "[media][interval]") {
  Question question;
  question.text = "When does it boil?";
  for (const std::string_view reply :
       {"from 2.00s to 5.00s", "2-5 s", "00:02-00:05", "[2 - 5]s", "between 0:02 and 0:05"}) {
    INFO(reply);
    CHECK(answered_intervals(question, 0, reply) == std::vector<Interval>{{2, 5}});
  }
  CHECK(answered_intervals(question, 0, "after the third stir").empty());
  CHECK(answered_intervals(question, 0, "").empty());
}

TEST_CASE("answered_intervals: a question not about time has none, nor does the stretch that was asked about",
          "[media][interval]") {
  Question question;
  question.text = "What happens from 0.00s to 10.00s?";
  question.options = {"A. a cup is lifted", "B. a tap runs"};
  CHECK(answered_intervals(question, 1, "A, seen from 2 to 3 s").empty());
  question.options.clear();
  CHECK(answered_intervals(question, 0, "From 0.00s to 10.00s a cup is lifted.").empty());
  CHECK(answered_intervals(question, 0, "From 0.00s to 10.00s: at 2-3 s a cup.") == std::vector<Interval>{{2, 3}});
}

TEST_CASE("temporal_iou: by hand", "[media][interval]") {
  const auto iou = [](std::vector<Interval> a, std::vector<Interval> b) { return temporal_iou(a, b); };
  CHECK(iou({{2, 5}}, {{2, 5}}).value() == 1.0);
  CHECK(iou({{0, 4}}, {{2, 6}}).value() == Approx(2.0 / 6));
  CHECK(iou({{0, 1}}, {{1, 2}}).value() == 0.0);
  CHECK(iou({{0, 10}}, {{4, 5}}).value() == Approx(0.1));
  CHECK(iou({{0, 2}, {1, 3}}, {{0, 3}}).value() == 1.0);           // overlaps count once
  CHECK(iou({{0, 1}, {4, 6}}, {{5, 7}, {0.5, 1}}).value() == Approx(1.5 / 4));
  CHECK_FALSE(iou({}, {{0, 1}}));
  CHECK_FALSE(iou({{0, 1}}, {}));
  CHECK_FALSE(iou({{1, 1}}, {{0, 1}}));
}
