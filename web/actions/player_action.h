/// What a reader and the host can do to the player. One action of the explorer carries them all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "web/state/player.h"
#include "web/state/query.h"

namespace ego::web {

struct TogglePlay {};
struct StepFrames {
  std::int64_t by = 0;
};
struct StepTime {
  std::int64_t micros = 0;
};
/// Drag of the playhead, or a jump to a mark or to a picture of the contact sheet, which is closed.
struct SeekFrame {
  std::uint32_t frame = 0;
  Exactness exactness = Exactness::Exact;
};
struct GoToStart {};  ///< of the selection, else of the clip
struct GoToEnd {};
struct PlaySlower {};
struct PlayFaster {};
struct PlayNormal {};
/// One of speeds().
struct SetSpeed {
  std::string speed;
};
struct MarkIn {};
struct MarkOut {};
struct ClearSelection {};
struct SelectSpan {
  SpanRef span;
};
struct ToggleLoop {};
struct ToggleMute {};
/// Full volume is 1; what is heard again is no longer muted.
struct SetVolume {
  double volume = 1;
};
struct PlayLouder {};
struct PlayQuieter {};
struct ToggleSeenOnly {};
struct ZoomToSelection {};
struct ZoomFit {};
/// Halves or doubles the visible time.
struct ZoomIn {};
struct ZoomOut {};
/// Scales the visible time and keeps the place under the pointer.
struct ZoomAround {
  double factor = 1;  ///< of the visible time; < 1 = closer
  std::int64_t micros = 0;
};
/// Moves the visible stretch; the playhead stays.
struct PanTimeline {
  std::int64_t micros = 0;
};
/// Scales the picture and keeps the place there.
struct ZoomPicture {
  double factor = 1;  ///< > 1 = closer
  double x = 0.5;  ///< share of what is shown
  double y = 0.5;
};
/// Moves the shown part. @pre the picture is scaled, else nothing happens
struct PanPicture {
  double dx = 0;  ///< shares of what is shown
  double dy = 0;
};
/// Twice as large, four times, whole again.
struct EnlargePicture {};
/// Whose frames are marked: a row, or a plan (web/views/seen_frames.h); empty = nobody's.
struct ChooseSeen {
  std::string id;
};
/// Opens the contact sheet of these frames. @pre they rise
struct OpenSheet {
  std::vector<std::uint32_t> frames;
};
struct CloseSheet {};
/// Moves the sheet's cursor.
struct MoveOnSheet {
  std::int64_t by = 0;
};
/// So many pictures stand beside each other now: how far a line down is.
struct ArrangeSheet {
  std::size_t across = 1;
};
struct ToggleTier {
  std::string name;
};
/// Puts the caret into the field over the spoken lines.
struct FindSpoken {};
/// What is looked for in the spoken lines.
struct SearchTranscript {
  std::string text;
};

// ---- from the host
/// The reader gave a file for the shown question's clip; it is asked for by this name.
struct ClipGiven {
  std::string url;
};
struct ClipOpened {
  std::string url;
  ClipTrack track;
  DecoderPath path = DecoderPath::None;
};
struct ClipRefused {
  std::string url;
  std::string reason;
};
struct FrameArrived {
  ShownFrame shown;
  DecoderPath path = DecoderPath::None;
};
struct FrameAbsent {
  std::uint32_t frame = 0;
};
/// The pictures of Player::strip_wanted.
struct StripArrived {
  Image image;
};
/// One picture of the contact sheet's page: it is in the texture now, or will never be.
struct SheetArrived {
  std::uint32_t place = 0;
  SheetPicture picture = SheetPicture::Absent;
  Image image;  ///< of the whole page
};
/// More of what MakeWaveform asked for.
struct WaveformGrew {
  std::vector<media::Extremes> buckets;  ///< the next ones
};
struct ClockTicked {
  std::int64_t micros = 0;  ///< since the last tick, real time
};
struct PageHidden {};

using PlayerStep =
    std::variant<TogglePlay, StepFrames, StepTime, SeekFrame, GoToStart, GoToEnd, PlaySlower, PlayFaster, PlayNormal,
                 SetSpeed, MarkIn, MarkOut, ClearSelection, SelectSpan, ToggleLoop, ToggleMute, SetVolume, PlayLouder,
                 PlayQuieter, ToggleSeenOnly, ZoomToSelection, ZoomFit, ZoomIn, ZoomOut, ZoomAround, PanTimeline,
                 ZoomPicture, PanPicture, EnlargePicture, ChooseSeen, OpenSheet, CloseSheet, MoveOnSheet, ArrangeSheet,
                 ToggleTier, FindSpoken, SearchTranscript, StripArrived, SheetArrived, WaveformGrew, ClipGiven,
                 ClipOpened, ClipRefused, FrameArrived, FrameAbsent, ClockTicked, PageHidden>;

struct MovePlayer {
  PlayerStep step;
};

}  // namespace ego::web
