#include <algorithm>

#include "core/media/frame_times.h"
#include "web/actions/fields.h"
#include "web/panels/item_parts.h"
#include "web/panels/player_parts.h"
#include "web/state/playback.h"

namespace ego::web {
namespace {

constexpr std::int64_t kMicrosPerMilli = 1000;
constexpr std::size_t kLines = 7;

std::int64_t millis_now(const Player& player) {
  return media::millis_of_frame(player.track.ready()->times, player.frame);
}

void go_to(Ui& ui, const Player& player, const SpokenLine& line) {
  ui.actions.push(MovePlayer{SeekFrame{frame_from_millis(*player.track.ready(), line.start_millis)}});
}

/// `2 of 5` on a line that was found, else how many were.
std::string found_words(const Ui& ui, const TranscriptView& view, std::int64_t millis) {
  const std::vector<std::uint32_t>& found = view.found();
  const auto here = std::lower_bound(found.begin(), found.end(), view.line_at(millis));
  const std::string count = std::to_string(found.size());
  const bool on_one =
      here != found.end() && *here == view.line_at(millis) && view.lines()[*here].start_millis <= millis;
  if (!on_one) return ui.say(Text::TranscriptFound, {count});
  return ui.say(Text::TranscriptPlace, {std::to_string(here - found.begin() + 1), count});
}

/// Heading, the field, and what leads from hit to hit.
void search_ui(Ui& ui, const Player& player, const TranscriptView& view, Stack& page) {
  section_title(ui, "transcript-title", ui.say(Text::TierTranscript), page);
  Rect row = page.take(ui.px(ui.size().control_height));
  page.space(ui.px(ui.size().gap_tiny));
  const auto step = [&](std::string_view key, Symbol symbol, Text spoken, int direction) {
    const ButtonSpec spec{.key = key,
                          .symbol = symbol,
                          .look = ButtonLook::Quiet,
                          .spoken = ui.say(spoken),
                          .disabled = view.found().empty()};
    if (button(ui, spec, row.cut_right(row.h)))
      go_to(ui, player, view.lines()[*view.next_found(millis_now(player), direction)]);
  };
  step("next-spoken", Symbol::ChevronRight, Text::CmdNextSpoken, 1);
  step("previous-spoken", Symbol::ChevronLeft, Text::CmdPreviousSpoken, -1);
  if (!player.transcript_search.empty()) {
    const std::string words = found_words(ui, view, millis_now(player));
    const TextLook look{.size = ui.size().small, .align = Align::Right, .color = ui.color().text_muted};
    const Rect box = row.cut_right(text_width(ui, words, look) + ui.px(ui.size().gap_small));
    draw_text(ui, words, box, look);
    ui.mirror.add(Role::Status, "transcript-found", words, box);
    row.cut_right(ui.px(ui.size().gap_small));
  }
  const FieldSpec field{kTranscriptField, player.transcript_search, ui.say(Text::TranscriptHint), FieldKind::Search};
  if (auto text = text_field(ui, field, row))
    ui.actions.push(EditField{std::string(kTranscriptField), std::move(*text)});
}

}  // namespace

void transcript_ui(Ui& ui, const AppState& state, const TranscriptView& view, Stack& page) {
  const std::vector<SpokenLine>& lines = view.lines();
  if (lines.empty()) return;
  const Player& player = state.player;
  search_ui(ui, player, view, page);
  const std::int64_t millis = millis_now(player);
  const std::size_t now = view.line_at(millis);
  const std::size_t shown = std::min(kLines, lines.size());
  const std::size_t first = std::min(now > kLines / 2 ? now - kLines / 2 : 0, lines.size() - shown);
  const float rounding = ui.px(ui.size().rounding_small);
  const std::size_t columns = player.transcripts.size();
  ui.mirror.open(Role::List, "transcript-lines", "", page.here()).label = ui.say(Text::TierTranscript);
  for (std::size_t i = first; i < first + shown; ++i) {
    const SpokenLine& line = lines[i];
    Rect row = page.take(ui.px(ui.size().transcript_line));
    const std::string time = time_text(line.start_millis * kMicrosPerMilli);
    const bool spoken = i == now && millis >= line.start_millis && millis < line.end_millis;
    std::string told = time + "  " + line.words[0];
    if (!line.words[1].empty()) told += "  \u00b7  " + line.words[1];
    const Press press = press_area(ui, "cue/" + std::to_string(i), row, Role::Button, told, spoken);
    if (spoken) fill(row, with_alpha(ui.color().accent, ui.size().selection_tint), rounding);
    if (press.hovered) fill(row, ui.color().hover, rounding);
    if (press.focused) focus_ring(ui, row, rounding);
    if (press.clicked) go_to(ui, player, line);
    row = row.inset(ui.px(ui.size().gap_tiny), 0);
    draw_text(ui, time, row.cut_left(ui.px(ui.size().tier_label)),
              {.size = ui.size().small, .color = ui.color().text_muted});
    const float each = row.w / static_cast<float>(columns);
    for (std::size_t track = 0; track < columns; ++track) {
      Rect cell = row.cut_left(each);
      if (track + 1 < columns) cell.w -= ui.px(ui.size().gap);
      draw_marked_line(ui, line.words[track], cell, {.weight = spoken ? Weight::Strong : Weight::Regular},
                       hit_marks(ui, line.hits[track]));
    }
  }
  ui.mirror.close();
}

}  // namespace ego::web
