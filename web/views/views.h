/// Derived data, each computed once for what it depends on. Panels read them; nothing here draws.
#pragma once

#include <cstdint>
#include <vector>

#include "web/state/app_state.h"
#include "web/views/agree_view.h"
#include "web/views/analysis_view.h"
#include "web/views/band_view.h"
#include "web/views/basket_view.h"
#include "web/views/board_view.h"
#include "web/views/chart_view.h"
#include "web/views/flow_view.h"
#include "web/views/hints_view.h"
#include "web/views/items_view.h"
#include "web/views/pair_scatter_view.h"
#include "web/views/pair_view.h"
#include "web/views/parse_view.h"
#include "web/views/pin_view.h"
#include "web/views/play_view.h"
#include "web/views/player_view.h"
#include "web/views/predicted_view.h"
#include "web/views/ranking_view.h"
#include "web/views/slices_view.h"
#include "web/views/transcript_view.h"

namespace ego::web {

struct Views {
  BoardView board;
  RankingView rankings;
  PinView pin;
  BandView band;
  ItemsView items;
  PairView pair;
  PairScatterView pair_scatter;
  PlayView play;
  PredictedView predicted;
  HintsView hints;
  PlayerView player;
  TranscriptView transcript;
  BasketView basket;
  FlowView flow;
  ParseView parse;
  TrialView trial;
  ChartView chart;
  AnalysisView analysis;
  AgreeView agree;
  SlicesView slices;

  /// Brings every view up to date with the state; cheap where nothing changed.
  void update(const AppState& state);
  /// One slice of the statistics that take more than one step. @return false if there was nothing to do
  bool advance();
  /// True while some statistics are not all here.
  bool computing() const {
    return rankings.computing() || pin.computing() || band.computing() || pair.computing() || basket.computing();
  }
};

/// The list an item page walks along: the shown cell of the pair, the items of the pattern, the questions of the replies, what a row is
/// alone with, the questions as the analysis arranges them, else the filtered items.
const std::vector<std::uint32_t>& item_list(const AppState& state, const Views& views);

/// True on views that draw a chart, or the table behind it.
bool has_chart(const AppState& state);
/// The numbers behind the shown chart; null on other views.
const ViewTable* chart_table(const AppState& state, const Views& views);
/// True where what is shown can leave the page.
bool can_export_view(const AppState& state, const Views& views);
/// True where that, or a report of dropped files, can.
bool can_export(const AppState& state, const Views& views);

}  // namespace ego::web
