/// The clip that is played: what the host knows of it, which frame is wanted, which one is on the screen. Times are microseconds
/// from the clip's first frame; a frame is named by its number in presentation order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/media/subtitles.h"
#include "core/media/waveform.h"
#include "web/state/benchmark_data.h"
#include "web/state/contact_sheet.h"
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

/// Spoken lines of one file.
struct TranscriptTrack {
  std::string name;  ///< of the file
  std::vector<media::Cue> cues;  ///< by start time; never empty
};

/// Two languages beside each other; more would leave no room for the words.
inline constexpr std::size_t kMostTranscripts = 2;

/// The part of the picture that is shown, as shares of the upright picture.
struct PictureView {
  double scale = 1;  ///< 1 to 8
  double x = 0.5;  ///< centre
  double y = 0.5;
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
  double volume = 1;  ///< of the sound when it is not muted, 0 to 1
  bool scrubbing = false;  ///< the pointer drags: any picture close by will do
  Looping looping = Looping::Off;
  std::vector<std::uint32_t> only;  ///< a test shows no other frames; rising. Empty = all may be shown
  std::optional<std::int64_t> followed_millis;  ///< Query::moment that the playhead stands for
  std::vector<std::uint32_t> strip_wanted;  ///< asked from the host; empty = not yet
  std::optional<FilmStrip> strip;
  std::optional<ContactSheet> sheet;  ///< open over the page
  PictureView picture;
  bool waveform_asked = false;
  media::Waveform waveform;  ///< of the sound, as far as it has been looked at
  std::int64_t window_start = 0;  ///< left end of a zoomed timeline
  std::optional<std::uint32_t> window_frame;  ///< the reader moved the timeline while the playhead stood here
  std::vector<TranscriptTrack> transcripts;  ///< of files the reader gave, at most kMostTranscripts; the first leads
  std::uint64_t transcript_revision = 0;  ///< goes up with every file
  std::string transcript_search;  ///< words looked for in the lines
  std::optional<std::vector<std::string>>
      transcripts_beside;  ///< names beside the clip, still to be asked for, last one first; nothing = not looked yet
  std::string transcript_url;  ///< the one that was asked for and has not come; empty = none

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
  double gain = 1;  ///< of the sound, 0 to 1; 0 = muted
};
struct StopClock {};
/// Small pictures of these frames, made when nothing else is to be done.
struct MakeStrip {
  std::vector<std::uint32_t> frames;
};
/// Pictures of these frames for a contact sheet, each as soon as it is there, when nothing else is to be done. No frames: none are wanted
/// any longer.
struct MakeSheet {
  std::vector<std::uint32_t> frames;
  SheetGrid grid;
};
/// The pictures that MakeSheet asked for as a PNG with words round them.
struct SaveSheet {
  std::string name;  ///< of the file
  std::string drawing;  ///< JSON, see web/exports/sheet_picture.h
};
/// The loudness of the sound along time, in pieces, when nothing else is to be done.
struct MakeWaveform {};
using MediaRequest =
    std::variant<OpenClip, CloseClip, ShowFrame, RunClock, StopClock, MakeStrip, MakeSheet, SaveSheet, MakeWaveform>;

}  // namespace ego::web
