/// Which frames of a clip a model sees: the plans that published harnesses use, so that a person can look at the same frames.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ego::media {

/// Which frames a model sees. The two published Video-MME harnesses disagree, so it is never implied.
enum class FrameSampling : std::uint8_t {
  LinspaceInclusive,  ///< linspace(0, total - 1, n): first and last frame included (lmms-eval)
  InteriorPoints,  ///< i * total / (n + 1), i = 1..n: neither end included (VLMEvalKit)
  FixedRate,  ///< the frame on the screen at 0, 1/rate, 2/rate ... seconds (EgoCross: 0.5 or 1 a second)
};

/// Frame indices of a uniform sample, both ends included.
///
///   uniform_frame_indices(100, 8) == {0, 14, 28, 42, 56, 70, 84, 99}
///
/// Parity: np.linspace(0, total - 1, n, dtype=int), as in lmms-eval. VLMEvalKit samples interior points: see FrameSampling.
///
/// @param total_frames  frames in the stream; >= 1
/// @param n             frames wanted; >= 1. If n > total_frames, indices repeat
/// @return  shape [n], non-decreasing, each in [0, total_frames)
std::vector<std::uint32_t> uniform_frame_indices(std::uint32_t total_frames, std::uint32_t n);

/// Frame indices of a uniform sample that keeps away from both ends.
///
///   interior_frame_indices(100, 4) == {20, 40, 60, 80}
///
/// Parity: VLMEvalKit video_base.frame_paths / save_video_frames: step = total / (n + 1), int(i * step).
///
/// @return  as uniform_frame_indices
std::vector<std::uint32_t> interior_frame_indices(std::uint32_t total_frames, std::uint32_t n);

/// Frame indices at a fixed rate in time, the first frame included.
///
/// By time, not by counting frames: at a variable frame rate every k-th frame is no rate.
///
/// @param times  microseconds, shape [frames], rising; not empty
/// @param rate   frames a second; in (0, 1000]
/// @return  rising, without repeats
/// @cost  O(seconds * rate)
std::vector<std::uint32_t> fixed_rate_frame_indices(std::span<const std::int64_t> times, double rate);

}  // namespace ego::media
