#include <catch2/catch_test_macros.hpp>

#include "web/actions/apply_play.h"
#include "web/actions/play_clip.h"
#include "web/state/playback.h"
#include "web/views/play_order.h"

using namespace ego;
using namespace ego::web;

namespace {

ClipTrack track_of(std::uint32_t frames) {
  ClipTrack track;
  for (std::int64_t n = 0; n < frames; ++n) track.times.push_back(n * 100'000);
  return track;
}

Question question_of(std::string id, std::string clip, std::vector<Interval> evidence) {
  Question question;
  question.id = QuestionId(id);
  question.media.ref = std::move(clip);
  question.evidence = std::move(evidence);
  return question;
}

}  // namespace

TEST_CASE("play conditions: a session keeps them, and what its clip has done", "[web][play]") {
  PlaySession session;
  session.bench = "demo";
  session.settings = {"custom",
                      7,
                      false,
                      GoldReveal::AtEnd,
                      {"plan:rate-1", PlaySound::Off, Replay::Once, AnswerWindow::Short, PlayOrder::Streaming}};
  session.items = {"q2", "q1"};
  session.answers = {{"q2", 3, {}, false, std::nullopt, 9.5, 4.25}};
  session.phase = PlayPhase::Asking;
  session.spent_ms = 1200;
  session.window_secs = 0.5;
  session.reached_micros = 2'500'000;
  session.clip_ended = true;
  const auto read = read_session(write_session(session));
  REQUIRE(read);
  CHECK(read->settings == session.settings);
  CHECK(read->answers == session.answers);
  CHECK(is_late(read->answers[0]));  // 5.25 s after 4.25 s
  CHECK(read->spent_ms == 1200);
  CHECK(read->window_secs == 0.5);
  CHECK(read->reached_micros == 2'500'000);
  CHECK(read->clip_ended);
}

TEST_CASE("play conditions: a session kept before there were any goes on", "[web][play]") {
  const auto read = read_session(
      R"({"format":"egoscope.play","version":"1.0","benchmark":"demo","set":"custom","seed":"7","spent_ms":900,
          "items":["a","b"],"answers":[{"id":"a","secs":2}]})");
  REQUIRE(read);
  CHECK(read->settings.conditions == PlayConditions{});
  CHECK(read->spent_ms == 900);
  CHECK_FALSE(read->window_secs);
}

TEST_CASE("play conditions: what a clip that runs once lets a person do", "[web][play]") {
  PlayRules rules;
  rules.once = rules.whole = true;
  const std::vector<PlayerStep> refused{SeekFrame{3},       StepFrames{-1}, StepTime{1'000'000}, GoToStart{}, GoToEnd{},
                                        SelectSpan{{0, 1}}, MarkIn{},       MarkOut{},           ToggleLoop{}};
  for (const PlayerStep& step : refused) CHECK(is_forbidden(rules, step));
  const std::vector<PlayerStep> allowed{TogglePlay{}, StepFrames{1},  PlayFaster{},
                                        ToggleMute{}, ClockTicked{1}, EnlargePicture{}};
  for (const PlayerStep& step : allowed) CHECK_FALSE(is_forbidden(rules, step));
  rules.ended = true;
  CHECK(is_forbidden(rules, TogglePlay{}));
  CHECK(is_forbidden(rules, StepFrames{1}));
  CHECK_FALSE(is_forbidden({}, SeekFrame{3}));
  rules = {};
  rules.silent = true;
  CHECK(is_forbidden(rules, SetVolume{1}));
  CHECK_FALSE(is_forbidden(rules, SeekFrame{3}));
}

TEST_CASE("play conditions: the frame that may be shown instead", "[web][play]") {
  Player player;
  player.track.finish(track_of(20));
  CHECK(allowed_frame(player, 7) == 7);
  player.only = {3, 8, 15};
  CHECK(allowed_frame(player, 0) == 3);
  CHECK(allowed_frame(player, 3) == 3);
  CHECK(allowed_frame(player, 14) == 8);
  CHECK(allowed_frame(player, 19) == 15);
  player.frame = 8;
  CHECK(step_allowed(player, 1) == 15);
  CHECK(step_allowed(player, -1) == 3);
  CHECK(step_allowed(player, 5) == 15);
  CHECK(step_allowed(player, -9) == 3);
}

TEST_CASE("play conditions: a stream asks by clip, then when the evidence has been seen", "[web][play]") {
  QuestionSet questions;
  questions.questions = {question_of("a", "one.mp4", {{5, 9}}), question_of("b", "two.mp4", {{0, 1}}),
                         question_of("c", "one.mp4", {{0, 2}, {3, 4}}), question_of("d", "one.mp4", {}),
                         question_of("e", "two.mp4", {{0, 1}})};
  questions.index();
  std::vector<std::uint32_t> items{4, 3, 2, 1, 0};
  order_as_stream(items, questions);
  CHECK(items == std::vector<std::uint32_t>{2, 0, 3, 1, 4});
}

TEST_CASE("play conditions: written into the submission's settings", "[web][play]") {
  QuestionSet questions;
  questions.questions = {question_of("q1", "one.mp4", {})};
  questions.index();
  PlaySession session;
  session.bench = "demo";
  session.settings.conditions = {"plan:interior-8", PlaySound::Off, Replay::Once, AnswerWindow::Short,
                                 PlayOrder::Streaming};
  session.items = {"q1"};
  session.answers = {{"q1", std::nullopt, "a cup", false, std::nullopt, 8, 2}};
  const Submission submission = play_submission(session, questions);
  const json::Value* video = submission.run.raw.find("video");
  REQUIRE(video != nullptr);
  CHECK(video->find("frames")->as_int() == 8);
  CHECK(video->text_or_empty("sampling") == "uniform-interior");
  CHECK(*video->find("audio")->if_bool() == false);
  CHECK(submission.run.raw.text_or_empty("notes").find(
            "only the frames of plan:interior-8, no sound, clip once, answers within 5 s of the clip's end, streaming "
            "order") != std::string_view::npos);
  const auto late = submission.predictions[0].extras.find("x");
  REQUIRE(late);
  CHECK(*late->find("late")->if_bool());
  CHECK(submission.predictions[0].extras.find("t_ask")->as_double() == 2.0);
}
