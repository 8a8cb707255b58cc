#include <algorithm>

#include "core/media/frame_times.h"
#include "core/media/subtitles.h"
#include "web/panels/item_parts.h"
#include "web/panels/player_parts.h"
#include "web/state/playback.h"

namespace ego::web {
namespace {

constexpr std::int64_t kMicrosPerMilli = 1000;
constexpr std::size_t kLines = 7;

/// The line that is spoken now, else the one before.
std::size_t current_line(const std::vector<media::Cue>& cues, std::int64_t millis) {
  const auto after = std::upper_bound(cues.begin(), cues.end(), millis,
                                      [](std::int64_t at, const media::Cue& cue) { return at < cue.start_millis; });
  return after == cues.begin() ? 0 : static_cast<std::size_t>(after - cues.begin()) - 1;
}

}  // namespace

void transcript_ui(Ui& ui, const AppState& state, Stack& page) {
  const std::vector<media::Cue>& cues = state.player.transcript;
  if (cues.empty()) return;
  const ClipTrack& track = *state.player.track.ready();
  const std::int64_t millis = track.times[state.player.frame] / kMicrosPerMilli;
  const std::size_t now = current_line(cues, millis);
  const std::size_t shown = std::min(kLines, cues.size());
  const std::size_t first = std::min(now > kLines / 2 ? now - kLines / 2 : 0, cues.size() - shown);
  section_title(ui, "transcript-title", ui.say(Text::TierTranscript), page);
  const float rounding = ui.px(ui.size().rounding_small);
  ui.mirror.open(Role::List, "transcript-lines", "", page.here()).label = ui.say(Text::TierTranscript);
  for (std::size_t i = first; i < first + shown; ++i) {
    const media::Cue& cue = cues[i];
    std::string words = cue.speaker.empty() ? cue.text : cue.speaker + ": " + cue.text;
    std::replace(words.begin(), words.end(), '\n', ' ');
    Rect row = page.take(ui.px(ui.size().transcript_line));
    const std::string time = time_text(cue.start_millis * kMicrosPerMilli);
    const bool spoken = i == now && millis >= cue.start_millis && millis < cue.end_millis;
    const Press press = press_area(ui, "cue/" + std::to_string(i), row, Role::Button, time + "  " + words, spoken);
    if (spoken) fill(row, with_alpha(ui.color().accent, ui.size().selection_tint), rounding);
    if (press.hovered) fill(row, ui.color().hover, rounding);
    if (press.focused) focus_ring(ui, row, rounding);
    if (press.clicked) ui.actions.push(MovePlayer{SeekFrame{media::frame_of_millis(track.times, cue.start_millis)}});
    row = row.inset(ui.px(ui.size().gap_tiny), 0);
    draw_text(ui, time, row.cut_left(ui.px(ui.size().tier_label)),
              {.size = ui.size().small, .color = ui.color().text_muted});
    draw_text(ui, words, row, {.weight = spoken ? Weight::Strong : Weight::Regular});
  }
  ui.mirror.close();
}

}  // namespace ego::web
