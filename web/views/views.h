/// Derived data, each computed once for what it depends on. Panels read them; nothing here draws.
#pragma once

#include <cstdint>
#include <vector>

#include "web/state/app_state.h"
#include "web/views/board_view.h"
#include "web/views/items_view.h"
#include "web/views/pair_view.h"
#include "web/views/player_view.h"

namespace ego::web {

struct Views {
  BoardView board;
  ItemsView items;
  PairView pair;
  PlayerView player;
};

/// The list an item page walks along: the shown cell of the pair, else the filtered items.
inline const std::vector<std::uint32_t>& item_list(const AppState& state, const Views& views) {
  return state.query.view == ViewKind::Pair ? views.pair.items(state.query.cell) : views.items.items();
}

}  // namespace ego::web
