/// Transcripts: SubRip (SRT) and WebVTT as cues on the clip's time axis.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace ego::media {

struct Cue {
  std::int64_t start_millis = 0;
  std::int64_t end_millis = 0;  ///< > start_millis
  std::string speaker;          ///< WebVTT `<v Name>`, JSON `speaker`; empty if none
  std::string text;             ///< without tags, lines joined by a newline
};

/// Milliseconds of `[h:]mm:ss[.,]mmm`; nothing if that is not all of the text.
std::optional<std::int64_t> parse_cue_time(std::string_view text);

/// Most cues read of one file: a day of speech has fewer.
inline constexpr std::size_t kMostCues = 100000;

/// The cues of a transcript, by start time; cues without text or length are left out.
///
/// Which of the two it is is not asked: both are blocks with a line `start --> end`; `.` and `,` may divide the milliseconds,
/// hours may be absent. WebVTT's NOTE, STYLE and REGION blocks have no such line and fall away by that.
///
/// Sources: W3C WebVTT 4.1; SubRip as written by FFmpeg and Whisper.
///
/// @error UnknownFormat  not one cue
Result<std::vector<Cue>> parse_subtitles(ByteView bytes, std::string_view label);

/// The last cue that is spoken at a time; nothing = cues.size().
std::size_t cue_at(const std::vector<Cue>& cues, std::int64_t millis);

}  // namespace ego::media
