/// The stretches of the clip that the shown rows' answers name, held against the evidence: for questions that ask when.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/question.h"
#include "core/model/verdict.h"
#include "web/state/app_state.h"
#include "web/text/text.h"
#include "web/views/items_view.h"

namespace ego::web {

/// What one row's answer names.
struct PredictedStretch {
  std::string row;  ///< id
  std::string name;  ///< as shown
  Outcome outcome = Outcome::Missing;
  std::vector<Interval> stretches;  ///< never empty
  std::optional<double> iou;  ///< with the evidence, in [0, 1]; nothing where that is unknown
};

class PredictedView {
 public:
  /// @param items  brought up to date before
  void update(const AppState& state, const ItemsView& items);

  /// Of the rows side by side (at most kMostBasket), in their order; those that name no time are left out. Empty in a test.
  const std::vector<PredictedStretch>& rows() const { return rows_; }
  /// The one of that row, or null.
  const PredictedStretch* find(std::string_view row) const;
  int recomputed() const { return recomputed_; }

 private:
  std::vector<PredictedStretch> rows_;
  std::uint64_t seen_revision_ = 0;
  int seen_items_ = -1;
  std::string seen_question_;
  std::string seen_profile_;
  int recomputed_ = 0;
};

/// `IoU 0.62`, or nothing where it is not known.
std::string iou_words(const PredictedStretch& predicted);
/// `2.700 s - 4.000 s`, of several with commas.
std::string stretch_words(const std::vector<Interval>& stretches);

}  // namespace ego::web
