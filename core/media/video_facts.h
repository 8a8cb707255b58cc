/// What a manifest says of a clip's video track: the numbers two people compare to see that they have the same clip.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/json/value.h"

namespace ego::media {

/// One shown frame a fixed time after the other, or not.
enum class Pace : std::uint8_t { Constant, Variable };

struct FrameRate {
  double per_second = 0;  ///< mean over the clip, 6 decimals; 0 = fewer than two frames
  Pace pace = Pace::Constant;
};

/// Rate of a clip's frames.
///
/// Containers round times to their ticks (WebM: milliseconds), so 29.97 frames a second stand 33 or 34 ms apart: gaps within a tick of
/// the mean are one pace.
///
/// @param times  microseconds, shape [frames], rising
/// @param tick   microseconds of one tick of the track's time base; > 0
FrameRate frame_rate(std::span<const std::int64_t> times, double tick);

struct VideoFacts {
  std::string container;  ///< FFmpeg's name
  std::string codec;  ///< FFmpeg's name
  std::string codec_string;  ///< RFC 6381; empty = a browser has no decoder for it
  int width = 0;  ///< pixels as coded
  int height = 0;
  int rotation = 0;  ///< degrees clockwise that show it upright
  std::uint64_t frames = 0;
  std::int64_t duration_micros = 0;  ///< to the end of the last frame
  FrameRate rate;
  std::int64_t time_base_num = 0;  ///< seconds of one tick as a fraction
  std::int64_t time_base_den = 1;
  std::uint64_t longest_group = 0;  ///< frames from one key to the next, at most: what an exact seek may have to decode
  bool has_sound = false;
};

/// {codec, codecString, container, durationSeconds, frameRate, frames, hasSound, height, longestGroup, pace, rotation, timeBase, width}
json::Value to_json(const VideoFacts& facts);

/// The longest run of frames from one key to the next. @param keys  frame numbers of keys, rising
std::uint64_t longest_group(std::span<const std::uint32_t> keys, std::uint64_t frames);

}  // namespace ego::media
