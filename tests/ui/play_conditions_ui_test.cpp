#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <string>
#include <variant>

#include "tests/ui/clip_site.h"

using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;
using ui_test::player_of;
using ui_test::press;
using ui_test::session_of;
using ui_test::site_with_clip;

namespace {

void answer(FakeHost& host, std::int64_t ms) {
  host.now_ms += ms;
  press(host, "a");
  press(host, "Enter");
}

/// Goes on until the question about the site's only clip is asked.
void go_to_clip(FakeHost& host) {
  host.click("play-start");
  for (int i = 0; i < 200 && player_of(host).url.empty(); ++i) answer(host, 100);
  ui_test::give_clip(host);
  ui_test::give_frame(host);
}

void run_clip(FakeHost& host, std::int64_t micros) {
  host.push(MovePlayer{ClockTicked{micros}});
  host.settle();
}

constexpr std::int64_t kWholeClip = 10'000'000;  // more than that

}  // namespace

TEST_CASE("play conditions: chosen before, kept over a reload, shown beside the result, written into the file",
          "[ui][play][conditions]") {
  std::map<std::string, std::string> kept;
  {
    FakeHost host(demo_site());
    host.open("#/demo/play/custom?n=2");
    for (const char* chip : {"play-sound/held", "play-replay/held", "play-window/held", "play-order/held"})
      host.click(chip);
    host.activate("play-frames");
    host.activate("play-frames/demo/video-8frames");
    CHECK(host.link() == "#/demo/play/custom?seen=demo/video-8frames~only&n=2");
    host.click("play-start");
    const PlayConditions& held = session_of(host).settings.conditions;
    CHECK(held == PlayConditions{"demo/video-8frames", PlaySound::Off, Replay::Once, AnswerWindow::Short,
                                 PlayOrder::Streaming});
    CHECK(host.node("play-held-to").text.find("only the frames of Colour blobs, 8 frames") == 0);
    answer(host, 1000);
    kept = host.kept;
  }
  FakeHost host(demo_site());
  host.kept = kept;
  host.open("#/demo/play/custom?n=2");
  CHECK(session_of(host).settings.conditions.replay == Replay::Once);
  answer(host, 6000);  // no clip here: the window began with the question
  REQUIRE(session_of(host).phase == PlayPhase::Done);
  CHECK_FALSE(is_late(session_of(host).answers[0]));
  CHECK(is_late(session_of(host).answers[1]));
  const std::string& shown = host.node("play-result-conditions").text;
  for (const char* part : {"only the frames of", "no sound", "the clip runs once", "5 s after", "as in a stream"})
    CHECK(shown.find(part) != std::string::npos);
  CHECK(host.node("play-late").text.find("1 of 2") != std::string::npos);
  host.click("play-export");
  const std::string& file = host.downloads.back().bytes;
  CHECK(file.find("only the frames of demo/video-8frames, no sound, clip once, answers within 5 s of the clip's end, "
                  "streaming order") != std::string::npos);
  CHECK(file.find("\"audio\": false") != std::string::npos);
  CHECK(file.find("\"late\": true") != std::string::npos);
  // Our own form, read back.
  host.push(FilesDropped{{{"mine.json", file}}});
  host.settle();
  CHECK(host.explorer.state().drop.diagnostics.errors() == 0);
}

