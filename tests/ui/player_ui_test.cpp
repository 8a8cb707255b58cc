#include <imgui.h>
#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <string>

#include "tests/ui/fake_host.h"
#include "web/state/playback.h"

using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;

namespace {

constexpr std::uint32_t kFrames = 65;
const std::string kItem = "#/demo/item/kitchen-02%2Fq1";
const std::string kUrl = "data/demo/media/kitchen-02.mp4";

/// The demo site with one clip.
ui_test::Files site_with_clip() {
  ui_test::Files files = demo_site();
  std::string& index = files.at("site.json");
  const std::string id = "\"id\": \"demo\",";
  const std::size_t at = index.find(id);
  REQUIRE(at != std::string::npos);
  index.insert(at + id.size(),
               R"("media": {"base": "data/demo/", "posters": {"media/kitchen-02.mp4": "posters/kitchen-02.jpg"}},)");
  return files;
}

ClipTrack track() {
  ClipTrack made;
  constexpr std::int64_t kPeriod = 1000000 / 15;
  for (std::int64_t n = 0; n < kFrames; ++n) made.times.push_back(n * kPeriod);
  made.keys = {0, 30, 60};
  made.width = 320;
  made.height = 180;
  made.codec = "h264";
  return made;
}

const Player& player(const FakeHost& host) { return host.explorer.state().player; }

void open_clip(FakeHost& host, const std::string& fragment) {
  host.open(fragment);
  REQUIRE(player(host).url == kUrl);
  host.push(MovePlayer{ClipOpened{kUrl, track(), DecoderPath::WebCodecs}});
  host.settle();
  REQUIRE(player(host).is_open());
}

void press(FakeHost& host, std::string_view key, KeyModifiers modifiers = {}) {
  REQUIRE(host.explorer.press(key, modifiers));
  host.settle();
}

}  // namespace

TEST_CASE("player: the question's clip is opened and the link's frame asked for", "[ui][player]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  open_clip(host, kItem + "?t=2");
  CHECK(player(host).frame == 30);
  CHECK(player(host).asked == 30);
  CHECK(host.node("timeline").role == Role::Slider);
  CHECK(host.node("timeline").text == "2.000 s, frame 30");
  CHECK(host.node("timeline").column == static_cast<std::int32_t>(kFrames));
  host.push(MovePlayer{FrameArrived{{30, {7, 320, 180}}, DecoderPath::WebCodecs}});
  host.settle();
  CHECK(host.node("frame").role == Role::Image);
  CHECK(host.node("clip-facts").text.find("browser decoder") == 0);
}

TEST_CASE("player: keys move the playhead and the link follows", "[ui][player]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  open_clip(host, kItem);
  press(host, ".");
  press(host, "ArrowRight");
  CHECK(player(host).frame == 2);
  press(host, "ArrowRight", {.shift = true});
  CHECK(player(host).frame == 17);
  press(host, ",");
  CHECK(host.link() == kItem + "?t=1.067");
  press(host, "i");
  press(host, ".");
  press(host, "o");
  CHECK(host.link() == kItem + "?t=1.133&sel=1.067-1.133");
  press(host, "End");
  CHECK(player(host).frame == 17);
  press(host, "I");
  press(host, "End");
  CHECK(player(host).frame == kFrames - 1);
  press(host, "=");
  CHECK(host.link().find("speed=1.25") != std::string::npos);
}

TEST_CASE("player: the clock plays, the selection loops, a step ends it", "[ui][player]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  open_clip(host, kItem + "?sel=1-2");
  press(host, "L");
  press(host, " ");
  CHECK(player(host).playing);
  CHECK(player(host).frame == 15);
  host.push(MovePlayer{ClockTicked{500000}});
  host.settle();
  CHECK(player(host).frame == 22);
  host.push(MovePlayer{ClockTicked{600000}});  // past the end: begins again
  host.settle();
  CHECK(player(host).playing);
  CHECK(player(host).frame < 22);
  press(host, ".");
  CHECK_FALSE(player(host).playing);
}

TEST_CASE("player: tiers show evidence and frames; only seen frames if wanted", "[ui][player]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  open_clip(host, kItem + "?seen=demo%2Fvideo-8frames");
  CHECK(host.shows("tier/evidence"));
  CHECK(host.node("seen-count").text == "8 frames, as recorded");
  const int recomputed = host.explorer.views().player.recomputed();
  for (int i = 0; i < 5; ++i) host.frame();
  CHECK(host.explorer.views().player.recomputed() == recomputed);
  press(host, "w");
  CHECK(host.link().find("~only") != std::string::npos);
  CHECK(host.node("clip-state").text == "Not among the frames shown to the model");
  press(host, ">");
  CHECK(host.explorer.views().player.may_show(host.explorer.state(), player(host).frame));
}

