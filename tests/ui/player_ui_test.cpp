#include <imgui.h>
#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <string>

#include "tests/ui/clip_site.h"
#include "web/state/playback.h"

using namespace ego::web;
using ui_test::demo_site;
using ui_test::FakeHost;
using ui_test::press;
using ui_test::site_with_clip;

namespace {

constexpr std::uint32_t kFrames = ui_test::kClipFrames;
const std::string& kItem = ui_test::kClipItem;
const std::string kUrl = "data/demo/media/kitchen-02.mp4";

ClipTrack track() { return ui_test::clip_track(); }
const Player& player(const FakeHost& host) { return ui_test::player_of(host); }

void open_clip(FakeHost& host, const std::string& fragment) {
  host.open(fragment);
  REQUIRE(player(host).url == kUrl);
  ui_test::give_clip(host);
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

TEST_CASE("player: the first replies stand beside it, the rest takes the page's width", "[ui][player][item]") {
  const ui_test::Files files = site_with_clip();
  for (const float width : {1440.0F, 1920.0F}) {
    FakeHost host(files, {0, 0, width, 4000});
    open_clip(host, kItem);
    const auto& shown = host.explorer.views().items.shown();
    const auto card = [&](std::size_t i) {
      return host.node("card/" + shown[i].submission->submission.row.value).rect;
    };
    const Rect clip = host.node("clip").rect;
    CHECK(card(0).right() < clip.x);
    CHECK(card(0).y < host.node("timeline").rect.y);
    CHECK(card(0).bottom() < 900);
    CHECK(card(shown.size() - 1).y > host.node("timeline").rect.y);
  }
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

TEST_CASE("player: the speed is chosen from a menu beside the buttons, also on a phone", "[ui][player][touch]") {
  const ui_test::Files files = site_with_clip();
  for (const Rect page : {Rect{0, 0, 1440, 900}, Rect{0, 0, 390, 844}}) {
    FakeHost host(files, page);
    host.push(PreferencesChanged{{.touch = page.w < 700}});
    open_clip(host, kItem);
    CHECK(host.node("speed").label.empty());
    CHECK(host.node("speed").text == "Speed: 1\u00d7");
    CHECK(host.node("speed").rect.right() <= page.w);
    if (page.w < 700) CHECK(host.node("speed").rect.h >= 44);
    host.click("speed");
    for (const char* key : {"speed/0.25", "speed/2"}) {
      INFO(key);
      CHECK(host.node(key).rect.y >= 0);
      CHECK(host.node(key).rect.bottom() <= page.h);
    }
    CHECK_FALSE(host.shows("speed/16"));
    host.click("speed/0.5");
    CHECK(host.link() == kItem + "?speed=0.5");
    press(host, "=");
    CHECK(host.node("speed").text == "Speed: 0.75\u00d7");
    host.activate("speed");
    host.activate("speed/1");
    CHECK(host.link() == kItem);
  }
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
  CHECK(host.link().find("tiers=predicted,asked,seen,transcript,sound") != std::string::npos);
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

TEST_CASE("player: sound is drawn once it rests; its loudness is no business of the clock", "[ui][player]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  host.open(kItem);
  ClipTrack with_sound = track();
  with_sound.has_audio = true;
  host.push(MovePlayer{ClipOpened{kUrl, with_sound, DecoderPath::WebCodecs}});
  host.push(MovePlayer{FrameArrived{{0, {7, 320, 180}}, DecoderPath::WebCodecs}});
  host.settle();
  CHECK_FALSE(player(host).waveform_asked);  // pictures come first
  host.push(MovePlayer{StripArrived{{8, 8 * 128, 72}}});
  host.settle();
  CHECK(player(host).waveform_asked);
  CHECK_FALSE(host.shows("tier/sound"));
  host.push(MovePlayer{WaveformGrew{std::vector<ego::media::Extremes>(100, {-20, 90})}});
  host.settle();
  CHECK(host.node("tier/sound").text == "sound: 0.000 s \u2013 1.000 s");
  host.click("tier-chip/sound");
  CHECK_FALSE(host.shows("tier/sound"));

  CHECK(host.node("volume").text == "100 %");
  press(host, "ArrowDown", {.shift = true});
  press(host, "ArrowDown", {.shift = true});
  CHECK(host.node("volume").text == "80 %");
  press(host, " ");
  const std::int64_t clock = player(host).clock;
  press(host, "m");
  CHECK(host.node("volume").text == "0 %");
  CHECK(player(host).playing);
  CHECK(player(host).clock == clock);
  press(host, "ArrowUp", {.shift = true});
  CHECK_FALSE(player(host).muted);
  CHECK(host.node("volume").text == "90 %");
  host.push(OpenItem{"workbench-01/q1"});
  host.settle();
  CHECK(std::abs(player(host).volume - 0.9) < 1e-9);  // the next clip is as loud
}

TEST_CASE("player: on a 14-hour timeline a mark is where the pointer finds it, at five zooms", "[ui][player][axis]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  host.open(kItem);
  constexpr std::int64_t kSecond = 1000000;
  constexpr std::uint32_t kMark = 3 * 3600 + 11 * 60 + 47;
  ClipTrack day = track();
  day.times.clear();
  for (std::int64_t n = 0; n < 14 * 3600; ++n) day.times.push_back(n * kSecond);
  host.push(MovePlayer{ClipOpened{kUrl, day, DecoderPath::WebCodecs}});
  host.settle();
  CHECK(host.node("time-axis").text.starts_with("0:00  "));
  CHECK(host.node("time-axis").text.find("  12:00:00") != std::string::npos);
  CHECK_FALSE(host.shows("minimap"));
  host.push(FilesDropped{{{"day.srt", "03:11:47,000 --> 03:11:48,000\nthere\n"}}});
  host.settle();
  for (const std::int64_t secs : {14 * 3600, 3600, 60, 10, 4}) {
    const bool zoomed = secs < 14 * 3600;
    host.open(kItem + "?t=" + std::to_string(kMark - 1) + (zoomed ? "&zoom=" + std::to_string(secs) : ""));
    const TimeWindow window = shown_window(player(host), host.explorer.state().query);
    REQUIRE(window.length == secs * kSecond);
    CHECK(host.shows("minimap") == zoomed);
    const Rect axis = host.node("timeline").rect;
    const double share = static_cast<double>(kMark * kSecond - window.start) / static_cast<double>(window.length);
    for (int i = 0; i < 30; ++i) host.frame();  // not the second half of a double click
    ImGui::GetIO().AddMousePosEvent(std::ceil(axis.x + axis.w * static_cast<float>(share)),
                                    host.node("tier/transcript").rect.mid_y());
    host.frame();
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    host.frame();
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    host.settle();
    const double pixel_secs = static_cast<double>(secs) / static_cast<double>(axis.w);
    CHECK(std::abs(static_cast<double>(player(host).frame) - kMark) <= pixel_secs + 0.001);
  }
}

TEST_CASE("player: two fingers zoom the timeline round their middle", "[ui][player][touch]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  open_clip(host, kItem);
  const Rect rect = host.node("timeline").rect;
  const float x = rect.x + rect.w * 0.25F;
  ImGui::GetIO().AddMousePosEvent(x, rect.mid_y());
  host.frame();
  host.frame();
  host.pinch = Pinch{x, rect.mid_y(), 2, 0, 0};
  host.settle();
  const auto whole = static_cast<double>(kFrames * (1000000 / 15));
  const TimeWindow window = shown_window(player(host), host.explorer.state().query);
  CHECK(std::abs(static_cast<double>(window.length) - whole / 2) < 2000);
  const double middle = static_cast<double>(window.start) + 0.25 * static_cast<double>(window.length);
  CHECK(std::abs(middle - 0.25 * whole) < 5000);
  CHECK(player(host).frame == 0);
}

TEST_CASE("player: a double click zooms to the stretch there, then out again", "[ui][player][touch]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  open_clip(host, kItem);
  const Rect tier = host.node("tier/evidence").rect;
  const Rect axis = host.node("timeline").rect;
  const ego::Interval evidence = host.explorer.views().player.question()->evidence.front();
  const double whole = kFrames * (1.0 / 15);
  const auto share = static_cast<float>((evidence.start_secs + evidence.end_secs) / 2 / whole);
  const auto double_click = [&](float x, float y) {
    for (int i = 0; i < 2; ++i) {
      ImGui::GetIO().AddMousePosEvent(x, y);
      host.frame();
      ImGui::GetIO().AddMouseButtonEvent(0, true);
      host.frame();
      ImGui::GetIO().AddMouseButtonEvent(0, false);
      host.frame();
    }
    host.settle();
  };
  double_click(axis.x + axis.w * share, tier.mid_y());
  REQUIRE(host.explorer.state().query.selection);
  CHECK(host.explorer.state().query.selection->start_millis == std::lround(evidence.start_secs * 1000));
  CHECK(host.explorer.state().query.zoom_millis);
}

TEST_CASE("player: the picture is enlarged by key, fingers and double click, and stays in its frame",
          "[ui][player][touch]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  open_clip(host, kItem);
  host.push(MovePlayer{FrameArrived{{0, {7, 320, 180}}, DecoderPath::WebCodecs}});
  host.settle();
  press(host, "e");
  CHECK(player(host).picture.scale == 2);
  press(host, "e");
  press(host, "e");
  CHECK(player(host).picture.scale == 1);
  const Rect box = host.node("frame").rect;
  ImGui::GetIO().AddMousePosEvent(box.x + 1, box.y + 1);
  host.frame();
  host.frame();
  host.pinch = Pinch{box.x + 1, box.y + 1, 3, 0, 0};
  host.settle();
  CHECK(std::abs(player(host).picture.scale - 3) < 1e-6);
  CHECK(player(host).picture.x < 0.5 / 3 + 0.01);  // the corner under the fingers stayed
  CHECK(player(host).picture.x >= 0.5 / 3 - 1e-9);
}

TEST_CASE("player: a clip that cannot be played says why; another item starts afresh", "[ui][player]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  host.open(kItem + "?t=2");
  host.push(MovePlayer{ClipRefused{kUrl, "no decoder"}});
  host.settle();
  CHECK(host.node("clip-state").text == "X109  This clip cannot be played here: no decoder");
  CHECK(host.node("clip-recipe").text.find("ffmpeg -i ") != std::string::npos);
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
