#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "web/state/clip_track.h"
#include "web/state/playback.h"
#include "web/views/seen_frames.h"

using namespace ego::web;

namespace {

/// 25 frames a second, two seconds.
ClipTrack track() {
  ClipTrack made;
  for (std::int64_t n = 0; n < 50; ++n) made.times.push_back(n * 40000);
  return made;
}

}  // namespace

TEST_CASE("steps stay inside the clip", "[web][player]") {
  CHECK(step_frames(track(), 0, -1) == 0);
  CHECK(step_frames(track(), 48, 5) == 49);
  CHECK(step_time(track(), 10, 1000000) == 35);
  CHECK(step_time(track(), 10, -1000000) == 0);
  CHECK(step_time(track(), 10, 1) == 11);  // a step is never no step
  CHECK(step_time(track(), 10, -1) == 9);
}

TEST_CASE("the clock plays to the end and stops on the last frame", "[web][player]") {
  const ClipTrack clip = track();
  const FrameRange whole = play_range(clip, std::nullopt);
  Advance next = advance_clock(clip, whole, Looping::Off, 0, 39999);
  CHECK(next.frame == 0);
  next = advance_clock(clip, whole, Looping::Off, next.clock, 1);
  CHECK(next.frame == 1);
  next = advance_clock(clip, whole, Looping::Off, next.clock, 5000000);
  CHECK(next.frame == 49);
  CHECK(next.ended);
}

TEST_CASE("a loop plays the selection's frames, the last one for its whole time", "[web][player]") {
  const ClipTrack clip = track();
  const FrameRange range = play_range(clip, SpanRef{400, 800});
  CHECK(range == FrameRange{10, 20});
  Advance next = advance_clock(clip, range, Looping::On, 800000, 39999);
  CHECK(next.frame == 20);
  next = advance_clock(clip, range, Looping::On, next.clock, 1);
  CHECK(next.frame == 10);
  CHECK_FALSE(next.ended);
  next = advance_clock(clip, range, Looping::On, 400000, 440000 * 1000 + 40000);  // a long pause: still inside
  CHECK(next.frame == 11);
}

TEST_CASE("marks before and after a frame", "[web][player]") {
  const std::vector<std::uint32_t> marks{3, 7, 9};
  CHECK(mark_before(marks, 7) == 3);
  CHECK(mark_after(marks, 7) == 9);
  CHECK(mark_before(marks, 3) == std::nullopt);
  CHECK(mark_after(marks, 9) == std::nullopt);
}

TEST_CASE("speeds walk along their steps", "[web][player]") {
  CHECK(faster("") == "1.25");
  CHECK(slower("") == "0.75");
  CHECK(slower("0.1") == "0.1");
  CHECK(faster("16") == "16");
  CHECK(slower("5") == "4");
  CHECK(faster("5") == "8");
  CHECK(speed_value("1000") == 16);
  CHECK(speed_value("nonsense") == 1);
}

TEST_CASE("a zoomed timeline stays while the playhead is on it", "[web][player]") {
  const ClipTrack clip = track();
  CHECK(time_window(clip, std::nullopt, 0, 0).length == 2000000);
  const TimeWindow window = time_window(clip, 500, 0, 30);
  CHECK(window.start == 950000);
  CHECK(time_window(clip, 500, window.start, 25).start == 950000);
  CHECK(time_window(clip, 500, 0, 49).start == 1500000);
}

TEST_CASE("times in words", "[web][player]") {
  CHECK(time_text(12480000) == "12.480 s");
  CHECK(time_text(3723250400) == "1:02:03.250");
}

TEST_CASE("a host's description is never trusted", "[web][player]") {
  const std::vector<double> times{0, 40000, 40000, -5};
  const std::vector<std::uint32_t> keys{0, 2, 99};
  const ClipTrack read = read_clip_track(R"({"width":320,"height":180,"rotation":450,"pixelAspect":-1})", times, keys);
  CHECK(read.times == std::vector<std::int64_t>{0, 40000, 40001, 40002});
  CHECK(read.keys == std::vector<std::uint32_t>{0, 2});
  CHECK(read.rotation == 90);
  CHECK(read.pixel_aspect == 1);
  CHECK(read_clip_track("nonsense", times, keys).width == 0);
}

TEST_CASE("plans by name", "[web][player][seen]") {
  const ClipTrack clip = track();
  CHECK(planned_frames(*read_plan("plan:rate-1"), clip) == std::vector<std::uint32_t>{0, 25});
  CHECK(planned_frames(*read_plan("plan:linspace-2"), clip) == std::vector<std::uint32_t>{0, 49});
  CHECK(planned_frames(*read_plan("plan:interior-1"), clip) == std::vector<std::uint32_t>{25});
  CHECK_FALSE(read_plan("plan:linspace-0"));
  CHECK_FALSE(read_plan("plan:rate-1e9"));
  CHECK_FALSE(read_plan("demo/video-8frames"));
  for (const std::string_view id : offered_plans()) CHECK(read_plan(id));
}
