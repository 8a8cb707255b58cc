#include "web/state/play_rules.h"

namespace ego::web {

PlayRules play_rules(const AppState& state) {
  const BenchmarkData* data = state.current();
  if (state.query.view != ViewKind::Play || data == nullptr) return {};
  const PlaySession* session = find_session(state.play, data->entry.id);
  if (session == nullptr || asked_item(*session).empty()) return {};
  const PlayConditions& conditions = session->settings.conditions;
  PlayRules rules;
  rules.only_seen = !conditions.seen.empty();
  rules.silent = conditions.sound == PlaySound::Off;
  rules.once = conditions.replay == Replay::Once;
  rules.whole = rules.once || conditions.window == AnswerWindow::Short;
  rules.ended = rules.once && session->clip_ended;
  rules.reached_micros = session->reached_micros;
  return rules;
}

}  // namespace ego::web