TEST_CASE("play conditions: a test without any says nothing of them and scores as before", "[ui][play][conditions]") {
  FakeHost host(demo_site());
  host.open("#/demo/play/custom?n=1");
  host.click("play-start");
  CHECK(session_of(host).settings.conditions == PlayConditions{});
  CHECK_FALSE(host.shows("play-held-to"));
  CHECK_FALSE(host.shows("play-window-left"));
  answer(host, 60'000);
  CHECK_FALSE(host.shows("play-result-conditions"));
  CHECK_FALSE(is_late(session_of(host).answers[0]));
}

TEST_CASE("play conditions: streaming order goes clip by clip, by the end of the evidence", "[ui][play][conditions]") {
  FakeHost host(demo_site());
  host.open("#/demo/play/custom?n=60&seed=7");
  host.click("play-order/held");
  host.click("play-start");
  const auto& questions = *host.explorer.views().items.questions();
  REQUIRE(session_of(host).items.size() == 60);
  std::string clip;
  std::map<std::string, int> runs;
  double end = 0;
  for (const std::string& id : session_of(host).items) {
    const ego::Question& question = questions.questions[*questions.find(id)];
    if (clip_name(question) != clip) {
      clip = clip_name(question);
      ++runs[clip];
      end = 0;
    }
    double last = 0;
    for (const ego::Interval& one : question.evidence) last = std::max(last, one.end_secs);
    CHECK(last >= end);
    end = last;
  }
  CHECK(runs.size() > 1);
  for (const auto& [name, count] : runs) CHECK(count == 1);
}

TEST_CASE("play conditions: only the row's frames are ever asked for, steps go from one to the next",
          "[ui][play][conditions]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  host.open("#/demo/play/custom?f=domain:kitchen&seen=demo%2Fvideo-8frames~only");
  host.click("play-order/held");
  go_to_clip(host);
  const std::vector<std::uint32_t> seen = host.explorer.views().player.seen().frames;
  REQUIRE(seen.size() == 8);
  CHECK(player_of(host).only == seen);
  CHECK(player_of(host).frame == seen[0]);
  CHECK(player_of(host).asked == seen[0]);
  CHECK(player_of(host).strip_wanted.empty());  // pictures of the whole clip would show the others
  press(host, "ArrowRight");
  CHECK(player_of(host).frame == seen[1]);
  press(host, "End");
  CHECK(player_of(host).frame == seen[7]);
  press(host, "Home");
  press(host, " ");
  for (int i = 0; i < 30 && player_of(host).playing; ++i) {
    run_clip(host, 2 * ui_test::kClipPeriod);
    CHECK(std::binary_search(seen.begin(), seen.end(), *player_of(host).asked));
  }
  // Whoever does not say which frames it saw is not offered.
  press(host, "Escape");
  host.open("#/demo/play/custom?seen=demo%2Fchance~only");
  CHECK(host.explorer.views().play.wanted_frames(host.explorer.state().query).empty());
}

TEST_CASE("play conditions: without sound nothing is heard and nothing spoken is written", "[ui][play][conditions]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  host.open("#/demo/play/custom?f=domain:kitchen");
  host.click("play-order/held");
  host.click("play-sound/held");
  host.click("play-start");
  for (int i = 0; i < 200 && player_of(host).url.empty(); ++i) answer(host, 100);
  ClipTrack track = ui_test::clip_track();
  track.has_audio = true;
  ui_test::give_clip(host, track);
  ui_test::give_frame(host);
  CHECK_FALSE(host.shows("volume"));
  CHECK_FALSE(host.shows("mute"));
  host.push(MovePlayer{SetVolume{1}});
  host.push(MovePlayer{TogglePlay{}});
  std::optional<RunClock> run;
  for (int i = 0; i < 4 && !run; ++i) {
    host.frame();
    for (const MediaRequest& request : host.effects.media) {
      if (const auto* clock = std::get_if<RunClock>(&request)) run = *clock;
    }
  }
  REQUIRE(run);
  CHECK(run->gain == 0);
}

TEST_CASE("play conditions: a clip that runs once goes forward and ends for good, also over a reload",
          "[ui][play][conditions]") {
  const ui_test::Files files = site_with_clip();
  std::map<std::string, std::string> kept;
  const std::string link = "#/demo/play/custom?f=domain:kitchen";
  {
    FakeHost host(files);
    host.open(link);
    host.click("play-order/held");
    host.click("play-replay/held");
    go_to_clip(host);
    press(host, " ");
    run_clip(host, 2'000'000);
    CHECK(player_of(host).frame == 30);
    CHECK_FALSE(host.shows("loop"));
    for (const char* key : {"ArrowLeft", "Home", "End"}) host.explorer.press(key, {});
    host.push(MovePlayer{SeekFrame{0}});
    host.push(MovePlayer{StepTime{-1'000'000}});
    host.settle();
    CHECK(player_of(host).frame == 30);
    CHECK(player_of(host).playing);
    CHECK(host.node("previous-frame").disabled);
    kept = host.kept;
  }
  FakeHost host(files);
  host.kept = kept;
  host.open(link + "&t=0.5");  // a link does not rewind it
  ui_test::give_clip(host);
  CHECK(player_of(host).frame == 30);
  ui_test::give_frame(host);
  press(host, " ");
  run_clip(host, kWholeClip);
  CHECK_FALSE(player_of(host).playing);
  CHECK(session_of(host).clip_ended);
  host.push(MovePlayer{TogglePlay{}});
  host.settle();
  CHECK_FALSE(player_of(host).playing);
  // The next question about the same clip has it again, from its begin.
  const std::string before = asked_item(session_of(host));
  answer(host, 100);
  REQUIRE(asked_item(session_of(host)) != before);
  CHECK(player_of(host).frame == 0);
  CHECK_FALSE(session_of(host).clip_ended);
}

TEST_CASE("play conditions: the answer window begins when the clip stops", "[ui][play][conditions]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  host.open("#/demo/play/custom?f=domain:kitchen");
  host.click("play-order/held");
  host.click("play-window/held");
  go_to_clip(host);
  host.settle();
  CHECK(player_of(host).playing);  // by itself
  CHECK(host.node("play-window-left").text == "the clip runs");
  host.now_ms += 8000;
  host.settle();
  CHECK_FALSE(session_of(host).window_secs);
  run_clip(host, kWholeClip);
  CHECK(session_of(host).window_secs == 8.0);
  CHECK(host.node("play-window-left").text == "5 s left");
  answer(host, 3000);
  CHECK_FALSE(is_late(session_of(host).answers.back()));
  ui_test::give_frame(host);
  host.settle();
  run_clip(host, kWholeClip);
  host.now_ms += 5001;
  host.settle();
  CHECK(host.node("play-window-left").text.find("late") != std::string::npos);
  answer(host, 0);
  CHECK(is_late(session_of(host).answers.back()));
}

TEST_CASE("play: the files of two people give their agreement", "[ui][play][agree]") {
  std::vector<std::string> files;
  for (const char* letter : {"a", "b"}) {
    FakeHost host(demo_site());
    host.open("#/demo/play/custom?n=30&seed=7");
    host.click("play-start");
    for (int i = 0; i < 30; ++i) {
      press(host, i < 20 ? "a" : letter);
      press(host, "Enter");
    }
    host.click("play-export");
    files.push_back(host.downloads.back().bytes);
  }
  FakeHost host(demo_site());
  host.open("#/demo/board");
  host.push(FilesDropped{{{"ann.json", files[0]}, {"ben.json", files[1]}}});
  host.settle();
  REQUIRE(host.explorer.state().drop.rows.size() == 2);
  const std::string first = host.explorer.state().drop.rows[0].row;
  const std::string second = host.explorer.state().drop.rows[1].row;
  CHECK(first != second);
  host.open("#/demo/agree?rows=" + first + "," + second);
  const ViewTable& table = host.explorer.views().agree.table();
  const auto pair = std::find_if(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
    return (row.opens == first && row.opens_too == second) || (row.opens == second && row.opens_too == first);
  });
  REQUIRE(pair != table.rows.end());
  CHECK(pair->cells.back().text == "30");
}
