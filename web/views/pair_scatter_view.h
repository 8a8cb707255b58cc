/// The items of a pair over two numbers that rows have beside their answers, in the colours of the 2x2.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "web/charts/chart.h"
#include "web/charts/table.h"
#include "web/state/app_state.h"
#include "web/views/pair_view.h"

namespace ego::web {

class PairScatterView {
 public:
  /// Derived only while it is shown.
  void update(const AppState& state, const PairView& pair);

  bool ready() const { return ready_; }
  /// Numbers that at least one item of the pair has, in the order they are offered.
  const std::vector<PairAxis>& offered() const { return offered_; }
  /// The axes that are drawn: the chosen ones, where the rows have such numbers.
  const PairAxes& axes() const { return axes_; }
  const charts::ChartSet& charts() const { return charts_; }
  /// A line for each point's item; it opens the item.
  const ViewTable& table() const { return table_; }
  int recomputed() const { return recomputed_; }

 private:
  void draw(const AppState& state, const PairView& pair);

  std::vector<PairAxis> offered_;
  PairAxes axes_;
  charts::ChartSet charts_;
  ViewTable table_;
  bool ready_ = false;
  int seen_pair_ = -1;
  PairAxes seen_axes_;
  PairCell seen_cell_ = PairCell::All;
  Tongue seen_tongue_ = Tongue::English;
  int recomputed_ = 0;
};

/// True where the pair page shows its scatter.
bool shows_scatter(const AppState& state);

/// `reply length, characters, baseline`.
std::string axis_title(const PairAxis& axis, Tongue tongue);

}  // namespace ego::web
