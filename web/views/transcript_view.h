/// The spoken lines of the open clip: two files beside each other, and what the reader looks for in them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/media/subtitles.h"
#include "core/model/verdict.h"
#include "web/state/app_state.h"

namespace ego::web {

/// `Speaker: what is said`, on one line.
std::string spoken_words(const media::Cue& cue);

/// One line of the leading file, and what the other one says while it stands.
struct SpokenLine {
  std::int64_t start_millis = 0;
  std::int64_t end_millis = 0;
  std::array<std::string, kMostTranscripts> words;
  std::array<std::vector<Span>, kMostTranscripts> hits;  ///< of the search, in order
};

class TranscriptView {
 public:
  void update(const AppState& state);

  /// By start time; empty if there is no transcript.
  const std::vector<SpokenLine>& lines() const { return lines_; }
  /// Indices of the lines in which what is looked for stands; rising.
  const std::vector<std::uint32_t>& found() const { return found_; }
  /// The line that began last at a time; 0 before the first. @pre there are lines
  std::uint32_t line_at(std::int64_t millis) const;
  /// The found line after (1) or before (-1) the one at a time, beginning again at the other end; nothing if none is found.
  std::optional<std::uint32_t> next_found(std::int64_t millis, int direction) const;
  int recomputed() const { return recomputed_; }

 private:
  std::vector<SpokenLine> lines_;
  std::vector<std::uint32_t> found_;
  std::string seen_url_;
  std::uint64_t seen_revision_ = 0;
  std::string seen_search_;
  int recomputed_ = 0;
};

}  // namespace ego::web
