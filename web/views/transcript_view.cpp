#include "web/views/transcript_view.h"

#include <algorithm>

#include "core/text/ascii.h"
#include "web/views/item_search.h"

namespace ego::web {
namespace {

/// The leading file's cues are the lines; each cue of the other one goes to the line that had begun last at the middle of it, so that none
/// is lost where the two are cut differently.
std::vector<SpokenLine> join_tracks(const std::vector<TranscriptTrack>& tracks) {
  std::vector<SpokenLine> lines;
  if (tracks.empty()) return lines;
  for (const media::Cue& cue : tracks.front().cues)
    lines.push_back({cue.start_millis, cue.end_millis, {spoken_words(cue)}, {}});
  for (std::size_t track = 1; track < tracks.size(); ++track) {
    std::size_t at = 0;
    for (const media::Cue& cue : tracks[track].cues) {
      const std::int64_t middle = cue.start_millis + (cue.end_millis - cue.start_millis) / 2;
      while (at > 0 && lines[at].start_millis > middle) --at;
      while (at + 1 < lines.size() && lines[at + 1].start_millis <= middle) ++at;
      std::string& words = lines[at].words[track];
      if (!words.empty()) words += ' ';
      words += spoken_words(cue);
    }
  }
  return lines;
}

}  // namespace

std::string spoken_words(const media::Cue& cue) {
  std::string words = cue.speaker.empty() ? cue.text : cue.speaker + ": " + cue.text;
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words;
}

void TranscriptView::update(const AppState& state) {
  const Player& player = state.player;
  const bool same_lines = seen_url_ == player.url && seen_revision_ == player.transcript_revision;
  if (same_lines && seen_search_ == player.transcript_search) return;
  seen_search_ = player.transcript_search;
  ++recomputed_;
  if (!same_lines) {
    seen_url_ = player.url;
    seen_revision_ = player.transcript_revision;
    lines_ = join_tracks(player.transcripts);
  }
  // What is typed is one phrase: lines are short, and words of two lines belong together seldom.
  ItemSearch search;
  const std::string phrase = text::ascii_lower(text::ascii_trim(seen_search_));
  if (!phrase.empty()) search.terms.push_back({SearchPart::Anywhere, phrase, std::nullopt, false});
  found_.clear();
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    SpokenLine& line = lines_[i];
    bool found = false;
    for (std::size_t track = 0; track < kMostTranscripts; ++track) {
      line.hits[track] = find_hits(search, SearchPart::Anywhere, line.words[track]);
      found = found || !line.hits[track].empty();
    }
    if (found) found_.push_back(static_cast<std::uint32_t>(i));
  }
}

std::uint32_t TranscriptView::line_at(std::int64_t millis) const {
  const auto after = std::upper_bound(lines_.begin(), lines_.end(), millis,
                                      [](std::int64_t at, const SpokenLine& line) { return at < line.start_millis; });
  return after == lines_.begin() ? 0 : static_cast<std::uint32_t>(after - lines_.begin()) - 1;
}

std::optional<std::uint32_t> TranscriptView::next_found(std::int64_t millis, int direction) const {
  if (found_.empty()) return std::nullopt;
  const bool before_all = millis < lines_.front().start_millis;
  const std::uint32_t here = line_at(millis);
  if (direction > 0) {
    const auto next = before_all ? found_.begin() : std::upper_bound(found_.begin(), found_.end(), here);
    return next == found_.end() ? found_.front() : *next;
  }
  const auto next = std::lower_bound(found_.begin(), found_.end(), here);
  return (before_all || next == found_.begin()) ? found_.back() : *(next - 1);
}

}  // namespace ego::web
