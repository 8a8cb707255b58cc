#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "web/state/time_axis.h"

using namespace ego::web;

namespace {

constexpr std::int64_t kSecond = 1000000;
constexpr std::int64_t kDayLong = 14 * 3600 * kSecond;  // one day of TeleEgo

/// 14 hours at one frame a second.
ClipTrack day_long() {
  ClipTrack track;
  for (std::int64_t n = 0; n < kDayLong / kSecond; ++n) track.times.push_back(n * kSecond);
  return track;
}

ClipTrack at_25_fps() {
  ClipTrack track;
  for (std::int64_t n = 0; n < 250; ++n) track.times.push_back(n * kSecond / 25);
  return track;
}

std::string labels(const std::vector<AxisTick>& ticks) {
  std::string all;
  for (const AxisTick& tick : ticks) all += (all.empty() ? "" : " ") + tick.label;
  return all;
}

}  // namespace

TEST_CASE("time axis: marks of a 14-hour timeline are on their pixel at five zooms", "[web][player][axis]") {
  constexpr std::int64_t kMark = 37 * 311 * kSecond + 250000;  // 3:11:47.25
  constexpr float kLeft = 83.5F;
  constexpr float kWidth = 1117;
  for (const std::int64_t length : {kDayLong, 3600 * kSecond, 60 * kSecond, kSecond, kSecond / 25}) {
    for (const std::int64_t share : {0, 1, 500, 999, 1000}) {  // thousandths of the window left of the mark
      const TimeAxis axis{kLeft, kWidth, {kMark - length * share / 1000, length}};
      // The pixel by whole numbers: hundredths of one, rounded down.
      const std::int64_t hundredths = (length * share / 1000) * 111700 / length;
      CHECK(std::abs(static_cast<double>(axis.x(kMark) - kLeft) * 100 - static_cast<double>(hundredths)) < 2);
      CHECK(std::abs(axis.micros(axis.x(kMark)) - kMark) <= length / 100000 + 1);
    }
  }
}

TEST_CASE("time axis: hours, minutes, seconds, parts of a second, frames", "[web][player][axis]") {
  const ClipTrack day = day_long();
  CHECK(labels(axis_ticks(day, {0, kDayLong}, 8)) == "0:00 2:00:00 4:00:00 6:00:00 8:00:00 10:00:00 12:00:00 14:00:00");
  CHECK(tick_step(day, {0, 3600 * kSecond}, 8) == 600 * kSecond);
  CHECK(labels(axis_ticks(day, {3 * 3600 * kSecond, 60 * kSecond}, 5)) == "3:00:00 3:00:15 3:00:30 3:00:45 3:01:00");
  CHECK(labels(axis_ticks(day, {7 * kSecond - 1, 3 * kSecond}, 5)) == "#7 #8 #9");
  const ClipTrack film = at_25_fps();
  CHECK(labels(axis_ticks(film, {0, 10 * kSecond}, 6)) == "0:00 0:02 0:04 0:06 0:08 0:10");
  CHECK(labels(axis_ticks(film, {2 * kSecond, kSecond}, 6)) == "0:02.0 0:02.2 0:02.4 0:02.6 0:02.8 0:03.0");
  CHECK(labels(axis_ticks(film, {2 * kSecond, 160000}, 6)) == "#50 #51 #52 #53 #54");
}

TEST_CASE("time axis: never more written times than there is room for", "[web][player][axis]") {
  const ClipTrack day = day_long();
  for (std::int64_t length = kSecond; length <= kDayLong; length = length * 3 / 2)
    for (const std::size_t most : {2U, 5U, 9U, 14U}) {
      CHECK(axis_ticks(day, {0, length}, most).size() <= most);
      CHECK(axis_ticks(day, {12345678, length}, most).size() <= most);
    }
}
