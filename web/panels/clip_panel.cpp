#include <algorithm>

#include "web/panels/item_grid.h"
#include "web/panels/item_parts.h"
#include "web/panels/player_parts.h"

namespace ego::web {

void clip_view_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  if (items_missing_ui(ui, state, rect) || views.items.questions() == nullptr) return;
  const std::string ref = state.query.targets.empty() ? std::string{} : state.query.targets.front();
  if (views.player.question() == nullptr) return unknown_ui(ui, *views.items.questions(), "unknown-clip", ref, rect);
  const float width = std::min(rect.w - 2 * ui.margin() - ui.px(ui.size().scrollbar), ui.px(ui.size().poster_most));
  ScrollPage page(ui, "clip-page", rect, width);
  if (player_ui(ui, state, views.player, page)) {
    if (state.player.is_open()) {
      seen_choice_ui(ui, state, views.player, views.items, page);
      transcript_ui(ui, state, views.transcript, page);
    }
  } else {
    clip_ui(ui, state, *views.player.question(), page);
    evidence_ui(ui, *views.player.question(), page);
  }
  own_media_ui(ui, state, *views.player.question(), page);
  section_title(ui, "questions", ui.say(Text::Items), page);
  for (const Question& question : views.items.questions()->questions) {
    if (question.media.ref != ref) continue;
    const std::string line = question.id.value + "  \u00b7  " + question_line(ui, question);
    const Rect row = page.take(ui.px(ui.size().row_height));
    const Press press = press_area(ui, "item/" + question.id.value, row, Role::Button, line);
    if (press.hovered) fill(row, ui.color().hover, ui.px(ui.size().rounding_small));
    draw_text(ui, line, row.inset(ui.px(ui.size().gap_small), 0), {});
    if (press.focused) focus_ring(ui, row, ui.px(ui.size().rounding_small));
    if (press.clicked) ui.actions.push(OpenItem{question.id.value});
  }
}

}  // namespace ego::web
