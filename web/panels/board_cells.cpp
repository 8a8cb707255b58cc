#include "web/panels/board_cells.h"

#include <algorithm>
#include <utility>

#include "core/compare/pair.h"
#include "web/panels/board_words.h"
#include "web/panels/panels.h"

namespace ego::web {
namespace {

/// Organization, setting and date in one line, what there is of them.
std::string second_line(const BoardRow& row) {
  std::string line;
  for (const std::string& part : {row.setting, row.organization, row.date}) {
    if (part.empty()) continue;
    if (!line.empty()) line += " \u00b7 ";
    line += part;
  }
  return line;
}

struct NameTag {
  std::string text;
  std::string spoken;
  Color color;
};

/// Kind, place of scoring, reference, nearness to the baselines: what has to be said beside a name.
std::vector<NameTag> tags_of(const Ui& ui, const BoardFrame& frame, const BoardRow& row) {
  std::vector<NameTag> tags;
  if (row.kind != RowKind::Model) {
    const std::string kind = kind_title(ui, to_string(row.kind));
    tags.push_back({kind, kind, ui.color().text_muted});
  }
  if (row.origin == RowOrigin::Local)
    tags.push_back({ui.say(Text::LocalTag), ui.say(Text::LocalTag), ui.color().accent});
  if (frame.state.query.pin == row.id.value)
    tags.push_back({ui.say(Text::PinnedTag), ui.say(Text::PinnedTag), ui.color().accent});
  if (row.against_baseline && !row.against_baseline->above) {
    const BaselineTest& test = *row.against_baseline;
    tags.push_back({ui.say(Text::NearBaseline),
                    ui.say(Text::NearBaselineLong, {test.baseline, points_text(test.difference), p_text(test.p)}),
                    ui.color().caution});
  }
  return tags;
}

}  // namespace

void rank_cell(Ui& ui, const BoardFrame& frame, std::uint32_t column, const BoardRow& row, const Rect& rect) {
  const std::uint32_t ranked = frame.views.board.ranked_column();
  std::string text;
  std::string printed;
  std::string spoken;
  if (ranked < row.cells.size()) {
    const BoardCell& cell = row.cells[ranked];
    const bool waits = frame.views.rankings.computing() && frame.views.board.is_own_family() && !cell.rank_set &&
                       cell.rank && row.origin != RowOrigin::Published;
    text = waits ? "\u2026" : rank_words(cell);
    // The order by value is worth a line of its own where the rank is not certain anyway.
    const bool certain = cell.rank_set && cell.rank_set->lo == cell.rank_set->hi && !cell.tied;
    if (cell.rank && (cell.rank_set || waits) && !certain)
      printed = std::to_string(*cell.rank) + (cell.tied ? "=" : "");
    if (cell.rank) {
      spoken = ui.say(Text::Rank, {std::to_string(*cell.rank)});
      if (cell.tied) spoken += std::string(", ") + ui.say(Text::Tied);
      if (cell.rank_set) spoken = text + "; " + spoken;
    }
  }
  Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  const TextLook small{.size = ui.size().small, .align = Align::Right, .color = ui.color().text_muted};
  if (printed.empty()) {
    const bool certain = ranked < row.cells.size() && row.cells[ranked].rank_set;
    draw_text(ui, text, inner, certain ? TextLook{.weight = Weight::Strong, .align = Align::Right} : small);
  } else {
    const float first = ui.px(ui.size().body) + ui.px(ui.size().gap_tiny);
    const float second = ui.px(ui.size().small);
    inner.y = rect.mid_y() - (first + second) / 2;
    draw_text(ui, text, inner.cut_top(first), {.weight = Weight::Strong, .align = Align::Right});
    draw_text(ui, printed, {inner.x, inner.y, inner.w, second}, small);
  }
  frame.grid.describe(column, Role::Cell, text, spoken, rect);
}

void name_cell(Ui& ui, const BoardFrame& frame, std::uint32_t column, const BoardRow& row, const Rect& rect) {
  Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  const std::string second = second_line(row);
  const bool two_lines = !second.empty();
  const float first_height = ui.px(ui.size().body) + ui.px(ui.size().gap_tiny);
  const float second_height = ui.px(ui.size().small);
  Rect top = inner;
  if (two_lines) {
    top.y = inner.mid_y() - (first_height + second_height) / 2;
    top.h = first_height;
  }
  const std::vector<NameTag> tags = tags_of(ui, frame, row);
  Rect name = top;
  for (const NameTag& tag : tags)
    name.w = std::max(0.0F, name.w - tag_width(ui, tag.text) - ui.px(ui.size().gap_small));
  const std::vector<std::string>& basket = frame.state.query.basket;
  if (std::find(basket.begin(), basket.end(), row.id.value) != basket.end()) {
    draw_symbol(ui, Symbol::Check, name.cut_left(ui.px(ui.size().mark)), ui.color().accent);
    name.cut_left(ui.px(ui.size().gap_tiny));
  }
  const bool ranks = row.kind == RowKind::Model;
  const Rect shown = draw_text(ui, row.name, name, {.color = ranks ? ui.color().text : ui.color().text_muted});
  float x = shown.right();
  for (const NameTag& tag : tags) {
    x += ui.px(ui.size().gap_small);
    const Rect box = draw_tag(ui, tag.text, {x, top.y, top.w, top.h}, tag.color);
    x = box.right();
    if (ImGui::IsMouseHoveringRect(corner(box), far_corner(box)) && ImGui::IsWindowHovered() && tag.spoken != tag.text)
      tooltip(ui, tag.spoken);
  }
  if (two_lines)
    draw_text(ui, second, {inner.x, top.bottom(), inner.w, second_height},
              {.size = ui.size().small, .color = ui.color().text_muted});

  std::string spoken = row.name;
  if (two_lines) spoken += ", " + second;
  for (const NameTag& tag : tags) spoken += ", " + tag.spoken;
  frame.grid.describe(column, Role::RowHeader, row.name, spoken, {inner.x, top.y, inner.w, top.h});
}

std::optional<std::uint32_t> best_baseline(const Board& board, std::uint32_t index) {
  std::optional<std::uint32_t> best;
  double best_value = 0;
  const bool higher = index >= board.columns.size() || board.columns[index].higher_is_better;
  for (std::uint32_t row = 0; row < board.rows.size(); ++row) {
    const std::optional<double>& value = board.rows[row].cells[index].value;
    if (board.rows[row].kind != RowKind::Baseline || !value) continue;
    if (best && (*value > best_value) != higher) continue;
    best = row;
    best_value = *value;
  }
  return best;
}

float rank_text_width(const Ui& ui, const BoardView& view) {
  const float text = text_width(ui, view.longest_rank(), {.weight = Weight::Strong});
  return std::max(ui.px(ui.size().rank_column), text) + 2 * ui.px(ui.size().gap_small);
}

}  // namespace ego::web
