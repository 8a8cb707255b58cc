#include "web/actions/player_keys.h"

#include "web/state/playback.h"
#include "web/views/views.h"

namespace ego::web {
namespace {

constexpr std::int64_t kSecond = 1000000;
constexpr std::int64_t kFarStep = 10 * kSecond;

/// Arrows: one frame, with Shift a second, with Control ten.
PlayerStep arrow(int direction, KeyModifiers modifiers) {
  if (modifiers.control) return StepTime{direction * kFarStep};
  if (modifiers.shift) return StepTime{direction * kSecond};
  return StepFrames{direction};
}

std::optional<PlayerStep> seek_mark(std::optional<std::uint32_t> mark) {
  if (!mark) return std::nullopt;
  return SeekFrame{*mark};
}

std::optional<PlayerStep> step_of_key(std::string_view key, KeyModifiers modifiers, const AppState& state,
                                      const Views& views) {
  if (key == "ArrowLeft") return arrow(-1, modifiers);
  if (key == "ArrowRight") return arrow(1, modifiers);
  if (modifiers.control) return std::nullopt;
  if (key == " ") return TogglePlay{};
  if (key == ",") return StepFrames{-1};
  if (key == ".") return StepFrames{1};
  const std::int64_t screen = time_window(*state.player.track.ready(), state.query.zoom_millis, 0, 0).length / 2;
  if (key == "PageUp") return StepTime{-screen};
  if (key == "PageDown") return StepTime{screen};
  if (key == "Home") return GoToStart{};
  if (key == "End") return GoToEnd{};
  if (key == "i") return MarkIn{};
  if (key == "o") return MarkOut{};
  if (key == "I") return ClearSelection{};
  if (key == "L") return ToggleLoop{};
  if (key == "-") return PlaySlower{};
  if (key == "=") return PlayFaster{};
  if (key == "0") return PlayNormal{};
  if (key == "<") return seek_mark(mark_before(views.player.marks(), state.player.frame));
  if (key == ">") return seek_mark(mark_after(views.player.marks(), state.player.frame));
  if (key == "w") return ToggleSeenOnly{};
  if (key == "m") return ToggleMute{};
  if (key == "z") return ZoomToSelection{};
  if (key == "Z") return ZoomFit{};
  return std::nullopt;
}

}  // namespace

std::optional<Action> player_key(std::string_view key, KeyModifiers modifiers, const AppState& state,
                                 const Views& views) {
  if (!state.player.is_open()) return std::nullopt;
  auto step = step_of_key(key, modifiers, state, views);
  if (!step) return std::nullopt;
  return MovePlayer{std::move(*step)};
}

}  // namespace ego::web
