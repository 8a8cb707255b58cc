/// Two scored rows on the same questions: the 2x2 with the items behind each cell.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/compare/pair.h"
#include "web/state/app_state.h"
#include "web/views/comparison_batch.h"
#include "web/views/items_view.h"

namespace ego::web {

class PairView {
 public:
  void update(const AppState& state);

  /// Null until both rows are named and scored.
  const Comparison* comparison() const { return comparison_ ? &*comparison_ : nullptr; }
  const QuestionSet* questions() const { return questions_; }
  const ItemRow& baseline() const { return sides_[0]; }
  const ItemRow& candidate() const { return sides_[1]; }
  /// The same pair over every other column with common items; p adjusted by Benjamini-Hochberg over them once all are there.
  const std::vector<Comparison>& slices() const { return slices_.results(); }
  bool computing() const { return !settled_; }
  /// One slice of the work on slices(). @return false if there was nothing to do
  bool advance();
  /// Items that would change if the baseline alone were run again; nothing without repeats.
  std::optional<double> expected_flips() const {
    return comparison_ ? comparison_->baseline_rerun_flips : std::nullopt;
  }
  /// Indices of the questions of a cell, benchmark order.
  const std::vector<std::uint32_t>& items(PairCell cell) const { return items_[static_cast<std::size_t>(cell)]; }
  /// Targets of the query that are no scored row.
  const std::vector<std::string>& unknown() const { return unknown_; }
  int recomputed() const { return recomputed_; }

 private:
  void sort_into_cells(const Column& column);
  void plan_slices(const Column& shown, const ProfileId& profile);

  std::optional<Comparison> comparison_;
  const QuestionSet* questions_ = nullptr;
  std::array<ItemRow, 2> sides_;
  std::array<std::vector<std::uint32_t>, 7> items_;
  std::vector<std::string> unknown_;
  ComparisonBatch slices_;
  bool settled_ = true;
  std::uint64_t seen_revision_ = 0;
  std::string seen_source_;
  int recomputed_ = 0;
};

}  // namespace ego::web
