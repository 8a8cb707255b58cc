/// What the shown rows' answers to the shown question are suspected of, worked out once: it takes every profile another time.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/benchmarks/failure_hints.h"
#include "web/state/app_state.h"
#include "web/views/items_view.h"
#include "web/views/seen_key.h"

namespace ego::web {

class HintsView {
 public:
  /// @param items  brought up to date before
  void update(const AppState& state, const ItemsView& items);

  /// Of the shown question and a row side by side; empty if nothing is suspected.
  std::span<const FailureHint> of_row(std::string_view row) const;

 private:
  struct Row {
    std::string id;
    std::vector<FailureHint> hints;
  };
  std::vector<Row> rows_;  ///< those with hints
  SeenKey seen_;
};

}  // namespace ego::web
