#include "web/actions/player_commands.h"

#include <utility>

#include "core/media/frame_times.h"
#include "web/state/playback.h"
#include "web/views/views.h"

namespace ego::web {

std::optional<Action> move_player(const CommandContext& context, PlayerStep step) {
  if (!context.state.player.is_open()) return std::nullopt;
  return MovePlayer{std::move(step)};
}

std::optional<Action> step_half_view(const CommandContext& context, int direction) {
  const Player& player = context.state.player;
  if (!player.is_open()) return std::nullopt;
  const std::int64_t shown = time_window(*player.track.ready(), context.state.query.zoom_millis, 0, 0).length;
  return move_player(context, StepTime{direction * (shown / 2)});
}

std::optional<Action> seek_mark(const CommandContext& context, int direction) {
  const Player& player = context.state.player;
  if (!player.is_open()) return std::nullopt;
  const auto& marks = context.views.player.marks();
  const auto mark = direction < 0 ? mark_before(marks, player.frame) : mark_after(marks, player.frame);
  if (!mark) return std::nullopt;
  return move_player(context, SeekFrame{*mark});
}

std::optional<Action> open_sheet(const CommandContext& context) {
  const SeenFrames& seen = context.views.player.seen();
  if (seen.frames.empty() || context.state.query.view == ViewKind::Play) return std::nullopt;
  return move_player(context, OpenSheet{seen.frames});
}

std::optional<Action> move_on_sheet(const CommandContext& context, std::int64_t pictures, std::int64_t lines) {
  const auto& sheet = context.state.player.sheet;
  if (!sheet) return std::nullopt;
  return move_player(context, MoveOnSheet{pictures + lines * static_cast<std::int64_t>(sheet->across)});
}

std::optional<Action> go_to_pictured(const CommandContext& context) {
  const auto& sheet = context.state.player.sheet;
  if (!sheet) return std::nullopt;
  return move_player(context, SeekFrame{sheet->frames[sheet->cursor]});
}

std::optional<Action> save_sheet(const CommandContext& context) {
  if (!context.state.player.sheet) return std::nullopt;
  return Export{{ExportFormat::Frames}};
}

std::optional<Action> find_spoken(const CommandContext& context) {
  return context.views.transcript.lines().empty() ? std::nullopt : move_player(context, FindSpoken{});
}

std::optional<Action> seek_spoken(const CommandContext& context, int direction) {
  const Player& player = context.state.player;
  if (!player.is_open()) return std::nullopt;
  const ClipTrack& track = *player.track.ready();
  const TranscriptView& transcript = context.views.transcript;
  const auto line = transcript.next_found(media::millis_of_frame(track.times, player.frame), direction);
  if (!line) return std::nullopt;
  return move_player(context, SeekFrame{frame_from_millis(track, transcript.lines()[*line].start_millis)});
}

}  // namespace ego::web
