#include "web/state/playback.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "core/media/frame_times.h"
#include "core/text/number_text.h"

namespace ego::web {
namespace {

constexpr std::int64_t kMicrosPerMilli = 1000;
constexpr std::array<std::string_view, 12> kSpeeds{"0.1", "0.25", "0.5", "0.75", "1", "1.25",
                                                   "1.5", "2",    "3",   "4",    "8", "16"};
constexpr double kSlowest = 0.1;
constexpr double kFastest = 16;

std::size_t speed_place(std::string_view speed) {
  const double value = speed_value(speed);
  std::size_t place = 0;
  while (place + 1 < kSpeeds.size() && speed_value(kSpeeds[place + 1]) <= value) ++place;
  return place;
}

}  // namespace

FrameRange play_range(const ClipTrack& track, const std::optional<SpanRef>& selection) {
  if (!selection) return {0, track.frames() - 1};
  const std::uint32_t first = media::frame_of_millis(track.times, selection->start_millis);
  const std::uint32_t last = media::frame_of_millis(track.times, selection->end_millis);
  return {first, std::max(first, last)};
}

std::uint32_t step_frames(const ClipTrack& track, std::uint32_t frame, std::int64_t by) {
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(static_cast<std::int64_t>(frame) + by, 0,
                                                             static_cast<std::int64_t>(track.frames()) - 1));
}

std::uint32_t allowed_frame(const Player& player, std::uint32_t frame) {
  const auto& only = player.only;
  if (only.empty()) return frame;
  const auto after = std::upper_bound(only.begin(), only.end(), frame);
  return after == only.begin() ? only.front() : *std::prev(after);
}

std::uint32_t step_allowed(const Player& player, std::int64_t by) {
  const auto& only = player.only;
  if (only.empty()) return step_frames(*player.track.ready(), player.frame, by);
  const auto here = std::lower_bound(only.begin(), only.end(), allowed_frame(player, player.frame));
  const auto place =
      std::clamp<std::int64_t>((here - only.begin()) + by, 0, static_cast<std::int64_t>(only.size()) - 1);
  return only[static_cast<std::size_t>(place)];
}

std::uint32_t step_time(const ClipTrack& track, std::uint32_t frame, std::int64_t micros) {
  const std::uint32_t there = media::frame_at(track.times, track.times[frame] + micros);
  if (micros > 0 && there <= frame) return step_frames(track, frame, 1);
  if (micros < 0 && there >= frame) return step_frames(track, frame, -1);
  return there;
}

std::uint32_t frame_from_millis(const ClipTrack& track, std::int64_t millis) {
  const std::uint32_t frame = media::frame_of_millis(track.times, millis);
  const bool before = media::millis_of_frame(track.times, frame) < millis;
  return before && frame + 1 < track.frames() ? frame + 1 : frame;
}

Advance advance_clock(const ClipTrack& track, const FrameRange& range, Looping looping, std::int64_t clock,
                      std::int64_t elapsed) {
  const std::int64_t begin = track.times[range.first];
  const std::int64_t end = track.times[range.last] + media::frame_duration(track.times, range.last);
  std::int64_t now = clock + elapsed;
  if (now >= end) {
    if (looping == Looping::Off || end <= begin) return {track.times[range.last], range.last, true};
    now = begin + (now - begin) % (end - begin);
  }
  now = std::max(now, begin);
  return {now, std::clamp(media::frame_at(track.times, now), range.first, range.last), false};
}

std::optional<std::uint32_t> mark_before(std::span<const std::uint32_t> marks, std::uint32_t frame) {
  const auto at = std::lower_bound(marks.begin(), marks.end(), frame);
  return at == marks.begin() ? std::nullopt : std::optional(*(at - 1));
}

std::optional<std::uint32_t> mark_after(std::span<const std::uint32_t> marks, std::uint32_t frame) {
  const auto at = std::upper_bound(marks.begin(), marks.end(), frame);
  return at == marks.end() ? std::nullopt : std::optional(*at);
}

std::span<const std::string_view> speeds() { return kSpeeds; }

std::string_view slower(std::string_view speed) {
  const std::size_t place = speed_place(speed);
  // Between two steps, the lower one is the next slower.
  const bool between = speed_value(speed) > speed_value(kSpeeds[place]);
  return kSpeeds[place == 0 || between ? place : place - 1];
}

std::string_view faster(std::string_view speed) {
  return kSpeeds[std::min(speed_place(speed) + 1, kSpeeds.size() - 1)];
}

double speed_value(std::string_view speed) {
  return std::clamp(text::parse_float(speed).value_or(1.0), kSlowest, kFastest);
}

TimeWindow time_window(const ClipTrack& track, std::optional<std::int64_t> zoom_millis, std::int64_t start_before,
                       std::optional<std::uint32_t> frame) {
  const std::int64_t whole = std::max<std::int64_t>(media::clip_end(track.times), 1);
  const std::int64_t length =
      zoom_millis ? std::clamp<std::int64_t>(*zoom_millis, 1, whole / kMicrosPerMilli + 1) * kMicrosPerMilli : whole;
  if (length >= whole) return {0, whole};
  const std::int64_t playhead = frame ? track.times[*frame] : start_before;
  const bool visible = !frame || (playhead >= start_before && playhead < start_before + length);
  return {std::clamp<std::int64_t>(visible ? start_before : playhead - length / 2, 0, whole - length), length};
}

TimeWindow shown_window(const Player& player, const Query& query) {
  const bool by_hand = player.window_frame == player.frame;
  return time_window(*player.track.ready(), query.zoom_millis, player.window_start,
                     by_hand ? std::nullopt : std::optional(player.frame));
}

PictureView zoom_picture(const PictureView& now, double factor, double x, double y) {
  constexpr double kMostScale = 8;
  PictureView next = now;
  next.scale = std::clamp(now.scale * factor, 1.0, kMostScale);
  const double kept = 1 / now.scale - 1 / next.scale;  // of the place under the fingers
  return pan_picture(next, (x - 0.5) * kept * next.scale, (y - 0.5) * kept * next.scale);
}

PictureView pan_picture(const PictureView& now, double dx, double dy) {
  const double edge = 0.5 / now.scale;
  return {now.scale, std::clamp(now.x + dx / now.scale, edge, 1 - edge),
          std::clamp(now.y + dy / now.scale, edge, 1 - edge)};
}

std::vector<std::uint32_t> strip_frames(const ClipTrack& track) {
  constexpr std::uint32_t kPictures = 8;
  const std::uint32_t count = std::min(track.frames(), kPictures);
  std::vector<std::uint32_t> frames;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto middle =
        static_cast<std::uint32_t>((2 * std::uint64_t{i} + 1) * track.frames() / (2 * std::uint64_t{count}));
    const std::uint32_t near = track.frames() / (4 * count);
    const auto key =
        std::find_if(track.keys.begin(), track.keys.end(), [&](std::uint32_t k) { return k + near >= middle; });
    frames.push_back(key != track.keys.end() && *key <= middle + near ? *key : middle);
  }
  return frames;
}

std::string time_text(std::int64_t micros) {
  constexpr std::int64_t kMillis = 1000, kMinute = 60 * kMillis, kHour = 60 * kMinute;
  const std::int64_t millis = (micros + kMicrosPerMilli / 2) / kMicrosPerMilli;
  if (millis < kHour) return fmt::format("{}.{:03} s", millis / kMillis, millis % kMillis);
  return fmt::format("{}:{:02}:{:02}.{:03}", millis / kHour, millis % kHour / kMinute, millis % kMinute / kMillis,
                     millis % kMillis);
}

}  // namespace ego::web