TEST_CASE("player: chips take tiers off the timeline, and the link says so", "[ui][player]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  open_clip(host, kItem + "?seen=plan:linspace-8");
  REQUIRE(host.shows("tier/evidence"));
  REQUIRE(host.shows("tier/seen"));
  host.click("tier-chip/evidence");
  CHECK_FALSE(host.shows("tier/evidence"));
  CHECK(host.shows("tier/seen"));
  CHECK(host.link().find("tiers=asked,seen,transcript") != std::string::npos);
  host.click("tier-chip/evidence");
  CHECK(host.shows("tier/evidence"));
  CHECK(host.link().find("tiers=") == std::string::npos);
}

TEST_CASE("player: the wheel zooms round the pointer, keys halve and double", "[ui][player]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  open_clip(host, kItem);
  const Rect rect = host.node("timeline").rect;
  ImGui::GetIO().AddMousePosEvent(rect.x + rect.w * 0.75F, rect.mid_y());
  host.frame();
  host.frame();
  ImGui::GetIO().AddMouseWheelEvent(0, 1);
  host.settle();
  const TimeWindow window = shown_window(player(host), host.explorer.state().query);
  const auto whole = static_cast<double>(kFrames * (1000000 / 15));
  CHECK(static_cast<double>(window.length) < whole * 0.81);
  CHECK(static_cast<double>(window.length) > whole * 0.79);
  const double pointer = static_cast<double>(window.start) + 0.75 * static_cast<double>(window.length);
  CHECK(std::abs(pointer - 0.75 * whole) < 10000);
  CHECK(host.link().find("zoom=") != std::string::npos);
  CHECK(player(host).frame == 0);  // the playhead stayed
  press(host, "ArrowUp", {.control = true});
  CHECK(shown_window(player(host), host.explorer.state().query).length <= window.length / 2 + 1000);
  press(host, "Z");
  CHECK(host.link() == kItem);
}

TEST_CASE("player: pictures of the whole clip are asked for once it rests", "[ui][player]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  open_clip(host, kItem);
  CHECK(player(host).strip_wanted.empty());
  const float before = host.node("timeline").rect.h;
  host.push(MovePlayer{FrameArrived{{0, {7, 320, 180}}, DecoderPath::WebCodecs}});
  host.settle();
  CHECK(player(host).strip_wanted.size() == 8);
  const float room = host.node("timeline").rect.h;
  CHECK(room > before);
  host.push(MovePlayer{StripArrived{{8, 8 * 128, 72}}});
  host.settle();
  CHECK(host.node("timeline").rect.h == room);  // nothing moves when they come
}

TEST_CASE("player: a clip that cannot be played says why; another item starts afresh", "[ui][player]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  host.open(kItem + "?t=2");
  host.push(MovePlayer{ClipRefused{kUrl, "no decoder"}});
  host.settle();
  CHECK(host.node("clip-state").text == "This clip cannot be played here: no decoder");
  host.push(OpenItem{"workbench-01/q1"});
  host.settle();
  CHECK(player(host).url.empty());
  CHECK(host.link() == "#/demo/item/workbench-01%2Fq1");
}

TEST_CASE("player: the clip view lists the clip's questions", "[ui][player]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files, {0, 0, 1440, 2000});
  open_clip(host, "#/demo/clip/media%2Fkitchen-02.mp4");
  CHECK(host.shows("timeline"));
  CHECK(host.shows("item/kitchen-02/q1"));
}

TEST_CASE("play: the clip of the question can be stepped through, its evidence is not marked", "[ui][player][play]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  host.open("#/demo/play/custom?f=id:kitchen-02%2Fq1");
  host.click("play-start");
  REQUIRE(player(host).url == kUrl);
  host.push(MovePlayer{ClipOpened{kUrl, track(), DecoderPath::WebCodecs}});
  host.settle();
  CHECK_FALSE(host.shows("tier/evidence"));
  press(host, "ArrowRight");
  CHECK(player(host).frame == 1);
  CHECK_FALSE(host.explorer.press("m", {}));  // mutes elsewhere; here letters belong to the answer
  press(host, "b");
  CHECK(find_session(host.explorer.state().play, "demo")->draft.option == 1);
  press(host, " ");
  CHECK(player(host).playing);
}
