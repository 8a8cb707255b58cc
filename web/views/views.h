/// Derived data, each computed once for what it depends on. Panels read them; nothing here draws.
#pragma once

#include <cstdint>
#include <vector>

#include "web/state/app_state.h"
#include "web/views/band_view.h"
#include "web/views/basket_view.h"
#include "web/views/board_view.h"
#include "web/views/flow_view.h"
#include "web/views/items_view.h"
#include "web/views/pair_view.h"
#include "web/views/parse_view.h"
#include "web/views/pin_view.h"
#include "web/views/play_view.h"
#include "web/views/player_view.h"
#include "web/views/ranking_view.h"

namespace ego::web {

struct Views {
  BoardView board;
  RankingView rankings;
  PinView pin;
  BandView band;
  ItemsView items;
  PairView pair;
  PlayView play;
  PlayerView player;
  BasketView basket;
  FlowView flow;
  ParseView parse;
  TrialView trial;

  /// Brings every view up to date with the state; cheap where nothing changed.
  void update(const AppState& state);
  /// One slice of the statistics that take more than one step. @return false if there was nothing to do
  bool advance();
  /// True while some statistics are not all here.
  bool computing() const {
    return rankings.computing() || pin.computing() || band.computing() || pair.computing() || basket.computing();
  }
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
