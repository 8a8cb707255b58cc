#include <imgui.h>
#include <catch2/catch_test_macros.hpp>

#include <string>

#include "core/base/sha256.h"
#include "tests/ui/fake_host.h"

using namespace ego;
using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;

namespace {

const std::string kItem = "#/demo/item/kitchen-02%2Fq1";
const std::string kFile = "own1:clips/kitchen-02.mp4";

void offer(FakeHost& host) {
  host.push(BringClips{ClipsOffered{"own1:", {{"clips/kitchen-02.mp4", 3}, {"clips/holiday.mp4", 9}}}});
  host.settle();
}

const OwnMedia& own(const FakeHost& host) { return host.explorer.state().own_media.at("demo"); }

/// A description of that clip with the sum of a content.
NamedBytes manifest(const std::string& content) {
  return {
      "clips.json",
      R"({"distribution": [{"@type": "cr:FileObject", "name": "media/kitchen-02.mp4", "contentUrl": "kitchen-02.mp4",
    "sha256": ")" +
          sha256_hex(content) + "\"}]}"};
}

ClipTrack small_track() {
  ClipTrack track;
  for (std::int64_t n = 0; n < 65; ++n) track.times.push_back(n * 66667);
  track.width = 320;
  track.height = 180;
  return track;
}

}  // namespace

TEST_CASE("own clips: a clip that the site lacks says what to get and how", "[ui][media]") {
  const ui_test::Files files = demo_site();
  FakeHost host(files);
  host.open(kItem);
  CHECK(host.shows("media"));
  CHECK(host.shows("pick-folder"));
  CHECK(host.shows("clip-address"));
  CHECK(host.explorer.state().player.url.empty());
  REQUIRE(host.explorer.press("O", {}));
  host.explorer.logic();
  CHECK(host.explorer.take_effects().pick_folder);
}

TEST_CASE("own clips: a folder is matched, its clip opened, the rest listed", "[ui][media]") {
  const ui_test::Files files = demo_site();
  FakeHost host(files);
  host.open(kItem);
  offer(host);
  CHECK(host.explorer.state().player.url == kFile);
  CHECK(host.node("own-file").text == "Your file: clips/kitchen-02.mp4");
  CHECK(host.node("own-found").text == "1 of 48 clips of this benchmark are among your 2 video files");
  CHECK(host.node("own-surplus").text == "No question names: clips/holiday.mp4");
  host.open("#/demo/item/kitchen-03%2Fq1");
  CHECK(host.explorer.state().player.url.empty());
  CHECK(host.shows("media"));
}

TEST_CASE("own clips: a tick only after the hash; another version with both hashes", "[ui][media]") {
  const ui_test::Files files = demo_site();
  FakeHost host(files);
  host.open(kItem);
  offer(host);
  host.push(FilesDropped{{manifest("abc")}});
  host.settle();
  CHECK(host.link() == kItem);  // it is no prediction file
  CHECK(own(host).hashing == kFile);
  CHECK(host.node("own-hash").text.find("Checking") == 0);
  host.push(BringClips{ClipHashed{kFile, {sha256_hex("abc"), 3}}});
  host.settle();
  CHECK(host.node("own-hash").text.find("\u2713") == 0);
  CHECK(host.node("own-checked").text == "SHA-256: 1 as stated, 0 another version, of 1, by clips.json");
  host.push(FilesDropped{{manifest("abd")}});
  host.settle();
  const std::string words = host.node("own-hash").text;
  CHECK(words.find("\u2713") == std::string::npos);
  CHECK(words.find("Other version of this clip") != std::string::npos);
  CHECK(words.find(sha256_hex("abc")) != std::string::npos);
  CHECK(words.find(sha256_hex("abd")) != std::string::npos);
}

TEST_CASE("own clips: an address is used only once it is entered, kept, and tried once", "[ui][media]") {
  const ui_test::Files files = demo_site();
  FakeHost host(files);
  host.open(kItem);
  host.push(EditField{"clip-address", "http://host/{ref}"});
  host.settle();
  CHECK(host.explorer.state().player.url.empty());
  host.click("use-address");
  CHECK(host.node("address-state").text.find("An address begins with https://") == 0);
  host.push(EditField{"clip-address", "https://host/{ref}"});
  host.settle();
  CHECK(host.explorer.state().player.url.empty());
  host.click("use-address");
  CHECK(host.explorer.state().player.url == "https://host/media/kitchen-02.mp4");
  CHECK(host.kept["clip-address/demo"] == "https://host/{ref}");
  host.push(BringClips{address_tested(0)});
  host.settle();
  CHECK(host.node("address-state").text.find("No answer from host that this page may read") == 0);
  host.push(BringClips{address_tested(206)});
  host.settle();
  CHECK(host.node("address-state").text == "host lets this page read its clips, and in parts");
}

