/// What stands on the timeline of the open clip: tiers of intervals and frames, and the marks one can jump to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/media/subtitles.h"
#include "web/state/app_state.h"
#include "web/views/items_view.h"
#include "web/views/predicted_view.h"
#include "web/views/seen_frames.h"

namespace ego::web {

/// A stretch of a tier.
struct TierSpan {
  std::int64_t start = 0;  ///< microseconds
  std::int64_t end = 0;
  std::string label;
};

/// One line of the timeline: stretches, or single frames.
struct Tier {
  std::string_view name;  ///< of tiers.h
  std::vector<TierSpan> spans;
  std::vector<std::uint32_t> frames;  ///< rising
  std::optional<PredictedStretch> predicted = std::nullopt;  ///< whose answer it is; one line a row
};

/// The tier of the sound has neither: it is drawn from Player::waveform.

/// Who saw the frames that are marked: the row's name, or the plan in words. The id itself if there is no such row.
std::string seen_name(std::string_view id, const ItemsView& items, Tongue tongue);
/// How many there are, and whether that is recorded or planned; empty for none.
std::string seen_count(const SeenFrames& seen, Tongue tongue);
/// `2.133 s, frame 32`.
std::string frame_words(const ClipTrack& track, std::uint32_t frame, Tongue tongue);

class PlayerView {
 public:
  void update(const AppState& state, const ItemsView& items, const PredictedView& predicted);

  /// Null while nothing is open.
  const Question* question() const { return question_; }
  /// Tiers with something on them, whether shown or not.
  const std::vector<Tier>& tiers() const { return tiers_; }
  /// Frames of the chosen row or plan.
  const SeenFrames& seen() const { return seen_; }
  /// True if the frame under the playhead may be shown: all may, unless only seen ones are wanted.
  bool may_show(const AppState& state, std::uint32_t frame) const;
  /// Frames to jump to: edges of stretches and single frames of the tiers that are shown; rising, without repeats.
  const std::vector<std::uint32_t>& marks() const { return marks_; }
  int recomputed() const { return recomputed_; }

 private:
  void collect(const AppState& state, const ItemsView& items, const PredictedView& predicted, const ClipTrack& track);

  const Question* question_ = nullptr;
  std::vector<Tier> tiers_;
  SeenFrames seen_;
  std::vector<std::uint32_t> marks_;
  std::string seen_url_;
  const ClipTrack* seen_track_ = nullptr;
  std::uint64_t seen_revision_ = 0;
  std::string seen_item_;
  bool seen_in_play_ = false;
  bool seen_silent_ = false;
  std::string seen_choice_;
  std::vector<std::string> seen_tiers_;
  std::uint64_t seen_transcript_ = 0;
  int seen_predicted_ = -1;
  bool seen_sound_ = false;
  int recomputed_ = 0;
};

}  // namespace ego::web
