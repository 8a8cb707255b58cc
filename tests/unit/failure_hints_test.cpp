// Suspicions about failed answers. Source: video-mmmu.md 12.6, egocross.md 11.6.
#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "core/benchmarks/egocross/facts.h"
#include "core/benchmarks/egocross/hints.h"
#include "core/benchmarks/failure_hints.h"
#include "tests/unit/support/toy_benchmark.h"

using namespace ego;

namespace {

using Hints = std::vector<FailureHint>;

/// Of a reply to the first toy question, whose reference is A with the words `a`.
Hints hints_of(const std::string& reply) {
  const test::ToyBenchmark benchmark;
  Question question = test::toy_questions().questions[0];
  question.options = {"a red kettle", "a jug", "a pan", "a lid"};
  Prediction prediction;
  prediction.response = reply;
  const Profile& strict = benchmark.profiles()[0];
  return benchmark.failure_hints(strict, question, prediction, benchmark.judge(strict, question, prediction));
}

Hints open_hints(const std::string& sub_task, const std::string& domain, const std::string& answer,
                 Outcome outcome = Outcome::Wrong) {
  Question question;
  question.facets.resize(egocross::kFacetCount);
  question.facets[egocross::kSubTask] = sub_task;
  question.facets[egocross::kDomain] = domain;
  Verdict verdict;
  verdict.outcome = outcome;
  verdict.answer = answer;
  return egocross::open_failure_hints(question, verdict);
}

}  // namespace

TEST_CASE("hints: an answer that another profile reads as right, or that stands unread in the reply", "[hints]") {
  CHECK(hints_of("A kettle") == Hints{FailureHint::AnswerExtraction});  // the lenient profile takes the first letter
  CHECK(hints_of("it is (A)") == Hints{FailureHint::AnswerExtraction});
  CHECK(hints_of("it is A Red Kettle") == Hints{FailureHint::AnswerExtraction});
  CHECK(hints_of("it is BAD").empty());  // A inside of a word is no letter
  CHECK(hints_of("B").empty());
  CHECK(hints_of("A").empty());
  CHECK(hints_of("").empty());
}

TEST_CASE("hints: refusals", "[hints]") {
  for (const char* reply : {"I can't determine it", "This cannot be determined.", "Unable to answer", "I'm sorry, no",
                            "there is not enough information"}) {
    CAPTURE(reply);
    CHECK(refuses_to_answer(reply));
  }
  CHECK_FALSE(refuses_to_answer("the sorry state of the kettle"));
  CHECK(hints_of("I'm sorry") == Hints{FailureHint::Refusal});
}

TEST_CASE("hints: open EgoCross answers with frames for a time, and general words for a tool", "[hints]") {
  const std::string time = "action temporal localization";
  CHECK(open_hints(time, "Industry", "from frame 3 to frame 7") == Hints{FailureHint::InstructionDrift});
  CHECK(open_hints(time, "Industry", "the 4th Picture") == Hints{FailureHint::InstructionDrift});
  CHECK(open_hints(time, "Industry", "from 3 s to 7 s").empty());
  CHECK(open_hints("object counting", "Industry", "frame 3").empty());
  CHECK(open_hints("interaction identification", "Surgery", "The surgical instrument.") ==
        Hints{FailureHint::GenericTerm});
  CHECK(open_hints("interaction identification", "Surgery", "grasper").empty());
  CHECK(open_hints("interaction identification", "Industry", "tool").empty());
  CHECK(open_hints(time, "Surgery", "frame 3", Outcome::Right).empty());
}
