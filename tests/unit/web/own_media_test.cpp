#include <catch2/catch_test_macros.hpp>
#include <string>

#include "web/actions/own_media_action.h"
#include "web/state/clip_track.h"
#include "web/state/own_media.h"
#include "web/state/playback.h"

using namespace ego;
using namespace ego::web;

namespace {

Question question_of(const std::string& ref) {
  Question question;
  question.media.ref = ref;
  question.video = VideoId{"P 1"};
  return question;
}

}  // namespace

TEST_CASE("clip address: https, a host, known fields only", "[web][media]") {
  for (const char* good : {"https://host/{ref}", "https://host:8443/a/{stem}.mp4?x=1", "https://h/{video}/{name}"})
    CHECK(is_clip_address(good));
  for (const char* bad :
       {"", "https://host/clip.mp4", "http://host/{ref}", "https:///{ref}", "https://{ref}/x", "https://host/{ref",
        "https://host/{frame:05}.jpg", "https://user@host/{ref}", "https://host/{ref} x", "javascript:{ref}"})
    CHECK_FALSE(is_clip_address(bad));
}

TEST_CASE("clip address: fields are encoded, slashes of the reference kept", "[web][media]") {
  const Question question = question_of("media/a b#1.mp4");
  CHECK(clip_address("https://host/{ref}", question) == "https://host/media/a%20b%231.mp4");
  CHECK(clip_address("https://host/{stem}.webm", question) == "https://host/a%20b%231.webm");
  CHECK(clip_address("https://host/{video}/{name}?q", question) == "https://host/P%201/a%20b%231.mp4?q");
  CHECK(clip_address("https://host/{ref}", question_of("")).empty());
  CHECK(address_host("https://host:1/x") == "host:1");
}

TEST_CASE("address tests: what a status says", "[web][media]") {
  CHECK(address_tested(206).state == AddressState::Parts);
  CHECK(address_tested(200).state == AddressState::Whole);
  CHECK(address_tested(404).state == AddressState::Refused);
  CHECK(address_tested(0).state == AddressState::Blocked);
}

TEST_CASE("offered files: only paths that lead down", "[web][media]") {
  const auto files =
      read_own_files(R"([["clips/a.mp4", 12], ["../b.mp4", 1], ["/c.mp4", 1], ["d.srt"], 7, ["e.mp4", -1]])");
  REQUIRE(files.size() == 1);
  CHECK(files[0].path == "clips/a.mp4");
  CHECK(files[0].bytes == 12);
  CHECK(read_own_files("nonsense").empty());
}

TEST_CASE("subtitles lie beside their video", "[web][media]") {
  OwnMedia own;
  own.files = {{"x/a.mp4", 1},    {"x/a.srt", 1},  {"y/a.vtt", 1},        {"y/b.zh-Hans.vtt", 1},
               {"y/b.en.srt", 1}, {"y/bc.srt", 1}, {"y/a.vtt.srt.mp4", 1}};
  using Names = std::vector<std::string>;
  CHECK(subtitles_beside(own, "x/a.mp4") == Names{"x/a.srt"});
  CHECK(subtitles_beside(own, "y/a.mp4") == Names{"y/a.vtt"});
  CHECK(subtitles_beside(own, "y/b.mp4") == Names{"y/b.en.srt", "y/b.zh-Hans.vtt"});
  CHECK(subtitles_beside(own, "z.mp4").empty());
  own.files.push_back({"y/b.srt", 1});
  CHECK(subtitles_beside(own, "y/b.mp4") == Names{"y/b.srt", "y/b.en.srt"});
}

TEST_CASE("manifest entries: by reference, else by file name", "[web][media]") {
  media::ClipManifest manifest;
  manifest.files = {{"a", "clips/a.mp4", {}, {}, {}}, {"media/b.mp4", "b.mp4", {}, {}, {}}};
  CHECK(manifest_entry(manifest, "media/b.mp4") == &manifest.files[1]);
  CHECK(manifest_entry(manifest, "media/a.mp4") == &manifest.files[0]);
  CHECK(manifest_entry(manifest, "media/c.mp4") == nullptr);
}

TEST_CASE("strip: pictures in the middle of equal stretches, keys where they are near", "[web][player]") {
  ClipTrack clip;
  for (std::int64_t n = 0; n < 240; ++n) clip.times.push_back(n * 40000);
  CHECK(strip_frames(clip).front() == 15);
  CHECK(strip_frames(clip).size() == 8);
  clip.keys = {0, 12, 100};
  CHECK(strip_frames(clip)[0] == 12);
  CHECK(strip_frames(clip)[1] == 45);
  clip.times.resize(3);
  CHECK(strip_frames(clip) == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("a stretch moved by hand stays until the playhead moves", "[web][player]") {
  Player player;
  ClipTrack clip;
  for (std::int64_t n = 0; n < 50; ++n) clip.times.push_back(n * 40000);
  player.track.finish(clip);
  Query query;
  query.zoom_millis = 500;
  player.window_start = 1000000;
  player.window_frame = 0;
  CHECK(shown_window(player, query).start == 1000000);
  player.frame = 1;
  CHECK(shown_window(player, query).start == 0);
}

TEST_CASE("picture: the place under the fingers stays, and the part never leaves the picture", "[web][player]") {
  const PictureView near = zoom_picture({}, 2, 0.25, 0.75);
  CHECK(near.scale == 2);
  // What stood at 0.25 of the whole stands at 0.25 of the part: centre + (0.25 - 0.5) / scale.
  CHECK(near.x + (0.25 - 0.5) / near.scale == 0.25);
  CHECK(near.y + (0.75 - 0.5) / near.scale == 0.75);
  const PictureView moved = pan_picture(near, 9, -9);
  CHECK(moved.x == 0.75);
  CHECK(moved.y == 0.25);
  CHECK(zoom_picture(near, 1000, 0.5, 0.5).scale == 8);
  const PictureView whole = zoom_picture(moved, 0.001, 0, 0);
  CHECK(whole.scale == 1);
  CHECK(whole.x == 0.5);
  CHECK(whole.y == 0.5);
  CHECK(pan_picture({}, 0.3, 0.3).x == 0.5);
}