TEST_CASE("own clips: subtitles beside the clip become its transcript, as a tier and as lines", "[ui][media][player]") {
  ui_test::Files files = demo_site();
  files["own1:clips/kitchen-02.srt"] =
      "1\n00:00:00,500 --> 00:00:01,500\nfirst\n\n2\n00:00:02,000 --> 00:00:03,000\nsecond\n";
  FakeHost host(files, {0, 0, 1440, 2000});
  host.open(kItem);
  host.push(BringClips{ClipsOffered{"own1:", {{"clips/kitchen-02.mp4", 3}, {"clips/kitchen-02.srt", 9}}}});
  host.settle();
  host.push(MovePlayer{ClipOpened{kFile, small_track(), DecoderPath::WebCodecs}});
  host.settle();
  CHECK(host.shows("tier/transcript"));
  host.click("cue/1");
  CHECK(host.explorer.state().player.frame == 30);
  CHECK(host.node("cue/1").selected);
}

TEST_CASE("own clips: two languages stand beside each other, and what is said can be found", "[ui][media][player]") {
  ui_test::Files files = demo_site();
  files["own1:clips/kitchen-02.en.srt"] =
      "1\n00:00:00,500 --> 00:00:01,500\nthe cup\n\n2\n00:00:02,000 --> 00:00:03,000\nthe bowl\n\n"
      "3\n00:00:04,000 --> 00:00:04,200\na cup again\n";
  files["own1:clips/kitchen-02.zh.srt"] = "1\n00:00:02,000 --> 00:00:03,000\nwan\n";
  FakeHost host(files, {0, 0, 1440, 2000});
  host.open(kItem);
  host.push(BringClips{ClipsOffered{
      "own1:", {{"clips/kitchen-02.mp4", 3}, {"clips/kitchen-02.en.srt", 9}, {"clips/kitchen-02.zh.srt", 9}}}});
  host.settle();
  host.push(MovePlayer{ClipOpened{kFile, small_track(), DecoderPath::WebCodecs}});
  host.settle();
  CHECK(host.node("cue/1").text == "2.000 s  the bowl  \u00b7  wan");
  host.press_key("f");
  host.push(EditField{"transcript-search", "Cup"});
  host.settle();
  CHECK(host.node("transcript-found").text == "2 lines");
  host.press_key(";");
  CHECK(host.explorer.state().player.frame == 8);  // 0.5 s at 15 frames a second: on the screen from 0.533 s back
  CHECK(host.node("transcript-found").text == "1 of 2");
  host.press_key(";");
  CHECK(host.explorer.state().player.frame == 60);
  host.press_key(":");
  CHECK(host.node("transcript-found").text == "1 of 2");
  host.click("next-spoken");
  CHECK(host.explorer.state().player.frame == 60);
}

TEST_CASE("own clips: a JSON transcript dropped on an open clip is one, predictions are not", "[ui][media][player]") {
  const ui_test::Files files = demo_site();
  FakeHost host(files, {0, 0, 1440, 2000});
  host.open(kItem);
  host.push(BringClips{ClipsOffered{"own1:", {{"clips/kitchen-02.mp4", 3}}}});
  host.settle();
  host.push(MovePlayer{ClipOpened{kFile, small_track(), DecoderPath::WebCodecs}});
  host.settle();
  host.push(FilesDropped{{{"said.json", R"([{"start": 1, "end": 2, "text": "hello", "speaker": "Ann"}])"}}});
  host.settle();
  CHECK(host.node("cue/0").text == "1.000 s  Ann: hello");
  host.push(FilesDropped{{{"more.json", R"([{"id": "kitchen-02/q1", "answer": "A"}])"}}});
  host.settle();
  CHECK(host.explorer.state().player.transcripts.size() <= 1);  // taken as predictions: the page goes to them
}
