#include "tests/ui/clip_site.h"

#include <catch2/catch_test_macros.hpp>

namespace ui_test {

using namespace ego::web;

Files site_with_clip(std::string_view file) {
  Files files = demo_site();
  std::string& index = files.at("site.json");
  const std::string id = "\"id\": \"demo\",";
  const std::size_t at = index.find(id);
  REQUIRE(at != std::string::npos);
  const std::string clip(file);
  const std::string poster = clip.substr(0, clip.find('.')) + ".jpg";
  index.insert(at + id.size(), R"("media": {"base": "data/demo/", "posters": {"media/)" + clip + R"(": "posters/)" +
                                   poster + R"("}},)");
  return files;
}

ClipTrack clip_track(std::uint32_t frames) {
  ClipTrack made;
  for (std::int64_t n = 0; n < frames; ++n) made.times.push_back(n * kClipPeriod);
  made.keys = {0, 30, 60};
  made.width = 320;
  made.height = 180;
  made.codec = "h264";
  return made;
}

void give_clip(FakeHost& host, const ClipTrack& track) {
  REQUIRE_FALSE(player_of(host).url.empty());
  host.push(MovePlayer{ClipOpened{player_of(host).url, track, DecoderPath::WebCodecs}});
  host.settle();
  REQUIRE(player_of(host).is_open());
}

void give_frame(FakeHost& host) {
  REQUIRE(player_of(host).asked.has_value());
  host.push(MovePlayer{FrameArrived{{*player_of(host).asked, {7, 320, 180}}, DecoderPath::WebCodecs}});
  host.settle();
}

void press(FakeHost& host, std::string_view key, KeyModifiers modifiers) {
  REQUIRE(host.explorer.press(key, modifiers));
  host.settle();
}

}  // namespace ui_test
