#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <variant>

#include "core/json/parse.h"
#include "tests/ui/clip_site.h"
#include "web/exports/sheet_picture.h"

using namespace ego::web;
using ui_test::FakeHost;
using ui_test::player_of;
using ui_test::press;
using ui_test::site_with_clip;

namespace {

const std::string kSeen = ui_test::kClipItem + "?seen=demo%2Fvideo-8frames";

/// The item with the clip open, and its sheet asked for.
void open_sheet_of(FakeHost& host, const std::string& fragment) {
  host.open(fragment);
  ui_test::give_clip(host);
  ui_test::give_frame(host);
  press(host, "W");
  REQUIRE(player_of(host).sheet.has_value());
}

void give_pictures(FakeHost& host) {
  const ContactSheet& sheet = *player_of(host).sheet;
  const auto width = static_cast<int>(sheet.grid.columns) * sheet.grid.width;
  const auto height = static_cast<int>(sheet.grid.rows) * sheet.grid.height;
  for (std::uint32_t place = 0; place < sheet.on_page(); ++place)
    host.push(MovePlayer{SheetArrived{place, SheetPicture::Made, {9, width, height}}});
  host.settle();
}

/// The last wish of that kind since the effects were looked at; the steps are taken by hand to see them.
template <class Request>
std::optional<Request> next_request(FakeHost& host) {
  for (int i = 0; i < 4; ++i) {
    host.frame();
    for (const MediaRequest& request : host.effects.media) {
      if (const auto* wish = std::get_if<Request>(&request)) return *wish;
    }
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("sheet: the recorded frames of a row, no others, each with time and number", "[ui][player][sheet]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  host.open(kSeen + "&t=2");
  ui_test::give_clip(host);
  host.push(MovePlayer{OpenSheet{host.explorer.views().player.seen().frames}});
  const auto wish = next_request<MakeSheet>(host);
  REQUIRE(wish);
  CHECK(wish->frames == host.explorer.views().player.seen().frames);
  CHECK(wish->frames.size() == 8);
  CHECK(wish->grid.width == 256);
  CHECK(wish->grid.height == 144);
  host.settle();
  CHECK(host.node("contact-sheet").role == Role::Dialog);
  CHECK(host.node("sheet-title").text == "Colour blobs, 8 frames");
  CHECK(host.node("sheet-about").text.find("8 frames, as recorded") == 0);
  for (const std::uint32_t frame : wish->frames) {
    const MirrorNode& node = host.node("sheet/" + std::to_string(frame));
    CHECK(node.role == Role::Button);
    CHECK(node.text == frame_words(ui_test::clip_track(), frame, Tongue::English));
  }
  // The cursor stands on the last one before the playhead.
  const auto after = std::upper_bound(wish->frames.begin(), wish->frames.end(), 30U);
  CHECK(host.node("sheet/" + std::to_string(*std::prev(after))).selected);
  host.click("sheet/" + std::to_string(wish->frames[1]));
  CHECK_FALSE(player_of(host).sheet.has_value());
  CHECK(player_of(host).frame == wish->frames[1]);
}

TEST_CASE("sheet: keys walk over it, Enter goes there, Escape leaves it", "[ui][player][sheet][keys]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files, {0, 0, 1000, 900});
  open_sheet_of(host, ui_test::kClipItem + "?seen=plan:linspace-16");
  const ContactSheet& sheet = *player_of(host).sheet;
  REQUIRE(sheet.frames.size() == 16);
  REQUIRE(sheet.across > 1);
  REQUIRE(sheet.across < 16);
  press(host, "ArrowRight");
  CHECK(sheet.cursor == 1);
  press(host, "ArrowDown");
  CHECK(sheet.cursor == 1 + sheet.across);
  press(host, "ArrowLeft");
  press(host, "ArrowUp");
  CHECK(sheet.cursor == 0);
  press(host, "End");
  CHECK(sheet.cursor == 15);
  CHECK(player_of(host).frame == 0);  // nothing plays or moves under it
  CHECK_FALSE(host.explorer.press(" ", {}));
  press(host, "e");  // no picture yet: nothing to save, and no other list opens
  CHECK_FALSE(host.explorer.state().export_open);
  press(host, "Enter");
  CHECK(player_of(host).frame == ui_test::kClipFrames - 1);
  press(host, "W");
  press(host, "Escape");
  CHECK_FALSE(player_of(host).sheet.has_value());
  CHECK(host.link().find("/item/") != std::string::npos);
}

TEST_CASE("sheet: more frames than one page holds are turned over", "[ui][player][sheet]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  host.open(ui_test::kClipItem + "?seen=plan:rate-5");
  ui_test::give_clip(host, ui_test::clip_track(450));  // 30 s
  press(host, "W");
  const ContactSheet& sheet = *player_of(host).sheet;
  REQUIRE(sheet.pages() == 3);
  CHECK(host.node("sheet-page").text == "Page 1 of 3");
  CHECK(host.node("previous-sheet").disabled);
  give_pictures(host);
  press(host, "PageDown");
  CHECK(host.node("sheet-page").text == "Page 2 of 3");
  CHECK(sheet.image.texture == 0);  // other pictures are coming
  CHECK(host.shows("sheet/" + std::to_string(sheet.frames[kMostOnSheet])));
  CHECK_FALSE(host.shows("sheet/" + std::to_string(sheet.frames[0])));
  host.click("next-sheet");
  CHECK(host.node("sheet-page").text == "Page 3 of 3");
  CHECK(sheet.on_page() == sheet.frames.size() - 2 * kMostOnSheet);
}

TEST_CASE("sheet: saved with who saw the frames, their times, and the link", "[ui][player][sheet][export]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  open_sheet_of(host, kSeen);
  CHECK(host.node("save-sheet").disabled);
  give_pictures(host);
  CHECK_FALSE(host.node("save-sheet").disabled);
  host.push(Export{{ExportFormat::Frames}});
  const auto saved = next_request<SaveSheet>(host);
  REQUIRE(saved);
  CHECK(saved->name == "demo-frames-kitchen-02-q1-demo-video-8frames.png");
  ego::Diagnostics ignored;
  const auto drawing = ego::json::parse(saved->drawing, "", ego::json::Dialect::Strict, ignored);
  REQUIRE(drawing.ok());
  const auto& pictures = *drawing.value().find("pictures")->if_array();
  REQUIRE(pictures.size() == 8);
  std::string words;
  for (const ego::json::Value& one : *drawing.value().find("texts")->if_array())
    words += std::string(one.text_or_empty("text")) + "\n";
  for (const char* wanted : {"Colour blobs, 8 frames\n", "8 frames, as recorded\n", "media/kitchen-02.mp4",
                             "kitchen-02/q1", "seen=demo/video-8frames", "0.467 s, frame 7\n"}) {
    INFO(words << " wants " << wanted);
    CHECK(words.find(wanted) != std::string::npos);
  }
  // Everything lies inside the picture, no two pictures on each other.
  const auto at = [](const ego::json::Value& one, const char* name) { return *one.find(name)->as_int(); };
  const auto width = at(drawing.value(), "width");
  const auto height = at(drawing.value(), "height");
  for (const ego::json::Value& one : pictures) {
    CHECK(at(one, "x") + at(one, "w") < width);
    CHECK(at(one, "y") + at(one, "h") < height);
    for (const ego::json::Value& other : pictures) {
      if (&one == &other) continue;
      const bool apart =
          at(one, "x") + at(one, "w") <= at(other, "x") || at(other, "x") + at(other, "w") <= at(one, "x") ||
          at(one, "y") + at(one, "h") <= at(other, "y") || at(other, "y") + at(other, "h") <= at(one, "y");
      CHECK(apart);
    }
  }
}

TEST_CASE("sheet: nothing without frames, in a test, or after the question changed", "[ui][player][sheet]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  host.open(ui_test::kClipItem);
  ui_test::give_clip(host);
  CHECK_FALSE(host.explorer.press("W", {}));
  CHECK_FALSE(host.shows("open-sheet"));
  host.open(kSeen);
  host.click("open-sheet");
  REQUIRE(player_of(host).sheet.has_value());
  host.push(MovePlayer{ChooseSeen{"plan:linspace-8"}});
  host.settle();
  CHECK_FALSE(player_of(host).sheet.has_value());
  press(host, "W");
  host.open("#/demo/item/kitchen-02%2Fq2?seen=plan:linspace-8");
  CHECK_FALSE(player_of(host).sheet.has_value());
}

TEST_CASE("sheet: fits a phone, with targets for fingers", "[ui][player][sheet][touch]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files, {0, 0, 390, 844});
  host.push(PreferencesChanged{{.touch = true}});
  open_sheet_of(host, kSeen);
  const Rect box = host.node("contact-sheet").rect;
  CHECK(box.x >= 0);
  CHECK(box.right() <= 390);
  CHECK(box.bottom() <= 844);
  for (const std::uint32_t frame : player_of(host).sheet->frames) {
    const Rect picture = host.node("sheet/" + std::to_string(frame)).rect;
    CHECK(picture.right() <= box.right());
    CHECK(picture.h >= 44);
  }
  CHECK(player_of(host).sheet->across == 2);
}

TEST_CASE("predicted: a line for each row's stretch with its overlap, on the timeline and in its card",
          "[ui][player][predicted]") {
  const ui_test::Files files = site_with_clip("workbench-01.webm");
  FakeHost host(files, {0, 0, 1440, 4000});
  host.open("#/demo/item/workbench-01%2Fq2?rows=demo%2Fvideo-8frames,demo%2Fmajority-letter");
  ui_test::give_clip(host, ui_test::clip_track(80));
  // Evidence 2.85-3.65 s. Option C, 2.7-4.0 s: 0.8 of 1.3. Option A, 0.0-1.3 s, shares nothing.
  const std::string right = host.node("tier/predicted/demo/video-8frames").text;
  CHECK(right == "Colour blobs, 8 frames: right, 2.700 s \u2013 4.000 s, IoU 0.62");
  const std::string wrong = host.node("tier/predicted/demo/majority-letter").text;
  CHECK(wrong.find("wrong, 0.000 s \u2013 1.300 s, IoU 0.00") != std::string::npos);
  CHECK(host.node("facts/demo/video-8frames").text.find("names 2.700 s \u2013 4.000 s, IoU 0.62") == 0);
  const int recomputed = host.explorer.views().predicted.recomputed();
  for (int i = 0; i < 5; ++i) host.frame();
  CHECK(host.explorer.views().predicted.recomputed() == recomputed);
  // One chip for all of them; the edges are marks to jump to.
  host.click("tier-chip/predicted");
  CHECK_FALSE(host.shows("tier/predicted/demo/video-8frames"));
  CHECK(host.link().find("tiers=evidence,asked,seen,transcript,sound") != std::string::npos);
  host.click("tier-chip/predicted");
  press(host, ">");
  CHECK(player_of(host).frame == 19);  // 1.3 s
}

TEST_CASE("predicted: nothing where the options name no time, and nothing in a test", "[ui][player][predicted]") {
  const ui_test::Files files = site_with_clip();
  FakeHost host(files);
  host.open(ui_test::kClipItem);
  ui_test::give_clip(host);
  CHECK(host.explorer.views().predicted.rows().empty());
  CHECK_FALSE(host.shows("tier-chip/predicted"));
  host.open("#/demo/play/custom?n=200");
  host.click("play-start");
  CHECK(host.explorer.views().predicted.rows().empty());
}
