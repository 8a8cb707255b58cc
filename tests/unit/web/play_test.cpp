#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <numeric>

#include "core/io/submission_writer.h"
#include "core/stats/philox.h"
#include "web/actions/apply_play.h"
#include "web/views/play_order.h"

using namespace ego;
using namespace ego::web;

TEST_CASE("play: order and options are functions of the seed alone", "[web][play]") {
  std::vector<std::uint32_t> items(40);
  std::iota(items.begin(), items.end(), 100);
  const auto order = play_order(items, stats::kDefaultSeed, std::nullopt);
  CHECK(std::is_permutation(order.begin(), order.end(), items.begin(), items.end()));
  CHECK(order != items);
  const auto few = play_order(items, stats::kDefaultSeed, 7);
  CHECK(std::equal(few.begin(), few.end(), order.begin()));
  CHECK(few.size() == 7);
  CHECK(play_order(items, 1, std::nullopt) != order);
  // Stream 4 as the specification shuffles: the same as asking the generator itself.
  const auto permutation = stats::random_permutation({.stream = stats::Stream::ItemOrder}, 40);
  for (std::size_t i = 0; i < order.size(); ++i) CHECK(order[i] == permutation[i] + 100);
  CHECK(option_order(3, 4, 5) == option_order(3, 4, 5));
  bool differ = false;
  for (std::uint32_t question = 0; question < 20; ++question)
    differ = differ || option_order(question, 4, 5) != option_order(question + 1, 4, 5);
  CHECK(differ);
  CHECK(play_seed("") == stats::kDefaultSeed);
  CHECK(play_seed("ff") == 255);
  CHECK(play_seed("no") == stats::kDefaultSeed);
}

TEST_CASE("play: a session survives being written and read", "[web][play]") {
  PlaySession session;
  session.bench = "demo";
  session.settings = {"custom", 0xABCDEF0123456789, true, GoldReveal::AfterEach, {}};
  session.items = {"q2", "q1", "q3"};
  session.answers = {{"q2", 3, {}, false, 0.75, 4.2, {}}, {"q1", std::nullopt, {}, true, std::nullopt, 1.5, {}}};
  session.phase = PlayPhase::Asking;
  session.started_ms = 1795896000123;
  session.spent_ms = 900;
  const auto read = read_session(write_session(session));
  REQUIRE(read);
  CHECK(read->settings == session.settings);
  CHECK(read->items == session.items);
  CHECK(read->answers == session.answers);
  CHECK(read->phase == PlayPhase::Asking);
  CHECK(read->started_ms == session.started_ms);
  CHECK(read->spent_ms == 900);
  CHECK_FALSE(read_session(""));
  CHECK_FALSE(read_session("{\"format\": \"egoscope.play\"}"));
  session.answers[1].item = "q3";  // not the order asked
  CHECK_FALSE(read_session(write_session(session)));
}

TEST_CASE("play: answers become a submission of a person", "[web][play]") {
  QuestionSet questions;
  for (int i = 1; i <= 3; ++i) {
    Question& question = questions.questions.emplace_back();
    question.id = QuestionId("q" + std::to_string(i));
    if (i < 3) question.options = {"A. one", "B. two", "C. three", "D. four"};
  }
  questions.index();
  PlaySession session;
  session.bench = "demo";
  session.settings = {"custom", 0x1F, true, GoldReveal::AtEnd, {}};
  session.items = {"q2", "q1", "q3"};
  session.started_ms = 1795896000123;  // 2026-11-28T20:00:00.123Z
  session.answers = {{"q2", 3, {}, false, 0.75, 4.2, {}},
                     {"q1", std::nullopt, {}, true, std::nullopt, 1.5, {}},
                     {"q3", std::nullopt, "a kettle", false, std::nullopt, 9, {}}};
  const Submission submission = play_submission(session, questions);
  CHECK(submission.model.kind == "human");
  CHECK(submission.run.mode == "options-shuffled");
  REQUIRE(submission.predictions.size() == 3);
  CHECK(submission.predictions[0].answer == json::Value("D"));
  CHECK(submission.predictions[1].answer == json::Value{});
  CHECK(submission.predictions[1].finish == "skipped");
  CHECK(submission.predictions[2].answer == json::Value("a kettle"));
  const ByteBuffer bytes = io::write_submission(submission, "demo", "1");
  CHECK(bytes.find("\"started\": \"2026-11-28T20:00:00Z\"") != std::string::npos);
  CHECK(bytes.find("\"t_done\": 4.2") != std::string::npos);
  CHECK(bytes.find("\"confidence\": 0.75") != std::string::npos);
  CHECK(bytes.find("seed 1f") != std::string::npos);
}
