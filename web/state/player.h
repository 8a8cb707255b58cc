/// The clip that is played: what the host knows of it, which frame is wanted, which one is on the screen. Times are microseconds
/// from the clip's first frame; a frame is named by its number in presentation order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/media/subtitles.h"
#include "web/state/benchmark_data.h"
#include "web/state/load.h"

namespace ego::web {

/// Who decodes; shown beside the picture.
enum class DecoderPath : std::uint8_t {
  None,
  WebCodecs,  ///< the browser's decoder
  Ffmpeg,  ///< FFmpeg as wasm: the decoder that always works
  VideoElement,  ///< the last resort: frames by time
};

/// The video track of an opened clip.
struct ClipTrack {
  std::vector<std::int64_t> times;  ///< shape [frames], rising, first is 0; never empty
  std::vector<std::uint32_t> keys;  ///< frame numbers that decoding may begin at
  int width = 0;  ///< pixels as coded
  int height = 0;
  double pixel_aspect = 1;  ///< width of a pixel over its height
  int rotation = 0;  ///< degrees clockwise that show it upright
  bool has_audio = false;
  std::string codec;
  std::string container;

  std::uint32_t frames() const { return static_cast<std::uint32_t>(times.size()); }
};

/// What is on the screen.
struct ShownFrame {
  std::uint32_t frame = 0;
  Image image;
};

/// Pictures of the whole clip beside each other, equally wide.
struct FilmStrip {
  std::vector<std::uint32_t> frames;  ///< rising; shape [pictures]
  Image image;
};

enum class Looping : std::uint8_t { Off, On };

struct Player {
  std::string url;  ///< of the open clip; empty = none
  Load<ClipTrack> track;
  DecoderPath path = DecoderPath::None;
  std::uint32_t frame = 0;  ///< wanted: the playhead
  std::optional<ShownFrame> shown;  ///< nothing before the first picture
  std::optional<std::uint32_t> asked;  ///< frame asked from the host last
  std::optional<std::uint32_t> missing;  ///< a frame that the stream does not give
  std::int64_t clock = 0;  ///< while playing: between the frames' times
  bool playing = false;
  bool muted = false;
  bool scrubbing = false;  ///< the pointer drags: any picture close by will do
  Looping looping = Looping::Off;
  std::optional<std::int64_t> followed_millis;  ///< Query::moment that the playhead stands for
  std::vector<std::uint32_t> strip_wanted;  ///< asked from the host; empty = not yet
  std::optional<FilmStrip> strip;
  std::int64_t window_start = 0;  ///< left end of a zoomed timeline
  std::optional<std::uint32_t> window_frame;  ///< the reader moved the timeline while the playhead stood here
  std::vector<media::Cue> transcript;  ///< of a subtitle file the reader gave; empty = none
  std::uint64_t transcript_revision = 0;  ///< goes up with every file
  std::string transcript_url;  ///< file beside the clip that was asked for; empty = none

  bool is_open() const { return track.ready() != nullptr; }
};

// ---- what the player wants from its host

struct OpenClip {
  std::string url;
  std::int64_t frames = 0;  ///< what the question says of the clip; 0 = unknown
  double frames_per_second = 0;  ///< the same
};
struct CloseClip {};
/// How exact the picture must be.
enum class Exactness : std::uint8_t { Exact, Near };
struct ShowFrame {
  std::uint32_t frame = 0;
  Exactness exactness = Exactness::Exact;
};
/// Runs the clock and the sound from a time on; sent again when any of it changes.
struct RunClock {
  std::int64_t micros = 0;
  double speed = 1;
  bool muted = false;
};
struct StopClock {};
/// Small pictures of these frames, made when nothing else is to be done.
struct MakeStrip {
  std::vector<std::uint32_t> frames;
};
using MediaRequest = std::variant<OpenClip, CloseClip, ShowFrame, RunClock, StopClock, MakeStrip>;

}  // namespace ego::web
