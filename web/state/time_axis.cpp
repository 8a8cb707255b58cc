#include "web/state/time_axis.h"

#include <array>

#include <fmt/format.h>

#include "core/media/frame_times.h"

namespace ego::web {
namespace {

constexpr std::int64_t kMilli = 1000;
constexpr std::int64_t kSecond = 1000 * kMilli;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

constexpr std::array<std::int64_t, 25> kSteps{10 * kMilli,  20 * kMilli,  50 * kMilli,  100 * kMilli, 200 * kMilli,
                                              500 * kMilli, kSecond,      2 * kSecond,  5 * kSecond,  10 * kSecond,
                                              15 * kSecond, 30 * kSecond, kMinute,      2 * kMinute,  5 * kMinute,
                                              10 * kMinute, 15 * kMinute, 30 * kMinute, kHour,        2 * kHour,
                                              3 * kHour,    6 * kHour,    12 * kHour,   kDay,         7 * kDay};

std::string tick_label(std::int64_t micros, std::int64_t step) {
  const std::int64_t secs = micros / kSecond;
  std::string text = micros >= kHour ? fmt::format("{}:{:02}:{:02}", secs / 3600, secs / 60 % 60, secs % 60)
                                     : fmt::format("{}:{:02}", secs / 60, secs % 60);
  if (step < 100 * kMilli)
    text += fmt::format(".{:02}", micros % kSecond / (10 * kMilli));
  else if (step < kSecond)
    text += fmt::format(".{}", micros % kSecond / (100 * kMilli));
  return text;
}

}  // namespace

std::int64_t tick_step(const ClipTrack& track, const TimeWindow& window, std::size_t most) {
  const std::uint32_t first = media::frame_at(track.times, window.start);
  const std::uint32_t last = media::frame_at(track.times, window.start + window.length);
  if (last - first < most) return 0;
  for (const std::int64_t step : kSteps)
    if (window.length / step < static_cast<std::int64_t>(most)) return step;
  return kSteps.back();
}

std::vector<AxisTick> axis_ticks(const ClipTrack& track, const TimeWindow& window, std::size_t most) {
  std::vector<AxisTick> ticks;
  const std::int64_t end = window.start + window.length;
  const std::int64_t step = tick_step(track, window, most);
  if (step == 0) {
    for (std::uint32_t frame = media::frame_at(track.times, window.start);
         frame < track.frames() && track.times[frame] <= end; ++frame)
      if (track.times[frame] >= window.start) ticks.push_back({track.times[frame], fmt::format("#{}", frame)});
    return ticks;
  }
  for (std::int64_t at = (window.start + step - 1) / step * step; at <= end; at += step)
    ticks.push_back({at, tick_label(at, step)});
  return ticks;
}

}  // namespace ego::web
