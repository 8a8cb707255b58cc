#include <algorithm>

#include "core/compare/pair.h"
#include "web/panels/board_words.h"
#include "web/panels/item_parts.h"
#include "web/panels/panels.h"
#include "web/widgets/controls.h"

namespace ego::web {
namespace {

void fact(Ui& ui, Text title, std::string_view value, Stack& page) {
  if (value.empty()) return;
  const TextLook label{.size = ui.size().small, .color = ui.color().text_muted};
  const Rect line = page.take(ui.px(ui.size().small + ui.size().gap_tiny));
  draw_text(ui, ui.say(title), line, label);
  const Rect block = page.take(prose_height(ui, wrap(ui, value, page.here().w, {}).size(), {}));
  draw_prose(ui, value, block, {});
  ui.mirror.add(Role::Text, "", std::string(ui.say(title)) + ": " + std::string(value),
                {line.x, line.y, line.w, line.h + block.h});
  page.space(ui.px(ui.size().gap_small));
}

void scores_ui(Ui& ui, const Board& board, const BoardRow& row, Stack& page) {
  page.space(ui.px(ui.size().gap));
  for (std::size_t i = 0; i < board.columns.size(); ++i) {
    const BoardCell& cell = row.cells[i];
    const BoardColumn& column = board.columns[i];
    if (!cell.value) continue;
    Rect line = page.take(ui.px(ui.size().body + ui.size().gap_small));
    const std::string& title = localized(ui, column.title, column.title_zh);
    draw_text(ui, cell.text, line.cut_right(ui.px(ui.size().number_column_least)),
              {.weight = Weight::Strong, .align = Align::Right});
    const std::string counts = denominator_words(ui, cell);
    const float counts_width = text_width(ui, counts, {.size = ui.size().small});
    draw_text(ui, counts, line.cut_right(counts_width), {.size = ui.size().small, .color = ui.color().text_muted});
    draw_text(ui, title, line, {});
    ui.mirror.add(Role::Text, "", title + ": " + cell.text + (counts.empty() ? "" : ", " + counts), line);
    for (const LintMark& mark : cell.lint) {
      const TextLook look{.size = ui.size().small, .color = ui.color().caution};
      const std::string sentence = to_string(mark.code) + "  " + mark.sentence;
      const Rect block = page.take(prose_height(ui, wrap(ui, sentence, page.here().w, look).size(), look));
      draw_prose(ui, sentence, block, look);
      ui.mirror.add(Role::Text, "lint", sentence, block);
    }
  }
}

}  // namespace

void row_drawer_ui(Ui& ui, const AppState& state, const BoardView& view, const Rect& rect) {
  const Board& board = *view.board();
  const auto index = board.find_row(state.selected_row);
  fill(rect, ui.color().panel);
  line_right(ui, {rect.x, rect.y, ui.px(ui.size().hairline), rect.h}, ui.color().line_strong);
  ui.mirror.open(Role::Group, "drawer", "", rect).label = ui.say(Text::Details);
  Rect inner = rect;
  Rect top = inner.cut_top(ui.px(ui.size().bar_height)).inset(ui.margin(), ui.px(ui.size().gap_small));
  const ButtonSpec close{
      .key = "close-drawer", .symbol = Symbol::Close, .look = ButtonLook::Quiet, .spoken = ui.say(Text::Close)};
  if (button(ui, close, top.cut_right(top.h))) ui.actions.push(Escape{});
  if (!index) {
    message_ui(ui, "unknown-row", state.selected_row, inner);
    return ui.mirror.close();
  }
  const BoardRow& row = board.rows[*index];
  draw_text(ui, row.name, top, {.size = ui.size().subtitle, .weight = Weight::Strong});
  ui.mirror.add(Role::Heading, "drawer-title", row.name, top);

  {
    ScrollPage page(ui, "drawer", inner, rect.w);
    const BenchmarkData* data = state.current();
    const bool scored = row.origin != RowOrigin::Published;
    if (scored && data->is_scored()) {
      Rect line = page.take(ui.px(ui.size().control_height));
      const bool held =
          std::find(state.query.basket.begin(), state.query.basket.end(), row.id.value) != state.query.basket.end();
      const ButtonSpec basket{.key = "basket",
                              .label = ui.say(held ? Text::InCompare : Text::AddToCompare),
                              .symbol = held ? Symbol::Check : Symbol::Plus,
                              .selected = held};
      if (button(ui, basket, line.cut_left(button_width(ui, basket)))) ui.actions.push(ToggleBasket{row.id.value});
      line.cut_left(ui.px(ui.size().gap_small));
      if (row.origin == RowOrigin::Local) {
        const ButtonSpec forget{.key = "forget", .label = ui.say(Text::Forget)};
        if (button(ui, forget, line.cut_left(button_width(ui, forget)))) ui.actions.push(ForgetRow{row.id.value});
      }
      page.space(ui.px(ui.size().gap));
    }
    {
      Rect line = page.take(ui.px(ui.size().control_height));
      const bool pinned = state.query.pin == row.id.value;
      const ButtonSpec pin{.key = "pin",
                           .label = ui.say(pinned ? Text::PinnedTag : Text::PinRow),
                           .symbol = pinned ? std::optional(Symbol::Check) : std::nullopt,
                           .selected = pinned};
      if (button(ui, pin, line.cut_left(button_width(ui, pin)))) ui.actions.push(TogglePin{row.id.value});
      page.space(ui.px(ui.size().gap));
    }
    if (row.against_baseline) {
      const BaselineTest& test = *row.against_baseline;
      fact(ui, Text::BaselineTag,
           ui.say(test.above ? Text::AboveBaselineLong : Text::NearBaselineLong,
                  {test.baseline, points_text(test.difference), p_text(test.p)}),
           page);
    }
    if (row.origin == RowOrigin::Local) fact(ui, Text::Note, ui.say(Text::LocalTag), page);
    if (!scored) fact(ui, Text::Note, ui.say(Text::NotRecomputable), page);
    fact(ui, Text::Organization, row.organization, page);
    fact(ui, Text::Setting, row.setting, page);
    fact(ui, Text::Weights, row.weights, page);
    fact(ui, Text::Date, row.date, page);
    fact(ui, Text::Source, row.source.empty() ? row.url : row.source, page);
    fact(ui, Text::Note, row.note, page);
    scores_ui(ui, board, row, page);
  }
  ui.mirror.close();
}

}  // namespace ego::web
