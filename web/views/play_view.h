/// The result of a test beside what every row does on the same questions.
#pragma once

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

class PlayView {
 public:
  /// @param items  brought up to date before
  void update(const AppState& state, const ItemsView& items);

  /// Best first, then by id; empty until the session is scored.
  const std::vector<PlayResult>& results() const { return results_; }
  double mean_secs() const { return mean_secs_; }
  int recomputed() const { return recomputed_; }

 private:
  std::vector<PlayResult> results_;
  double mean_secs_ = 0;
  std::uint64_t seen_revision_ = 0;
  std::string seen_source_;
  int recomputed_ = 0;
};

}  // namespace ego::web
