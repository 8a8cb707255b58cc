/// Transcripts of any form: subtitles, or JSON as speech recognisers write it.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/media/subtitles.h"

namespace ego::media {

/// The cues of a JSON transcript, by start time; rows without text or length are left out.
///
///   {"segments": [{"start": 0.5, "end": 2, "text": "Pour it.", "speaker": "A"}]}
///
/// The rows are the document's array, or its member `segments`, `transcription`, `body` or `cues`. A row has `start` and `end` (also
/// `start_time`, `end_time`, `from`, `to`, or the last two in a member `timestamps`), `text` (or `content`) and perhaps `speaker`. Times
/// are seconds as numbers, or `00:01.500` as texts.
///
/// Sources: Whisper's and WhisperX's `segments`, whisper.cpp's `transcription`, subtitle bodies with `from`, `to`, `content`.
///
/// @error UnknownFormat  no JSON, no such rows, or the first row is none: predictions are JSON too
Result<std::vector<Cue>> parse_transcript_json(ByteView bytes, std::string_view label);

/// JSON by its first character, else subtitles.
/// @error UnknownFormat  not one cue
Result<std::vector<Cue>> parse_transcript(ByteView bytes, std::string_view label);

}  // namespace ego::media
