/// The demo site with one clip, and a host's answers about it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tests/ui/fake_host.h"

namespace ui_test {

/// Question about the clip of site_with_clip() by default: `kitchen-02`, 65 frames at 15 a second.
inline const std::string kClipItem = "#/demo/item/kitchen-02%2Fq1";
inline constexpr std::uint32_t kClipFrames = 65;
inline constexpr std::int64_t kClipPeriod = 1000000 / 15;

/// @param file  of `media/`, e.g. `kitchen-02.mp4`
Files site_with_clip(std::string_view file = "kitchen-02.mp4");
ego::web::ClipTrack clip_track(std::uint32_t frames = kClipFrames);

inline const ego::web::Player& player_of(const FakeHost& host) { return host.explorer.state().player; }
/// Answers that the clip that is asked for is open.
void give_clip(FakeHost& host, const ego::web::ClipTrack& track = clip_track());
/// Answers with the picture that is asked for.
void give_frame(FakeHost& host);
/// Presses a key that must mean something.
void press(FakeHost& host, std::string_view key, ego::web::KeyModifiers modifiers = {});

}  // namespace ui_test
