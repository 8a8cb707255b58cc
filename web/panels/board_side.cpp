#include <fmt/format.h>

#include "core/compare/pair.h"
#include "web/panels/board_words.h"
#include "web/panels/panels.h"
#include "web/widgets/controls.h"
#include "web/widgets/prose.h"
#include "web/widgets/scroll.h"

namespace ego::web {
namespace {

constexpr double kPoints = 100;

void paragraph(Ui& ui, std::string_view key, const std::string& text, const TextLook& look, Stack& page) {
  const Rect block = page.take(prose_height(ui, wrap(ui, text, page.here().w, look).size(), look));
  draw_prose(ui, text, block, look);
  ui.mirror.add(Role::Text, key, text, block);
}

/// One pair of neighbours: names, numbers, and the way to its own page.
void band_pair_ui(Ui& ui, const Board& board, const BandView::Pair& pair, Stack& page) {
  const BoardRow& better = board.rows[pair.better];
  const BoardRow& worse = board.rows[pair.worse];
  const std::string key = "band-pair/" + better.id.value;
  page.space(ui.px(ui.size().gap));
  paragraph(ui, key, ui.say(Text::BandPair, {better.name, worse.name}), {.weight = Weight::Strong}, page);
  if (pair.comparison == nullptr) {
    paragraph(ui, "", ui.say(Text::WaitingReplies), {.size = ui.size().small, .color = ui.color().text_muted}, page);
  } else {
    const Comparison& found = *pair.comparison;
    const TextLook small{.size = ui.size().small};
    std::string difference = ui.say(Text::PairPoints, {points_text(found.difference)});
    if (const std::string interval = points_interval(found); !interval.empty()) difference += "  " + interval;
    paragraph(ui, key + "/difference", difference, {}, page);
    std::string p = pair.p_family ? ui.say(Text::BandFamilyP, {p_text(*pair.p_family)}) + "  \u00b7  " : std::string();
    paragraph(ui, key + "/p", p + ui.say(Text::BandOwnP, {p_text(found.test.p)}), small, page);
    if (found.mde80)
      paragraph(ui, key + "/mde", ui.say(Text::BandMde, {fmt::format("{:.1f}", kPoints * *found.mde80)}),
                {.size = ui.size().small, .color = ui.color().text_muted}, page);
  }
  page.space(ui.px(ui.size().gap_tiny));
  Rect line = page.take(ui.px(ui.size().control_height));
  const std::string open_key = key + "/open";
  const std::string spoken = ui.say(Text::BandPair, {better.name, worse.name});
  const ButtonSpec open{
      .key = open_key, .label = ui.say(Text::BandOpenPair), .symbol = Symbol::ChevronRight, .spoken = spoken};
  if (button(ui, open, line.cut_left(button_width(ui, open))))
    ui.actions.push(OpenPair{worse.id.value, better.id.value});
}

void band_ui(Ui& ui, const Views& views, Stack& page) {
  const ColumnRanking* ranking = views.board.ranking();
  const std::vector<BandView::Pair> pairs = views.band.pairs();
  if (ranking == nullptr || pairs.empty()) return;
  const Board& board = *views.board.board();
  paragraph(ui, "band-explain",
            ui.say(Text::BandExplain, {std::to_string(views.band.rows().size()), std::to_string(ranking->family.size()),
                                       std::to_string(ranking->pairs)}),
            {}, page);
  for (const BandView::Pair& pair : pairs) band_pair_ui(ui, board, pair, page);
}

void columns_ui(Ui& ui, const BoardView& view, Stack& page) {
  const Board& board = *view.board();
  const TextLook muted{.size = ui.size().small, .color = ui.color().text_muted};
  for (const Text text : {Text::ReadInterval, Text::ReadRank, Text::ReadBaseline, Text::ReadMarks}) {
    paragraph(ui, "", ui.say(text), muted, page);
    page.space(ui.px(ui.size().gap_tiny));
  }
  if (const std::string scoring = profile_help(ui, board); !scoring.empty())
    paragraph(ui, "help-scoring", scoring, {.size = ui.size().small}, page);
  for (const std::uint32_t index : view.columns()) {
    const BoardColumn& column = board.columns[index];
    page.space(ui.px(ui.size().gap_small));
    paragraph(ui, "help/" + column.id.value, localized(ui, column.title, column.title_zh), {.weight = Weight::Strong},
              page);
    paragraph(ui, "", column_help(ui, column), muted, page);
  }
}

}  // namespace

void board_side_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const bool band = state.side == BoardSide::Band;
  const char* title = ui.say(band ? Text::BandTitle : Text::ColumnsHelpTitle);
  fill(rect, ui.color().panel);
  line_right(ui, {rect.x, rect.y, ui.px(ui.size().hairline), rect.h}, ui.color().line_strong);
  ui.mirror.open(Role::Group, "side", "", rect).label = title;
  Rect inner = rect;
  Rect top = inner.cut_top(ui.px(ui.size().bar_height)).inset(ui.margin(), ui.px(ui.size().gap_small));
  const ButtonSpec close{
      .key = "close-side", .symbol = Symbol::Close, .look = ButtonLook::Quiet, .spoken = ui.say(Text::Close)};
  if (button(ui, close, top.cut_right(top.h))) ui.actions.push(Escape{});
  draw_text(ui, title, top, {.size = ui.size().subtitle, .weight = Weight::Strong});
  ui.mirror.add(Role::Heading, "side-title", title, top);
  {
    ScrollPage page(ui, "side", inner, rect.w);
    if (band)
      band_ui(ui, views, page);
    else
      columns_ui(ui, views.board, page);
    page.space(ui.px(ui.size().gap));
  }
  ui.mirror.close();
}

}  // namespace ego::web
