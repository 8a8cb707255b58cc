#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "web/panels/pair_parts.h"
#include "web/widgets/flow.h"
#include "web/widgets/prose.h"

namespace ego::web {
namespace {

Color cell_color(const Ui& ui, PairCell cell) {
  switch (cell) {
    case PairCell::Gained: return ui.color().right;
    case PairCell::Lost: return ui.color().wrong;
    default: return ui.color().text_muted;
  }
}

std::string_view cell_sign(PairCell cell) {
  if (cell == PairCell::Gained) return "\u25b2 ";
  if (cell == PairCell::Lost) return "\u25bc ";
  return {};
}

/// One field of the 2x2: how many, what it means, a square as large as its share.
void cell_ui(Ui& ui, const AppState& state, const PairView& view, const PairCellSpec& spec, const Rect& rect) {
  const std::size_t count = view.items(spec.cell).size();
  const std::size_t all = std::max<std::size_t>(1, view.items(PairCell::All).size());
  const std::string title = std::string(cell_sign(spec.cell)) + ui.say(spec.title);
  const bool shown = state.query.cell == spec.cell;
  const Press press = press_area(ui, spec.key, rect, Role::Toggle, title + ": " + std::to_string(count), shown);
  if (press.clicked) ui.actions.push(ShowCell{shown ? PairCell::All : spec.cell});
  const float rounding = ui.px(ui.size().rounding);
  const Color color = cell_color(ui, spec.cell);
  fill(rect, ui.color().panel, rounding);
  if (press.hovered) fill(rect, press.held ? ui.color().pressed : ui.color().hover, rounding);
  outline(ui, rect, shown ? ui.color().accent : ui.color().line, rounding);
  Rect inner = rect.inset(ui.px(ui.size().gap), ui.px(ui.size().gap_small));

  const bool agree = spec.cell == PairCell::BothRight || spec.cell == PairCell::BothWrong;
  const double share = static_cast<double>(count) / static_cast<double>(all);
  const float whole = std::min(ui.px(ui.size().area_most), inner.h);
  const Rect frame = Rect(inner).cut_right(whole);
  const Rect box{frame.x, inner.mid_y() - whole / 2, whole, whole};
  const float side = std::max(1.0F, std::round(whole * static_cast<float>(std::sqrt(share))));
  outline(ui, box, ui.color().line, 0);
  if (count > 0)
    fill({box.x, box.bottom() - side, side, side}, agree ? with_alpha(color, ui.size().tag_outline) : color);
  inner.cut_right(whole + ui.px(ui.size().gap_small));

  const TextLook words{.size = ui.size().small, .color = ui.color().text_muted};
  const std::size_t lines = wrap(ui, title, inner.w, words).size();
  const float high = lines > 1 ? prose_height(ui, lines, words) : ui.px(ui.size().chip_height);
  if (lines > 1)
    draw_prose(ui, title, inner.cut_top(high), words);
  else
    draw_text(ui, title, inner.cut_top(high), words);
  Rect line = inner.cut_top(ui.px(ui.size().title));
  const Rect number =
      draw_text(ui, std::to_string(count), line,
                {.size = ui.size().title, .weight = Weight::Strong, .color = agree ? ui.color().text : color});
  line.cut_left(number.w + ui.px(ui.size().gap_small));
  constexpr double kPercent = 100;
  draw_text(ui, fmt::format("{:.1f} %", kPercent * share), line,
            {.size = ui.size().small, .color = ui.color().text_muted});
  if (press.focused) focus_ring(ui, rect, rounding);
}

}  // namespace

Text pair_cell_word(PairCell cell) {
  for (const PairCellSpec& spec : kPairCells) {
    if (spec.cell == cell) return spec.title;
  }
  for (const PairCellSpec& spec : kPairCuts) {
    if (spec.cell == cell) return spec.title;
  }
  return Text::PairAll;
}

void pair_table_ui(Ui& ui, const AppState& state, const PairView& view, Rect rect) {
  const float gap = ui.px(ui.size().gap_small);
  const float width = (rect.w - gap) / 2;
  const float height = (rect.h - gap) / 2;
  ui.mirror.open(Role::Group, "pair-table", "", rect).label = ui.say(Text::Pair);
  for (std::size_t i = 0; i < kPairCells.size(); ++i) {
    const float x = rect.x + static_cast<float>(i % 2) * (width + gap);
    const std::size_t down = i / 2;
    const float y = rect.y + static_cast<float>(down) * (height + gap);
    cell_ui(ui, state, view, kPairCells[i], {x, y, width, height});
  }
  ui.mirror.close();
}

float pair_cuts_ui(Ui& ui, const AppState& state, const PairView& view, const Rect& rect) {
  Flow flow(ui, rect, ui.px(ui.size().chip_height));
  for (const PairCellSpec& spec : kPairCuts) {
    const std::string label = std::string(ui.say(spec.title)) + " " + std::to_string(view.items(spec.cell).size());
    const Rect box = flow.place(chip_width(ui, label), ui.px(ui.size().chip_height));
    if (chip(ui, spec.key, label, box, state.query.cell == spec.cell)) ui.actions.push(ShowCell{spec.cell});
  }
  return flow.bottom() - rect.y;
}

}  // namespace ego::web
