#include <algorithm>
#include <array>

#include "web/panels/flow_parts.h"
#include "web/panels/item_grid.h"
#include "web/panels/numbers.h"
#include "web/widgets/flow.h"
#include "web/widgets/grid.h"

namespace ego::web {
namespace {

constexpr std::uint32_t kPatternCells = 0;
constexpr std::uint32_t kItemsCells = 1;
constexpr std::uint32_t kShareCells = 2;

Text group_text(StageGroup group) {
  switch (group) {
    case StageGroup::NeverRight: return Text::FlowNever;
    case StageGroup::AlwaysRight: return Text::FlowAlways;
    case StageGroup::GainedAndKept: return Text::FlowKept;
    case StageGroup::GainedAndLost: return Text::FlowUndone;
  }
  return Text::FlowNever;
}

SortMark sort_mark(const AppState& state, std::string_view column) {
  const SortKey shown =
      state.query.sort.empty() ? SortKey{std::string(kItemsColumn), Direction::Descending} : state.query.sort.front();
  if (shown.column != column) return SortMark::None;
  return shown.direction == Direction::Descending ? SortMark::Descending : SortMark::Ascending;
}

/// Each stage as its symbol.
void pattern_cell(Ui& ui, Grid& grid, const std::string& pattern, const Rect& rect) {
  Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  for (const char letter : pattern) {
    const OutcomeLook look = outcome_look(ui, outcome_of(letter));
    const Rect cell = inner.cut_left(ui.px(ui.size().pattern_mark));
    if (letter != '.') draw_symbol(ui, look.symbol, cell, look.color);
  }
  inner.cut_left(ui.px(ui.size().gap_small));
  draw_text(ui, pattern, inner, {.size = ui.size().small, .color = ui.color().text_muted});
  grid.describe(kPatternCells, Role::RowHeader, pattern, pattern + ": " + pattern_words(ui, pattern), rect);
}

void share_cell(Ui& ui, Grid& grid, double share, const Rect& rect) {
  Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  const std::string text = percent_text(share);
  draw_text(ui, text, inner.cut_right(ui.px(ui.size().number_column_least)), {.align = Align::Right});
  const float thickness = 2 * ui.px(ui.size().bar_thickness);
  Rect bar{inner.x, inner.mid_y() - thickness / 2, inner.w, thickness};
  fill(bar, ui.color().bar, thickness / 2);
  bar.w *= static_cast<float>(share);
  fill(bar, ui.color().bar_value, thickness / 2);
  grid.describe(kShareCells, Role::Cell, text, "", rect);
}

}  // namespace

Outcome outcome_of(char letter) {
  switch (letter) {
    case 'R': return Outcome::Right;
    case 'W': return Outcome::Wrong;
    case 'I': return Outcome::Invalid;
    case 'M': return Outcome::Missing;
    default: return Outcome::NotSubmitted;
  }
}

std::string stage_title(const Ui& ui, const FlowStage& stage) {
  if (!stage.by_column || stage.column == nullptr) return stage.label;
  return localized(ui, stage.column->title, stage.column->title_zh);
}

std::string pattern_words(const Ui& ui, std::string_view pattern) {
  if (const auto group = read_stage_group(pattern)) return ui.say(group_text(*group));
  std::string words;
  for (const char letter : pattern) {
    if (!words.empty()) words += " \u2192 ";
    words += letter == '.' ? std::string("\u2026") : ui.say(outcome_look(ui, outcome_of(letter)).word);
  }
  return words;
}

Rect flow_groups_ui(Ui& ui, const AppState& state, const FlowView& view, const Rect& rect) {
  const float height = ui.px(ui.size().chip_height);
  Flow flow(ui, rect, height);
  ui.mirror.open(Role::Group, "flow-groups", "", rect).label = ui.say(Text::FlowPatterns);
  for (const StageGroup group : kStageGroups) {
    if (group == StageGroup::GainedAndLost && view.rows().size() < 3) continue;  // takes three stages
    const std::string word(to_string(group));
    const bool asked = state.query.pattern == word;
    const std::string label = std::string(ui.say(group_text(group))) + "  " + std::to_string(view.group_count(group));
    if (chip(ui, "group/" + word, label, flow.place(chip_width(ui, label), height), asked))
      ui.actions.push(ShowPattern{asked ? std::string{} : word});
  }
  ui.mirror.close();
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap_small));
  return rest;
}

void flow_patterns_ui(Ui& ui, const AppState& state, const FlowView& view, const Rect& rect) {
  const float items = ui.px(ui.size().number_column_least);
  const bool full = rect.w >= ui.px(ui.size().pattern_table_full);
  const float share = full ? ui.px(ui.size().number_column_least + ui.size().share_bar) : 0;
  const float room = rect.w - items - share - ui.px(ui.size().scrollbar);
  const std::array columns{
      GridColumn{.key = kPatternColumn,
                 .title = ui.say(Text::FlowPattern),
                 .width = room,
                 .align = Align::Left,
                 .sort = sort_mark(state, kPatternColumn)},
      GridColumn{.key = kItemsColumn,
                 .title = ui.say(Text::FlowItems),
                 .width = items,
                 .sort = sort_mark(state, kItemsColumn)},
      GridColumn{.key = "share", .title = ui.say(Text::FlowShare), .width = share, .sortable = false},
  };
  const GridSpec spec{.key = "patterns",
                      .label = ui.say(Text::FlowPatterns),
                      .columns = std::span(columns).first(full ? columns.size() : kShareCells),
                      .rows = static_cast<std::uint32_t>(view.patterns().size()),
                      .row_height = ui.px(ui.size().chip_height)};
  Grid grid(ui, spec, rect);
  for (std::uint32_t column = 0; column < spec.columns.size(); ++column) {
    if (!grid.header(column)) continue;
    ui.actions.push(SortBy{std::string(columns[column].key), SortMode::Replace,
                           column == kItemsCells ? Direction::Descending : Direction::Ascending});
  }
  grid.end_header();
  for (std::uint32_t row = grid.first_row(); row < grid.rows_end(); ++row) {
    const FlowPattern& pattern = view.patterns()[view.sorted()[row]];
    const bool asked = !state.query.pattern.empty() && matches(pattern.pattern, state.query.pattern);
    const Press press = grid.begin_row(row, "pattern/" + pattern.pattern, pattern.pattern, asked);
    if (press.clicked)
      ui.actions.push(ShowPattern{state.query.pattern == pattern.pattern ? std::string{} : pattern.pattern});
    if (const auto cell = grid.cell(kPatternCells)) pattern_cell(ui, grid, pattern.pattern, *cell);
    if (const auto cell = grid.cell(kItemsCells)) {
      const std::string count = std::to_string(pattern.count);
      draw_text(ui, count, cell->inset(ui.px(ui.size().gap_small), 0), {.align = Align::Right});
      grid.describe(kItemsCells, Role::Cell, count, "", *cell);
    }
    if (!full) {
      grid.end_row();
      continue;
    }
    if (const auto cell = grid.cell(kShareCells))
      share_cell(ui, grid, static_cast<double>(pattern.count) / view.item_count(), *cell);
    grid.end_row();
  }
}

}  // namespace ego::web
