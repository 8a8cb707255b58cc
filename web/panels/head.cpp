#include <algorithm>

#include "web/panels/panels.h"
#include "web/state/view_list.h"
#include "web/widgets/prose.h"
#include "web/widgets/tab_strip.h"

namespace ego::web {
namespace {

float view_tabs_width(const Ui& ui, const AppState& state) {
  float width = 0;
  for (const ViewEntry& entry : view_list()) {
    if (entry.offered(state)) width += tab_width(ui, ui.say(entry.title));
  }
  return width;
}

void view_tabs_ui(Ui& ui, const AppState& state, const Rect& rect) {
  TabStrip strip(ui, "views", ui.say(Text::Views), rect, view_tabs_width(ui, state));
  for (const ViewEntry& entry : view_list()) {
    if (!entry.offered(state)) continue;
    const TabMark mark = &entry == find_view(state.query.view) ? TabMark::Current : TabMark::Other;
    if (strip.add(entry.key, ui.say(entry.title), mark)) ui.actions.push(OpenView{entry.view});
  }
}

/// A benchmark with nothing but its board needs no tabs.
bool has_tabs(const AppState& state) {
  const auto views = view_list();
  return std::count_if(views.begin(), views.end(), [&](const ViewEntry& entry) { return entry.offered(state); }) > 1;
}

std::string caption(const Ui& ui, const AppState& state, const Board* board) {
  if (board == nullptr) return {};
  if (!board->note.empty()) return board->note;
  return ui.say(effective_table(state) == kScoredTable ? Text::ScoredNote : Text::PublishedNote);
}

/// At most two lines; the whole sentence beside the pointer.
void note_ui(Ui& ui, const std::string& note, Rect& rest) {
  constexpr std::size_t kMostLines = 2;
  const TextLook look{.size = ui.size().small, .color = ui.color().text_muted};
  Rect area = rest.inset(ui.margin(), 0);
  area.w = std::min(area.w, ui.px(ui.size().note_width));
  const std::vector<ProseLine> lines = wrap(ui, note, area.w, look);
  const std::size_t shown = std::min(lines.size(), kMostLines);
  area.h = prose_height(ui, shown, look);
  rest.cut_top(area.h);
  ui.mirror.add(Role::Text, "note", note, area);
  for (std::size_t i = 0; i < shown; ++i) {
    const Rect line = Rect(area).cut_top(area.h / static_cast<float>(shown));
    const std::size_t end = i + 1 == shown ? note.size() : lines[i].end;
    draw_text(ui, std::string_view(note).substr(lines[i].begin, end - lines[i].begin),
              {line.x, line.y + static_cast<float>(i) * line.h, line.w, line.h}, look);
  }
  if (lines.size() > kMostLines && ImGui::IsMouseHoveringRect(corner(area), far_corner(area))) tooltip(ui, note);
}

}  // namespace

Rect head_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  Rect rest = rect;
  const BenchmarkData* data = state.current();
  const Board* board = views.board.board();
  const bool on_board = state.query.view == ViewKind::Board || state.query.view == ViewKind::Row;
  const std::string& name = localized(ui, data->entry.title, data->entry.title_zh);
  const bool published =
      on_board && board != nullptr && !board->title.empty() && effective_table(state) != kScoredTable;
  const std::string title = published ? localized(ui, board->title, board->title_zh) : name;

  rest.cut_top(ui.px(ui.size().gap));
  Rect line = rest.cut_top(ui.px(ui.size().title) + ui.px(ui.size().gap)).inset(ui.margin(), 0);
  if (has_tabs(state) && !ui.narrow()) view_tabs_ui(ui, state, line.cut_right(view_tabs_width(ui, state)));
  const Rect shown = draw_text(ui, title, line, {.size = ui.size().title, .weight = Weight::Strong});
  ui.mirror.add(Role::Heading, "title", title, shown);
  const std::string note = on_board ? caption(ui, state, board) : std::string{};
  if (!note.empty()) note_ui(ui, note, rest);
  rest.cut_top(ui.px(ui.size().gap));
  return rest;
}

}  // namespace ego::web
