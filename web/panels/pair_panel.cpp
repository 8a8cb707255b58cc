#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "core/compare/pair.h"
#include "web/panels/item_grid.h"
#include "web/widgets/flow.h"

namespace ego::web {
namespace {

struct CellSpec {
  PairCell cell;
  Text title;
  std::string_view key;
};

constexpr std::array<CellSpec, 4> kCells{{
    {PairCell::BothRight, Text::PairBothRight, "cell/bothright"},
    {PairCell::Lost, Text::PairLost, "cell/lost"},
    {PairCell::Gained, Text::PairGained, "cell/gained"},
    {PairCell::BothWrong, Text::PairBothWrong, "cell/bothwrong"},
}};

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

/// One field of the 2x2: how many, what it means, an area as large as its share.
void cell_ui(Ui& ui, const AppState& state, const PairView& view, const CellSpec& spec, const Rect& rect) {
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
  draw_text(ui, title, inner.cut_top(ui.px(ui.size().chip_height)),
            {.size = ui.size().small, .color = ui.color().text_muted});
  const bool agree = spec.cell == PairCell::BothRight || spec.cell == PairCell::BothWrong;
  Rect line = inner.cut_top(ui.px(ui.size().title));
  const Rect number =
      draw_text(ui, std::to_string(count), line,
                {.size = ui.size().title, .weight = Weight::Strong, .color = agree ? ui.color().text : color});
  line.cut_left(number.w + ui.px(ui.size().gap_small));
  constexpr double kPercent = 100;
  draw_text(ui, fmt::format("{:.1f} %", kPercent * static_cast<double>(count) / static_cast<double>(all)), line,
            {.size = ui.size().small, .color = ui.color().text_muted});
  const float thickness = ui.px(ui.size().bar_thickness);
  Rect bar{inner.x, rect.bottom() - ui.px(ui.size().gap), inner.w, thickness};
  fill(bar, ui.color().bar, thickness / 2);
  bar.w *= static_cast<float>(count) / static_cast<float>(all);
  fill(bar, agree ? ui.color().bar_value : color, thickness / 2);
  if (press.focused) focus_ring(ui, rect, rounding);
}

void matrix_ui(Ui& ui, const AppState& state, const PairView& view, Rect rect) {
  const float gap = ui.px(ui.size().gap_small);
  const float width = (rect.w - gap) / 2;
  const float height = (rect.h - gap) / 2;
  ui.mirror.open(Role::Group, "pair-table", "", rect).label = ui.say(Text::Pair);
  for (std::size_t i = 0; i < kCells.size(); ++i) {
    const float x = rect.x + static_cast<float>(i % 2) * (width + gap);
    const float y = rect.y + static_cast<float>(i / 2) * (height + gap);
    cell_ui(ui, state, view, kCells[i], {x, y, width, height});
  }
  ui.mirror.close();
}

void side_menu_ui(Ui& ui, const AppState& state, const ItemsView& rows, std::size_t side, Text caption, Flow& flow) {
  const std::string& id = state.query.targets.size() == 2 ? state.query.targets[side] : std::string{};
  const auto shown = std::find_if(rows.rows().begin(), rows.rows().end(),
                                  [&](const ItemRow& row) { return row.submission->submission.row.value == id; });
  const std::string name = shown == rows.rows().end() ? id : shown->name;
  const std::string key = side == 0 ? "baseline" : "candidate";
  const float width = std::min(menu_button_width(ui, ui.say(caption), name), ui.px(ui.size().menu_field));
  if (!menu_open(ui, key, ui.say(caption), name, flow.place(width, ui.px(ui.size().control_height)))) return;
  for (const ItemRow& row : rows.rows()) {
    const std::string& row_id = row.submission->submission.row.value;
    if (!menu_item(ui, key + "/" + row_id, row.name, row.local ? ui.say(Text::LocalTag) : "", row_id == id)) continue;
    const std::string& other = state.query.targets[1 - side];
    if (side == 0)
      ui.actions.push(OpenPair{row_id, other});
    else
      ui.actions.push(OpenPair{other, row_id});
  }
  menu_close();
}

Rect tools_ui(Ui& ui, const AppState& state, const ItemsView& rows, const Rect& rect) {
  const float height = ui.px(ui.size().control_height);
  Flow flow(ui, rect.inset(ui.margin(), 0), height);
  side_menu_ui(ui, state, rows, 0, Text::PairBaseline, flow);
  side_menu_ui(ui, state, rows, 1, Text::PairCandidate, flow);
  const ButtonSpec swap{.key = "swap", .label = ui.say(Text::PairSwap), .look = ButtonLook::Framed};
  if (button(ui, swap, flow.place(button_width(ui, swap), height))) ui.actions.push(SwapPair{});
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap));
  return rest;
}

