#include "web/views/views.h"

#include "web/views/dropped_rows.h"

namespace ego::web {

void Views::update(const AppState& state) {
  items.update(state);
  board.update(state, rankings, items);
  rankings.update(state, board);
  board.update(state, rankings, items);  // findings of another family are gone
  pin.update(state, board);
  band.update(state, board, rankings);
  pair.update(state);
  pair_scatter.update(state, pair);
  predicted.update(state, items);
  hints.update(state, items);
  player.update(state, items, predicted);
  transcript.update(state);
  flow.update(state, items);
  parse.update(state);
  play.update(state, items);
  trial.update(state);
  basket.update(state);
  chart.update(state, board);
  analysis.update(state, items);
  agree.update(state);
  slices.update(state);
}

bool Views::advance() {
  return rankings.advance() || pin.advance() || band.advance() || pair.advance() || basket.advance();
}

const std::vector<std::uint32_t>& item_list(const AppState& state, const Views& views) {
  switch (state.query.view) {
    case ViewKind::Pair: return views.pair.items(state.query.cell);
    case ViewKind::Flow: return views.flow.items();
    case ViewKind::Parse: return views.parse.items();
    case ViewKind::Agree:
      return effective_measure(state) == ChartKind::Alone ? views.agree.items() : views.items.items();
    case ViewKind::Analysis: return views.analysis.ready() ? views.analysis.questions() : views.items.items();
    default: return views.items.items();
  }
}

bool has_chart(const AppState& state) {
  switch (state.query.view) {
    case ViewKind::Analysis:
    case ViewKind::Slices: return true;
    case ViewKind::Pair: return shows_scatter(state);
    case ViewKind::Agree: return effective_measure(state) != ChartKind::Alone;
    default: return false;
  }
}

const ViewTable* chart_table(const AppState& state, const Views& views) {
  switch (state.query.view) {
    case ViewKind::Agree: return views.agree.ready() ? &views.agree.table() : nullptr;
    case ViewKind::Slices: return views.slices.ready() ? &views.slices.table() : nullptr;
    case ViewKind::Pair:
      return shows_scatter(state) && views.pair_scatter.ready() ? &views.pair_scatter.table() : nullptr;
    case ViewKind::Analysis: {
      const ChartKind chart = effective_chart(state);
      if (is_board_chart(chart)) return &views.chart.table();
      return views.analysis.ready() ? &views.analysis.table(chart) : nullptr;
    }
    default: return nullptr;
  }
}

bool can_export(const AppState& state, const Views& views) {
  if (!dropped_rows(state).empty()) return true;
  return can_export_view(state, views);
}

bool can_export_view(const AppState& state, const Views& views) {
  switch (state.query.view) {
    case ViewKind::Board:
    case ViewKind::Row: return views.board.board() != nullptr;
    case ViewKind::Items:
    case ViewKind::Item: return views.items.questions() != nullptr;
    case ViewKind::Pair: return views.pair.comparison() != nullptr;
    case ViewKind::Flow: return views.flow.questions() != nullptr;
    case ViewKind::Parse: return views.parse.questions() != nullptr;
    default: {
      const ViewTable* table = chart_table(state, views);
      return table != nullptr && !table->empty();
    }
  }
}

}  // namespace ego::web
