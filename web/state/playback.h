/// How a playhead moves: steps, jumps, playing, loops, zoom. Pure: numbers in, numbers out.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/state/player.h"
#include "web/state/query.h"

namespace ego::web {

/// Frames that playing covers, both ends included.
struct FrameRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  friend bool operator==(const FrameRange&, const FrameRange&) = default;
};

/// The selection's frames, else the whole clip. A selection between two frames gives the one on the screen then.
FrameRange play_range(const ClipTrack& track, const std::optional<SpanRef>& selection);

/// The frame `by` steps away, kept inside the clip.
std::uint32_t step_frames(const ClipTrack& track, std::uint32_t frame, std::int64_t by);
/// The frame that may be shown instead: the last of Player::only at or before it, else the first of them; the frame itself where all may.
std::uint32_t allowed_frame(const Player& player, std::uint32_t frame);
/// The frame `by` steps away among those that may be shown. @pre a clip is open
std::uint32_t step_allowed(const Player& player, std::int64_t by);
/// The frame on the screen `micros` later (earlier if negative): always another one while there is one.
std::uint32_t step_time(const ClipTrack& track, std::uint32_t frame, std::int64_t micros);

/// The first frame that is not before a written time, so that what begins then has begun; the last one if there is none.
std::uint32_t frame_from_millis(const ClipTrack& track, std::int64_t millis);

/// A playhead after some time.
struct Advance {
  std::int64_t clock = 0;  ///< microseconds
  std::uint32_t frame = 0;
  bool ended = false;  ///< the end was reached and there is no loop
};
/// Plays `elapsed` microseconds (already times the speed) from `clock`. At the range's end it stops on the last frame, or begins again;
/// however long the pause was, it is never more than one loop late.
Advance advance_clock(const ClipTrack& track, const FrameRange& range, Looping looping, std::int64_t clock,
                      std::int64_t elapsed);

/// The nearest mark before or after a frame; nothing if there is none. @param marks  rising
std::optional<std::uint32_t> mark_before(std::span<const std::uint32_t> marks, std::uint32_t frame);
std::optional<std::uint32_t> mark_after(std::span<const std::uint32_t> marks, std::uint32_t frame);

/// Speeds the keys walk along, 0.1 to 16, as a link writes them, slowest first.
std::span<const std::string_view> speeds();
std::string_view slower(std::string_view speed);
std::string_view faster(std::string_view speed);
/// Value of Query::speed; 1 for the empty text; kept inside 0.1..16.
double speed_value(std::string_view speed);

/// What of the clip a timeline shows.
struct TimeWindow {
  std::int64_t start = 0;  ///< microseconds
  std::int64_t length = 0;  ///< > 0
};
/// A window of `zoom` (nothing = the whole clip) that stands where it stood, unless the playhead left it: then round the playhead.
/// @param frame  the playhead; nothing: the window stays wherever that is
TimeWindow time_window(const ClipTrack& track, std::optional<std::int64_t> zoom_millis, std::int64_t start_before,
                       std::optional<std::uint32_t> frame);

/// What the timeline shows now: a stretch that the reader moved by hand stays until the playhead moves.
/// @pre a clip is open
TimeWindow shown_window(const Player& player, const Query& query);

/// The picture's part after scaling it round a place, or after moving it; always inside the picture.
/// @param x, y  share of what is shown now
PictureView zoom_picture(const PictureView& now, double factor, double x, double y);
PictureView pan_picture(const PictureView& now, double dx, double dy);

/// Frames for a strip over the whole clip: in the middle of equal stretches, or the key next to that if one is near (it costs less).
std::vector<std::uint32_t> strip_frames(const ClipTrack& track);

/// `12.480 s`, or `1:02:03.250` from an hour up.
std::string time_text(std::int64_t micros);

}  // namespace ego::web
