#include "core/media/frame_times.h"

#include <algorithm>

namespace ego::media {
namespace {

constexpr std::int64_t kMicrosPerMilli = 1000;

}  // namespace

std::uint32_t frame_at(std::span<const std::int64_t> times, std::int64_t micros) {
  const auto after = std::upper_bound(times.begin(), times.end(), micros);
  return after == times.begin() ? 0 : static_cast<std::uint32_t>(after - times.begin() - 1);
}

std::uint32_t frame_of_millis(std::span<const std::int64_t> times, std::int64_t millis) {
  const std::int64_t micros = millis * kMicrosPerMilli;
  const std::uint32_t frame = frame_at(times, micros + kMicrosPerMilli / 2);
  return times[frame] >= micros - kMicrosPerMilli / 2 ? frame : frame_at(times, micros);
}

std::int64_t millis_of_frame(std::span<const std::int64_t> times, std::uint32_t frame) {
  return (times[frame] + kMicrosPerMilli / 2) / kMicrosPerMilli;
}

std::int64_t frame_duration(std::span<const std::int64_t> times, std::uint32_t frame) {
  if (frame + 1 < times.size()) return times[frame + 1] - times[frame];
  return frame == 0 ? 0 : times[frame] - times[frame - 1];
}

std::int64_t clip_end(std::span<const std::int64_t> times) {
  const auto last = static_cast<std::uint32_t>(times.size() - 1);
  return times[last] + frame_duration(times, last);
}

}  // namespace ego::media
