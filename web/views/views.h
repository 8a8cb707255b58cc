/// Derived data, each computed once for what it depends on. Panels read them; nothing here draws.
#pragma once

#include <cstdint>
#include <vector>

#include "web/state/app_state.h"
#include "web/views/board_view.h"
#include "web/views/flow_view.h"
#include "web/views/items_view.h"
#include "web/views/pair_view.h"
#include "web/views/parse_view.h"

namespace ego::web {

struct Views {
  BoardView board;
  ItemsView items;
  PairView pair;
  FlowView flow;
  ParseView parse;
  TrialView trial;
};

/// The list an item page walks along: the shown cell of the pair, the items of the pattern, the questions of the replies, else the filtered items.
inline const std::vector<std::uint32_t>& item_list(const AppState& state, const Views& views) {
  switch (state.query.view) {
    case ViewKind::Pair: return views.pair.items(state.query.cell);
    case ViewKind::Flow: return views.flow.items();
    case ViewKind::Parse: return views.parse.items();
    default: return views.items.items();
  }
}

}  // namespace ego::web
