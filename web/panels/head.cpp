#include <algorithm>

#include "web/panels/panels.h"
#include "web/state/view_list.h"
#include "web/widgets/controls.h"
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

/// At most two lines, unless the reader wants all of them: what is pressed is the note itself, a word at its end says so.
void note_ui(Ui& ui, const AppState& state, const std::string& note, Rect& rest) {
  constexpr std::size_t kMostLines = 2;
  const TextLook look{.size = ui.size().small, .color = ui.color().text_muted};
  Rect area = rest.inset(ui.margin(), 0);
  area.w = std::min(area.w, ui.px(ui.size().note_width));
  const std::vector<ProseLine> lines = wrap(ui, note, area.w, look);
  const bool folds = lines.size() > kMostLines;
  const bool whole = !folds || state.note_fold == NoteFold::Whole;
  const char* const word = ui.say(whole ? Text::NoteLess : Text::NoteMore);
  const TextLook word_look{.size = look.size, .align = Align::Right, .color = ui.color().accent};
  const float word_width = text_width(ui, word, word_look);
  const bool own_line = folds && whole;
  const std::size_t shown = whole ? lines.size() : kMostLines;
  area.h = prose_height(ui, shown + (own_line ? 1 : 0), look);
  rest.cut_top(area.h);
  ui.mirror.add(Role::Text, "note", note, area);
  Rect below = area;
  const float height = area.h / static_cast<float>(shown + (own_line ? 1 : 0));
  for (std::size_t i = 0; i < shown; ++i) {
    const bool cut = i + 1 == shown && !whole;
    Rect line = below.cut_top(height);
    if (cut) line.w -= word_width + ui.px(ui.size().gap);
    std::size_t end = cut ? note.size() : lines[i].end;
    while (end > lines[i].begin && note[end - 1] == ' ') --end;  // the break lies behind the blank
    draw_text(ui, std::string_view(note).substr(lines[i].begin, end - lines[i].begin), line, look);
  }
  if (!folds) return;
  draw_text(ui, word, {area.x, area.bottom() - height, area.w, height}, word_look);
  const Rect target = area.inset(0, -ui.px(ui.size().gap_small));
  const Press press = press_area(ui, "note-fold", target, Role::Toggle, word, whole);
  if (press.focused) focus_ring(ui, target, ui.px(ui.size().rounding_small));
  if (press.clicked) ui.actions.push(ToggleBoardNote{});
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
  if (!note.empty()) note_ui(ui, state, note, rest);
  rest.cut_top(ui.px(ui.size().gap));
  return rest;
}

}  // namespace ego::web
