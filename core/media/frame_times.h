/// A clip's frames on its time axis. Time 0 is the first shown frame; one unit inside: microseconds.
#pragma once

#include <cstdint>
#include <span>

namespace ego::media {

inline constexpr std::int64_t kMicrosPerSecond = 1000000;

/// The frame that is on the screen at a time: the last one at or before it. Times before the first frame give 0.
/// @param times  shape [frames], rising; not empty
std::uint32_t frame_at(std::span<const std::int64_t> times, std::int64_t micros);

/// The frame a written time means.
///
/// A link holds milliseconds, and a frame's time seldom is a whole number of them: a frame within half a millisecond is
/// the one that was meant, else the one on the screen then.
std::uint32_t frame_of_millis(std::span<const std::int64_t> times, std::int64_t millis);

/// A frame's time as a link writes it: rounded to milliseconds. frame_of_millis gives the same frame back while
/// neighbours are at least a millisecond apart.
std::int64_t millis_of_frame(std::span<const std::int64_t> times, std::uint32_t frame);

/// How long a frame stays: until the next; the last one as long as the one before it (0 if it is alone).
std::int64_t frame_duration(std::span<const std::int64_t> times, std::uint32_t frame);

/// End of the clip: the last frame's time and duration.
std::int64_t clip_end(std::span<const std::int64_t> times);

}  // namespace ego::media
