#include "web/actions/play_commands.h"

#include <utility>

#include "web/views/views.h"

namespace ego::web {
namespace {

/// The session of the benchmark in sight; null on other views.
const PlaySession* session_in_sight(const AppState& state) {
  const BenchmarkData* data = state.current();
  if (state.query.view != ViewKind::Play || data == nullptr) return nullptr;
  return find_session(state.play, data->entry.id);
}

}  // namespace

bool is_asked(const AppState& state) {
  const PlaySession* session = session_in_sight(state);
  return session != nullptr && !asked_item(*session).empty();
}

std::optional<Action> go_on_playing(const CommandContext& context) {
  if (context.state.query.view != ViewKind::Play || context.state.current() == nullptr) return std::nullopt;
  const PlaySession* session = session_in_sight(context.state);
  switch (session == nullptr ? PlayPhase::Setup : session->phase) {
    case PlayPhase::Setup:
      if (context.views.items.items().empty()) return std::nullopt;
      return StartPlay{context.views.items.items(), context.views.play.wanted_frames(context.state.query)};
    case PlayPhase::Asking: return SubmitAnswer{};
    case PlayPhase::Revealed: return NextQuestion{};
    case PlayPhase::Done: break;
  }
  return std::nullopt;
}

std::optional<Action> while_asking(const CommandContext& context, Action action) {
  const PlaySession* session = session_in_sight(context.state);
  if (session == nullptr || session->phase != PlayPhase::Asking) return std::nullopt;
  return action;
}

std::optional<Action> choose_place(const CommandContext& context, std::uint32_t place) {
  const Question* question = is_asked(context.state) ? shown_question(context.state) : nullptr;
  if (question == nullptr || place >= question->options.size()) return std::nullopt;
  return while_asking(context, ChooseOption{place});
}

}  // namespace ego::web
