#include "core/media/video_facts.h"

#include <algorithm>
#include <cmath>

#include "core/json/members.h"
#include "core/json/writer.h"
#include "core/media/frame_times.h"
#include "core/text/number_text.h"

namespace ego::media {
namespace {

constexpr int kDecimals = 6;
constexpr double kMicros = static_cast<double>(kMicrosPerSecond);

}  // namespace

FrameRate frame_rate(std::span<const std::int64_t> times, double tick) {
  FrameRate rate;
  if (times.size() < 2 || times.back() <= times.front()) return rate;
  const double gap = static_cast<double>(times.back() - times.front()) / static_cast<double>(times.size() - 1);
  rate.per_second = text::round_decimals(kMicros / gap, kDecimals);
  for (std::size_t i = 1; i < times.size(); ++i) {
    // one microsecond more: our own times are rounded too
    if (std::abs(static_cast<double>(times[i] - times[i - 1]) - gap) > tick + 1) rate.pace = Pace::Variable;
  }
  return rate;
}

std::uint64_t longest_group(std::span<const std::uint32_t> keys, std::uint64_t frames) {
  std::uint64_t longest = 0;
  std::uint64_t start = 0;
  for (const std::uint32_t key : keys) {
    longest = std::max(longest, key - start);
    start = key;
  }
  return std::max(longest, frames - start);
}

json::Value to_json(const VideoFacts& facts) {
  json::Object out;
  json::put_text(out, "codec", facts.codec);
  json::put_text(out, "codecString", facts.codec_string);
  json::put_text(out, "container", facts.container);
  json::put(out, "durationSeconds", json::number(static_cast<double>(facts.duration_micros) / kMicros));
  json::put(out, "frameRate", json::number(facts.rate.per_second));
  json::put_count(out, "frames", facts.frames);
  json::put(out, "hasSound", facts.has_sound);
  json::put(out, "height", json::number(std::int64_t{facts.height}));
  json::put_count(out, "longestGroup", facts.longest_group);
  json::put(out, "pace", facts.rate.pace == Pace::Constant ? "constant" : "variable");
  json::put(out, "rotation", json::number(std::int64_t{facts.rotation}));
  json::put(out, "timeBase", std::to_string(facts.time_base_num) + "/" + std::to_string(facts.time_base_den));
  json::put(out, "width", json::number(std::int64_t{facts.width}));
  return json::Value{std::move(out)};
}

}  // namespace ego::media
