#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/ui/fake_host.h"

using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;
using ui_test::session_of;

namespace {

/// The reference's place on the screen. @pre a question is asked
std::string right_letter(const FakeHost& host) {
  const auto& questions = *host.explorer.views().items.questions();
  const auto& question = questions.questions[*questions.find(asked_item(session_of(host)))];
  return question.gold.as_id_text().value();
}

void answer_right(FakeHost& host, std::int64_t ms) {
  host.now_ms += ms;
  host.explorer.press(right_letter(host), {});
  host.explorer.press("Enter", {});
  host.settle();
}

}  // namespace

TEST_CASE("play: three questions, answered with keys, become a row beside the models", "[ui][play]") {
  FakeHost host(demo_site());
  host.open("#/demo/play/custom?n=3&seed=7");
  host.click("play-start");
  REQUIRE(session_of(host).items.size() == 3);
  CHECK(host.node("play-position").text == "1 of 3");
  CHECK_FALSE(host.shows("evidence"));  // would give the answer away
  answer_right(host, 2500);
  CHECK(session_of(host).answers[0].secs == 2.5);
  host.explorer.press("0", {});
  host.explorer.press("Enter", {});
  host.settle();
  CHECK(session_of(host).answers[1].unknown);
  host.click("play-option/B");
  host.click("play-confidence/75");
  host.click("play-submit");
  CHECK(session_of(host).phase == PlayPhase::Done);
  CHECK(session_of(host).answers[2].option == 1);
  CHECK(session_of(host).answers[2].confidence == 0.75);
  const auto& results = host.explorer.views().play.results();
  REQUIRE(results.size() == 8);
  const auto own = std::find_if(results.begin(), results.end(), [](const PlayResult& r) { return r.human; });
  REQUIRE(own != results.end());
  CHECK(own->n == 3);
  CHECK(own->right >= 1);
  CHECK(host.shows("play-result/" + session_of(host).row));
  const auto& data = *host.explorer.state().current();
  const ego::ScoredSubmission* row = data.find_scored(session_of(host).row);
  REQUIRE(row != nullptr);
  CHECK(row->submission.model.kind == "human");
  const int recomputed = host.explorer.views().play.recomputed();
  for (int i = 0; i < 5; ++i) host.frame();
  CHECK(host.explorer.views().play.recomputed() == recomputed);
  host.click("play-export");
  REQUIRE(host.downloads.size() == 1);
  CHECK(host.downloads[0].bytes.find("\"kind\": \"human\"") != std::string::npos);
}

TEST_CASE("play: the exported submission scores as the session did", "[ui][play]") {
  FakeHost host(demo_site());
  host.open("#/demo/play/custom?n=3&seed=7&shuf=1");
  host.click("play-start");
  for (int i = 0; i < 3; ++i) {
    host.click("play-option/A");
    host.click("play-submit");
  }
  const std::string row = session_of(host).row;
  host.click("play-export");
  host.push(FilesDropped{{{"mine.json", host.downloads[0].bytes}}});
  host.settle();
  REQUIRE(host.explorer.state().drop.rows.size() == 1);
  CHECK(host.explorer.state().drop.diagnostics.errors() == 0);
  const auto& data = *host.explorer.state().current();
  const ego::ScoredSubmission* played = data.find_scored(row);
  const ego::ScoredSubmission* dropped = data.find_scored(host.explorer.state().drop.rows[0].row);
  REQUIRE(played != nullptr);
  REQUIRE(dropped != nullptr);
  CHECK(played->runs[0].scores[0].k == dropped->runs[0].scores[0].k);
  CHECK(played->submission.run.mode == "options-shuffled");
}

TEST_CASE("play: a reload goes on where it was, and time out of sight does not count", "[ui][play]") {
  std::map<std::string, std::string> kept;
  std::string second;
  {
    FakeHost host(demo_site());
    host.open("#/demo/play/custom?n=5");
    host.explorer.press("Enter", {});
    host.settle();
    answer_right(host, 1000);
    second = asked_item(session_of(host));
    host.now_ms += 4000;
    host.settle();
    host.push(OpenView{ViewKind::Board});
    host.settle();
    kept = host.kept;
  }
  FakeHost host(demo_site());
  host.kept = kept;
  host.now_ms += 3'600'000;
  host.open("#/demo/play/custom?n=5");
  CHECK(host.node("play-position").text == "2 of 5");
  CHECK(asked_item(session_of(host)) == second);
  answer_right(host, 500);
  CHECK(session_of(host).answers[1].secs == 4.5);
  host.click("play-end");
  CHECK(session_of(host).phase == PlayPhase::Done);
  host.click("play-again");
  CHECK(host.shows("play-start"));
  CHECK(host.kept["play/demo"].empty());
}

TEST_CASE("play: the reference is hidden until the item is closed, if so chosen", "[ui][play]") {
  FakeHost host(demo_site());
  host.open("#/demo/play/custom?n=2");
  host.click("play-reveal/each");
  host.click("play-start");
  const auto shows_reference = [&] {
    for (const MirrorNode& node : host.explorer.mirror().nodes()) {
      if (node.text.find("(Reference answer)") != std::string::npos ||
          node.label.find("(Reference answer)") != std::string::npos)
        return true;
    }
    return false;
  };
  CHECK_FALSE(shows_reference());
  host.click("play-option/A");
  host.explorer.press("Enter", {});
  host.settle();
  CHECK(session_of(host).phase == PlayPhase::Revealed);
  CHECK(shows_reference());
  host.explorer.press("Enter", {});
  host.settle();
  CHECK(host.node("play-position").text == "2 of 2");
  CHECK_FALSE(shows_reference());
}

TEST_CASE("play: letters belong to answers while a question is asked", "[ui][play][keys]") {
  FakeHost host(demo_site());
  host.open("#/demo/play/custom?n=2");
  host.click("play-start");
  const std::string link = host.link();
  for (const char* key : {"t", "u", "y", "g", "o", "?", "x"}) CHECK_FALSE(host.explorer.press(key, {}));
  host.explorer.press("c", {});
  host.settle();
  CHECK(host.link() == link);
  CHECK(session_of(host).draft.option == 2);
  host.explorer.press("Backspace", {});
  host.settle();
  CHECK_FALSE(session_of(host).draft.option.has_value());
  host.explorer.press("+", {});
  host.settle();
  CHECK(session_of(host).draft.confidence == 0.75);
  host.explorer.press("Enter", {});  // nothing chosen: nothing submitted
  host.settle();
  CHECK(session_of(host).answers.empty());
}

TEST_CASE("play: what a list is filtered by is what is played", "[ui][play]") {
  FakeHost host(demo_site());
  host.open("#/demo/items?f=domain:garden");
  host.click("view/play");
  CHECK(host.link() == "#/demo/play/custom?f=domain:garden");
  host.click("play-start");
  CHECK(session_of(host).items.size() == 44);
}
