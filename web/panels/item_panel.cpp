#include <algorithm>
#include <cmath>

#include "core/board/item_matrix.h"
#include "web/panels/flow_parts.h"
#include "web/panels/item_grid.h"
#include "web/panels/item_parts.h"
#include "web/panels/pair_parts.h"
#include "web/panels/player_parts.h"
#include "web/panels/remarks.h"
#include "web/views/facet_names.h"
#include "web/views/item_fields.h"
#include "web/widgets/flow.h"
#include "web/widgets/scroll.h"

namespace ego::web {
namespace {

/// Back, previous, next, and where in the list one is.
void way_ui(Ui& ui, const AppState& state, const QuestionSet& questions, const std::vector<std::uint32_t>& list,
            std::uint32_t item, Rect line) {
  const float height = line.h;
  const ButtonSpec back{
      .key = "back", .label = ui.say(Text::BackToList), .symbol = Symbol::ChevronLeft, .look = ButtonLook::Quiet};
  if (button(ui, back, line.cut_left(button_width(ui, back)))) {
    if (state.query.view == ViewKind::Item)
      ui.actions.push(OpenView{ViewKind::Items});
    else
      ui.actions.push(CloseItem{});
  }
  const auto at = std::find(list.begin(), list.end(), item);
  if (at == list.end()) return;
  const auto index = static_cast<std::size_t>(at - list.begin());
  const auto go = [&](std::size_t to) { ui.actions.push(OpenItem{questions.questions[list[to]].id.value}); };
  const ButtonSpec next{.key = "next",
                        .symbol = Symbol::ChevronRight,
                        .look = ButtonLook::Framed,
                        .spoken = ui.say(Text::Next),
                        .disabled = index + 1 >= list.size()};
  if (button(ui, next, line.cut_right(height))) go(index + 1);
  line.cut_right(ui.px(ui.size().gap_tiny));
  const ButtonSpec previous{.key = "previous",
                            .symbol = Symbol::ChevronLeft,
                            .look = ButtonLook::Framed,
                            .spoken = ui.say(Text::Previous),
                            .disabled = index == 0};
  if (button(ui, previous, line.cut_right(height))) go(index - 1);
  line.cut_right(ui.px(ui.size().gap));
  std::string place = ui.say(Text::PositionOf, {std::to_string(index + 1), std::to_string(list.size())});
  if (state.query.view == ViewKind::Pair) place += std::string("  ") + ui.say(pair_cell_word(state.query.cell));
  if (state.query.view == ViewKind::Flow && !state.query.pattern.empty())
    place += "  " + pattern_words(ui, state.query.pattern);
  draw_text(ui, place, line, {.size = ui.size().small, .align = Align::Right, .color = ui.color().text_muted});
  ui.mirror.add(Role::Status, "position", place, line);
}

void title_ui(Ui& ui, const QuestionSet& questions, const Question& question, const ItemSearch& search, Stack& page) {
  constexpr std::string_view kDot = "  \u00b7  ";
  std::string facets = question.id.value;
  if (const std::string line = facet_line(questions, question, kDot, ui.tongue); !line.empty())
    facets += std::string(kDot) + line;
  if (!question.type.empty())
    facets += std::string(kDot) + facet_value_title(questions, item_field::kType, question.type, ui.tongue);
  const Rect line = page.take(ui.px(ui.size().small + ui.size().gap_small));
  draw_text(ui, facets, line, {.size = ui.size().small, .color = ui.color().text_muted});
  ui.mirror.add(Role::Text, "facets", facets, line);
  const TextLook look{.size = ui.size().subtitle, .weight = Weight::Strong};
  const std::string& text = localized(ui, question.text, question.text_zh);
  const Rect at = page.here();
  const Rect block = page.take(prose_height(ui, wrap(ui, text, at.w, look).size(), look));
  draw_prose(ui, text, block, look, hit_marks(ui, find_hits(search, SearchPart::Question, text)));
  ui.mirror.add(Role::Heading, "question", text, block);
  page.space(ui.px(ui.size().gap));
}

/// What is remarked on the question itself.
void question_remark_ui(Ui& ui, const AppState& state, const Question& question, Stack& page) {
  const Rect button = page.take(ui.px(ui.size().chip_height));
  note_button_ui(ui, state, "", Text::NoteOnQuestion, button);
  const RemarkTarget target{question.id.value, "", ""};
  const float height = remark_height(ui, state, target, page.here().w);
  if (height > 0) remark_ui(ui, state, target, page.take(height));
  if (state.reviews.open_row == "")
    reveal_once(ui, state.reviews.opened, {button.x, button.y, button.w, page.here().y - button.y});
}

}  // namespace

void item_ui(Ui& ui, const AppState& state, const Views& views, const std::vector<std::uint32_t>& list,
             const Rect& rect) {
  const ItemsView& view = views.items;
  if (items_missing_ui(ui, state, rect) || view.questions() == nullptr) return;
  const QuestionSet& questions = *view.questions();
  const std::string& id = shown_item(state.query);
  const auto item = questions.find(id);
  if (!item) return unknown_ui(ui, questions, "unknown-item", id, rect);
  const Question& question = questions.questions[*item];

  Rect rest = rect;
  Rect line = rest.cut_top(ui.px(ui.size().control_height)).inset(ui.margin(), 0);
  // On a wide page the clip stands beside the text, on a narrow one in it.
  const float gap = ui.px(ui.size().gap_large);
  const float room = rect.w - 2 * ui.margin() - ui.px(ui.size().scrollbar);
  const bool beside = room >= ui.px(ui.size().item_width_least + ui.size().poster_width) + gap;
  const float clip_width = std::min(room - ui.px(ui.size().item_width_least) - gap, ui.px(ui.size().poster_most));
  const float text_width = beside ? std::min(room - clip_width - gap, ui.px(ui.size().item_width))
                                  : std::min(room, ui.px(ui.size().item_width));
  line.w = room;
  way_ui(ui, state, questions, list, *item, line);
  rest.cut_top(ui.px(ui.size().gap_small));

  ScrollPage page(ui, "item", rest, room);
  const Rect top = page.here();
  Stack text(top.x, top.y, text_width);
  Stack side(top.x + room - clip_width, top.y, clip_width);
  title_ui(ui, questions, question, view.search(), text);
  options_ui(ui, question, view.rows(), *item, text);
  question_remark_ui(ui, state, question, text);
  Stack& clip = beside ? side : text;
  if (!player_ui(ui, state, views.player, clip)) {
    clip_ui(ui, state, question, clip);
    evidence_ui(ui, question, clip);
  } else if (state.player.is_open()) {
    seen_choice_ui(ui, state, views.player, view, clip);
    transcript_ui(ui, state, views.transcript, clip);
  }
  clip.space(ui.px(ui.size().gap_small));
  own_media_ui(ui, state, question, clip);
  page.space(text.here().y - top.y);
  const float left = beside ? room - clip_width - gap : room;
  replies_ui(ui, state, views, *item, {left, beside ? side.here().y : top.y}, page);
  page.space(std::max(0.0F, beside ? side.here().y - page.here().y : 0.0F) + ui.px(ui.size().gap_large));
}

}  // namespace ego::web
