#include "core/media/frame_sampling.h"

#include "core/media/frame_times.h"

namespace ego::media {

std::vector<std::uint32_t> uniform_frame_indices(std::uint32_t total_frames, std::uint32_t n) {
  std::vector<std::uint32_t> indices;
  indices.reserve(n);
  if (n == 1) return {0};
  // numpy: step = (stop - start) / div as a double, i * step, the last one set to stop, then truncated.
  const double last = static_cast<double>(total_frames - 1);
  const double step = last / static_cast<double>(n - 1);
  for (std::uint32_t i = 0; i + 1 < n; ++i)
    indices.push_back(static_cast<std::uint32_t>(static_cast<double>(i) * step));
  indices.push_back(total_frames - 1);
  return indices;
}

std::vector<std::uint32_t> interior_frame_indices(std::uint32_t total_frames, std::uint32_t n) {
  std::vector<std::uint32_t> indices;
  indices.reserve(n);
  const double step = static_cast<double>(total_frames) / (static_cast<double>(n) + 1);
  for (std::uint32_t i = 1; i <= n; ++i) indices.push_back(static_cast<std::uint32_t>(static_cast<double>(i) * step));
  return indices;
}

std::vector<std::uint32_t> fixed_rate_frame_indices(std::span<const std::int64_t> times, double rate) {
  std::vector<std::uint32_t> indices;
  const double interval = static_cast<double>(kMicrosPerSecond) / rate;
  const std::int64_t last = times.back();
  for (std::uint64_t i = 0;; ++i) {
    const auto micros = static_cast<std::int64_t>(static_cast<double>(i) * interval);
    if (micros > last) break;
    const std::uint32_t frame = frame_at(times, micros);
    if (indices.empty() || indices.back() != frame) indices.push_back(frame);
  }
  return indices;
}

}  // namespace ego::media
