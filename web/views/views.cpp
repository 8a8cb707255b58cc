#include "web/views/views.h"

namespace ego::web {

void Views::update(const AppState& state) {
  board.update(state, rankings);
  rankings.update(state, board);
  board.update(state, rankings);  // findings of another family are gone
  pin.update(state, board);
  band.update(state, board, rankings);
  items.update(state);
  pair.update(state);
  player.update(state, items);
  flow.update(state, items);
  parse.update(state);
  play.update(state, items);
  trial.update(state);
  basket.update(state);
}

bool Views::advance() {
  return rankings.advance() || pin.advance() || band.advance() || pair.advance() || basket.advance();
}

}  // namespace ego::web
