/// The timeline's axis: where a time stands on it, and which times are written along it, from days down to single frames.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "web/state/playback.h"

namespace ego::web {

/// A stretch of time laid out from left to right.
struct TimeAxis {
  float left = 0;  ///< pixels
  float width = 0;
  TimeWindow window;

  /// Exact to a pixel's hundredth at 14 hours: the share is taken in double.
  float x(std::int64_t micros) const {
    const double share = static_cast<double>(micros - window.start) / static_cast<double>(window.length);
    return left + static_cast<float>(static_cast<double>(width) * share);
  }
  /// The time at a place; places beside the axis give its ends.
  std::int64_t micros(float x) const {
    const double share = std::clamp(static_cast<double>(x - left) / static_cast<double>(width), 0.0, 1.0);
    return window.start + static_cast<std::int64_t>(share * static_cast<double>(window.length));
  }
};

/// One written time.
struct AxisTick {
  std::int64_t micros = 0;
  std::string label;
};

/// How far apart written times are: the smallest of 10 ms, ... 1, 2, 5, 10, 15, 30 s and min, 1, 2, 3, 6, 12 h, days that gives at most
/// `most` of them. Frames are written where that is shorter than a frame.
/// @return microseconds; 0 = every frame
std::int64_t tick_step(const ClipTrack& track, const TimeWindow& window, std::size_t most);

/// The written times of a window, rising: `1:05:00` and `0:07` from a second up, `0:07.25` below, `#374` for frames.
std::vector<AxisTick> axis_ticks(const ClipTrack& track, const TimeWindow& window, std::size_t most);

}  // namespace ego::web
