/// The result of a test beside what every row does on the same questions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/stats/intervals.h"
#include "web/state/app_state.h"
#include "web/views/items_view.h"

namespace ego::web {

struct PlayResult {
  std::string row;
  std::string name;
  std::uint64_t right = 0;
  std::uint64_t n = 0;                    ///< answered questions that count for this row
  std::optional<stats::Bounds> bounds;    ///< Wilson, 95 %; nothing for n = 0
  bool human = false;                     ///< the session's own row
};

/// The conditions of a test in words, with dots between them; empty without any.
std::string condition_words(const PlayConditions& conditions, const ItemsView& items, Tongue tongue);

class PlayView {
 public:
  /// @param items  brought up to date before
  void update(const AppState& state, const ItemsView& items);

  /// Best first, then by id; empty until the session is scored.
  const std::vector<PlayResult>& results() const { return results_; }
  double mean_secs() const { return mean_secs_; }
  /// Answers that came after their window.
  std::size_t late() const { return late_; }
  /// Rows that say for every listed question which frames they saw, or would have seen, then the plans: what a test can be held to.
  const std::vector<std::string>& frame_choices() const { return frame_choices_; }
  /// Frames of the next test: what the link asks for (`seen=...~only`) if a test can be held to it, else empty.
  std::string wanted_frames(const Query& query) const;
  int recomputed() const { return recomputed_; }

 private:
  void collect_choices(const AppState& state, const ItemsView& items);

  std::vector<PlayResult> results_;
  double mean_secs_ = 0;
  std::size_t late_ = 0;
  std::vector<std::string> frame_choices_;
  std::uint64_t choices_revision_ = 0;
  int choices_items_ = -1;
  std::uint64_t seen_revision_ = 0;
  std::string seen_source_;
  int recomputed_ = 0;
};

}  // namespace ego::web
