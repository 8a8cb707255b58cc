/// Derived data, each computed once for what it depends on. Panels read them; nothing here draws.
#pragma once

#include <cstdint>
#include <vector>

#include "web/state/app_state.h"
#include "web/views/agree_view.h"
#include "web/views/analysis_view.h"
#include "web/views/board_view.h"
#include "web/views/chart_view.h"
#include "web/views/items_view.h"
#include "web/views/pair_view.h"
#include "web/views/slices_view.h"

namespace ego::web {

struct Views {
  BoardView board;
  ItemsView items;
  PairView pair;
  ChartView chart;
  AnalysisView analysis;
  AgreeView agree;
  SlicesView slices;
};

/// The list an item page walks along: the shown cell of the pair, what a row is alone with, else the filtered items.
inline const std::vector<std::uint32_t>& item_list(const AppState& state, const Views& views) {
  if (state.query.view == ViewKind::Pair) return views.pair.items(state.query.cell);
  const bool alone = state.query.view == ViewKind::Agree && effective_measure(state) == ChartKind::Alone;
  return alone ? views.agree.items() : views.items.items();
}

}  // namespace ego::web