Text verdict_text(PairVerdict verdict) {
  switch (verdict) {
    case PairVerdict::Better: return Text::PairBetter;
    case PairVerdict::Worse: return Text::PairWorse;
    case PairVerdict::NoDifferenceShown:
    case PairVerdict::NotWorse: return Text::PairNoDifference;
    case PairVerdict::WithinMargin: return Text::PairWorse;
    case PairVerdict::Inconclusive: return Text::PairInconclusive;
  }
  return Text::PairInconclusive;
}

std::string percent(double fraction) {
  constexpr double kPercent = 100;
  return fmt::format("{:+.1f}", kPercent * fraction);
}

/// `= 0.046`, or `< 0.0001` where more digits would say nothing.
std::string p_value(double p) {
  constexpr double kLeast = 0.0001;
  return p < kLeast ? "< 0.0001" : fmt::format("= {:.2g}", p);
}

/// Verdict first, then the numbers it rests on.
void verdict_ui(Ui& ui, const PairView& view, Rect rect) {
  const Comparison& comparison = *view.comparison();
  const auto line = [&](std::string_view key, const std::string& text, const TextLook& look) {
    const Rect box = rect.cut_top(ui.px(look.size + ui.size().gap_small));
    draw_text(ui, text, box, look);
    ui.mirror.add(Role::Text, key, text, box);
  };
  line("verdict", ui.say(verdict_text(comparison.verdict)), {.size = ui.size().subtitle, .weight = Weight::Strong});
  std::string difference =
      std::string(ui.say(Text::PairDifference)) + "  " + ui.say(Text::PairPoints, {percent(comparison.difference)});
  if (comparison.interval)
    difference += "  [" + percent(comparison.interval->lo) + ", " + percent(comparison.interval->hi) + "]";
  line("difference", difference, {});
  line("test",
       ui.say(Text::PairExact, {p_value(comparison.also.empty() ? comparison.test.p : comparison.also.front().p)}), {});
  line("shared",
       ui.say(Text::PairOnItems, {std::to_string(comparison.table.n())}) + "  \u00b7  " + comparison.profile.value,
       {.color = ui.color().text_muted});
  rect.cut_top(ui.px(ui.size().gap_small));
  line("baseline", std::string(ui.say(Text::PairBaseline)) + ": " + view.baseline().name,
       {.size = ui.size().small, .color = ui.color().text_muted});
  line("candidate", std::string(ui.say(Text::PairCandidate)) + ": " + view.candidate().name,
       {.size = ui.size().small, .color = ui.color().text_muted});
}

}  // namespace

void pair_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  if (items_missing_ui(ui, state, rect)) return;
  const PairView& view = views.pair;
  if (state.query.targets.size() != 2) return message_ui(ui, "empty", ui.say(Text::PairPick), rect);
  Rect rest = tools_ui(ui, state, views.items, rect);
  if (view.comparison() == nullptr) {
    const BenchmarkData& data = *state.current();
    const bool scoring = data.site_rows.size() < data.logs.size();
    return message_ui(ui, "empty", scoring ? ui.say(Text::LoadingItems) : ui.say(Text::PairPick), rest);
  }
  Rect top = rest.cut_top(ui.px(ui.size().pair_matrix_height)).inset(ui.margin(), 0);
  const float matrix = std::min(top.w, ui.px(ui.size().pair_matrix));
  matrix_ui(ui, state, view, ui.narrow() ? top : top.cut_left(matrix));
  if (!ui.narrow()) {
    top.cut_left(ui.px(ui.size().gap_large));
    verdict_ui(ui, view, top);
  } else {
    verdict_ui(ui, view,
               rest.cut_top(ui.px(ui.size().pair_matrix_height)).inset(ui.margin(), ui.px(ui.size().gap_small)));
  }
  rest.cut_top(ui.px(ui.size().gap));
  const std::array<ItemRow, 2> sides{view.baseline(), view.candidate()};
  item_grid_ui(ui, state, *view.questions(), sides, {view.items(state.query.cell), {}, views.items.longest_id()}, rest);
}

}  // namespace ego::web
