#include <algorithm>
#include <cmath>

#include "web/panels/board_cells.h"
#include "web/panels/board_words.h"
#include "web/panels/panels.h"

namespace ego::web {
namespace {

bool is_best(const BoardView& view, const BoardCell& cell) {
  return cell.rank && *cell.rank == 1 && view.rows().size() > 1;
}

/// Room to leave at the right so that the decimal points of a column stand under each other.
float decimal_shift(const Ui& ui, const BoardView& view, std::uint32_t index, std::string_view text) {
  const std::size_t dot = text.find('.');
  const std::size_t decimals = dot == std::string_view::npos ? 0 : text.size() - dot - 1;
  const std::size_t most = view.decimals()[index];
  if (decimals >= most) return 0;
  const float digit = text_width(ui, "0", {});
  return digit * static_cast<float>(most - decimals) + (decimals == 0 ? text_width(ui, ".", {}) : 0);
}

float flag_width(const Ui& ui) {
  return text_width(ui, "\u2021", {.size = ui.size().small}) + ui.px(ui.size().gap_tiny);
}

Rect plot_area(const Ui& ui, const Rect& rect) {
  const float height = ui.px(ui.size().interval_height);
  const Rect inner = rect.inset(ui.px(ui.size().gap_tiny), 0);
  return {inner.x, rect.mid_y() - height / 2, inner.w, height};
}

float place_at(const Rect& plot, double share) { return plot.x + static_cast<float>(share) * plot.w; }

/// The value on the axis: notches above and below, so that the text between them stays readable.
void draw_estimate(const Ui& ui, const Rect& plot, double share, Color color) {
  const float width = ui.px(ui.size().estimate_width);
  const float notch = ui.px(ui.size().estimate_notch);
  const float x = std::floor(place_at(plot, share) - width / 2);
  fill({x, plot.y, width, notch}, color);
  fill({x, plot.bottom() - notch, width, notch}, color);
}

void draw_dots(const Ui& ui, float x, const Rect& plot, Color color) {
  const float step = ui.px(ui.size().dot_gap);
  const float width = ui.px(ui.size().hairline);
  for (float y = plot.y; y < plot.bottom(); y += 2 * step)
    fill({std::floor(x), y, width, std::min(step, plot.bottom() - y)}, color);
}

/// The interval as a bar behind the text, a line at the value, a dotted line at the best baseline.
void draw_interval(const Ui& ui, const BoardFrame& frame, const BoardRow& row, std::uint32_t index, const Rect& rect) {
  const std::optional<ColumnAxis>& axis = frame.views.board.axes()[index];
  const BoardCell& cell = row.cells[index];
  if (!axis || !cell.value) return;
  const Rect plot = plot_area(ui, rect);
  const bool ranks = row.kind == RowKind::Model;
  const Color mark = ranks ? ui.color().estimate : with_alpha(ui.color().text_muted, ui.size().tag_outline);
  if (cell.interval && frame.board.columns[index].unit == "fraction") {
    const float left = place_at(plot, axis->place(cell.interval->lo));
    const float right = place_at(plot, axis->place(cell.interval->hi));
    const Rect bar{left, plot.y, std::max(right - left, ui.px(ui.size().estimate_width)), plot.h};
    fill(bar, ranks ? ui.color().interval : ui.color().interval_quiet, ui.px(ui.size().rounding_small));
    const bool rough = std::find(cell.flags.begin(), cell.flags.end(), "few_clusters") != cell.flags.end();
    if (rough) hatch(ui, bar, ui.color().interval);
  } else {
    const float line = ui.px(ui.size().hairline);
    fill({plot.x, plot.bottom() - line, plot.w, line}, ui.color().line);
  }
  draw_estimate(ui, plot, axis->place(*cell.value), mark);
  if (!frame.best_baseline || row.kind == RowKind::Baseline) return;
  const std::optional<double>& baseline = frame.board.rows[*frame.best_baseline].cells[index].value;
  if (baseline) draw_dots(ui, place_at(plot, axis->place(*baseline)), plot, ui.color().line_strong);
}

std::string joined(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ';');
  return text;
}

/// An empty cell says why. @return false if the cell has a value
bool empty_cell(Ui& ui, const BoardFrame& frame, std::uint32_t column, const BoardCell& cell, const BoardColumn& info,
                const Rect& rect) {
  if (info.absent) {
    hatch(ui, rect.inset(ui.px(ui.size().gap_small), ui.px(ui.size().gap)), ui.color().line);
    frame.grid.describe(column, Role::Cell, ui.say(Text::NoItemsCell), "", rect);
    return true;
  }
  if (cell.value) return false;
  draw_text(ui, ui.say(Text::NotSubmittedCell), rect.inset(ui.px(ui.size().gap_small), 0),
            {.align = Align::Right, .color = ui.color().text_muted});
  frame.grid.describe(column, Role::Cell, ui.say(Text::NotSubmittedCell), ui.say(Text::NotReported), rect);
  return true;
}

bool is_hovered(const Rect& rect) {
  return ImGui::IsMouseHoveringRect(corner(rect), far_corner(rect)) && ImGui::IsWindowHovered();
}

Color verdict_color(const Ui& ui, PairVerdict verdict) {
  if (verdict == PairVerdict::Better) return ui.color().right;
  return verdict == PairVerdict::Worse || verdict == PairVerdict::WithinMargin ? ui.color().wrong
                                                                               : ui.color().text_muted;
}

std::string_view verdict_sign(PairVerdict verdict) {
  if (verdict == PairVerdict::Better) return "\u25b2";
  return verdict == PairVerdict::Worse || verdict == PairVerdict::WithinMargin ? "\u25bc" : "";
}

/// The interval of a difference around a zero line; `reach` is the end of the axis on both sides.
void draw_difference(const Ui& ui, const Comparison& comparison, double reach, const Rect& rect) {
  const Rect plot = plot_area(ui, rect);
  const auto share = [&](double value) { return std::clamp((value / reach + 1) / 2, 0.0, 1.0); };
  if (comparison.interval) {
    const float left = place_at(plot, share(comparison.interval->lo));
    const float right = place_at(plot, share(comparison.interval->hi));
    fill({left, plot.y, right - left, plot.h}, with_alpha(verdict_color(ui, comparison.verdict), ui.size().option_tint),
         ui.px(ui.size().rounding_small));
  }
  draw_dots(ui, place_at(plot, share(0)), plot, ui.color().line_strong);
  draw_estimate(ui, plot, share(comparison.difference),
                with_alpha(verdict_color(ui, comparison.verdict), ui.size().tag_outline));
}

}  // namespace

float marks_width(const Ui& ui, const BoardView& view, std::uint32_t index) {
  const ColumnMarks& marks = view.marks()[index];
  return (marks.flag ? flag_width(ui) : 0) + (marks.lint ? ui.px(ui.size().mark + ui.size().gap_tiny) : 0);
}

void score_cell(Ui& ui, const BoardFrame& frame, std::uint32_t column, std::uint32_t row_index, std::uint32_t index,
                const Rect& rect) {
  const BoardColumn& info = frame.board.columns[index];
  const BoardRow& row = frame.board.rows[row_index];
  const BoardCell& cell = row.cells[index];
  if (empty_cell(ui, frame, column, cell, info, rect)) return;
  // Marks have a place of their own behind the number: beside it the interval would be under them.
  Rect values = rect;
  Rect marks = values.cut_right(marks_width(ui, frame.views.board, index));
  draw_interval(ui, frame, row, index, values);
  Rect number = values.inset(ui.px(ui.size().gap_small), 0);
  number.cut_right(decimal_shift(ui, frame.views.board, index, cell.text));
  const Weight weight = is_best(frame.views.board, cell) ? Weight::Strong : Weight::Regular;
  const Color color = row.kind == RowKind::Model ? ui.color().text : ui.color().text_muted;
  draw_text(ui, cell.text, number, {.weight = weight, .align = Align::Right, .color = color});
  if (frame.views.board.marks()[index].flag)
    draw_text(ui, flag_mark(cell), marks.cut_left(flag_width(ui)),
              {.size = ui.size().small, .color = ui.color().text_muted});
  if (!cell.lint.empty()) draw_symbol(ui, Symbol::Warning, marks.cut_left(ui.px(ui.size().mark)), ui.color().caution);
  const std::string detail = cell_detail(ui, info, cell);
  frame.grid.describe(column, Role::Cell, cell.text, cell.text + (detail.empty() ? "" : ", " + joined(detail)), rect);
  if (!is_hovered(rect)) return;
  tooltip(ui, localized(ui, info.title, info.title_zh) + "  " + cell.text + (detail.empty() ? "" : "\n" + detail));
}

void pin_cell(Ui& ui, const BoardFrame& frame, std::uint32_t column, std::uint32_t row_index, std::uint32_t index,
              const Rect& rect) {
  const PinView& pin = frame.views.pin;
  const auto pinned = pin.row();
  if (!pinned || *pinned == row_index) return score_cell(ui, frame, column, row_index, index, rect);
  const BoardColumn& info = frame.board.columns[index];
  const BoardCell& cell = frame.board.rows[row_index].cells[index];
  if (empty_cell(ui, frame, column, cell, info, rect)) return;
  const BoardCell& reference = frame.board.rows[*pinned].cells[index];
  const Comparison* comparison = pin.find(row_index, index);
  std::string text = "\u2026";
  std::string spoken;
  Color color = ui.color().text;
  if (comparison != nullptr) {
    draw_difference(ui, *comparison, pin.reach(index), rect);
    text = points_text(comparison->difference);
    spoken = comparison_words(ui, *comparison);
    const bool told = !verdict_sign(comparison->verdict).empty();
    if (told) color = verdict_color(ui, comparison->verdict);
  } else if (!pin.computing() || frame.board.rows[row_index].origin == RowOrigin::Published) {
    const bool plain = info.unit == "fraction" && cell.value && reference.value;
    text = plain ? points_text(*cell.value - *reference.value) : ui.say(Text::NotSubmittedCell);
    spoken = text + ", " + ui.say(Text::PinUnpaired);
  }
  const float first = ui.px(ui.size().body) + ui.px(ui.size().gap_tiny);
  const float second = ui.px(ui.size().small);
  Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  inner.y = rect.mid_y() - (first + second) / 2;
  const Rect line = inner.cut_top(first);
  const Rect shown = draw_text(ui, text, line, {.align = Align::Right, .color = color});
  if (comparison != nullptr) {
    const std::string_view sign = verdict_sign(comparison->verdict);
    const float width = text_width(ui, sign, {.size = ui.size().tag});
    draw_text(ui, sign, {shown.x - width - ui.px(ui.size().gap_tiny), line.y, width, line.h},
              {.size = ui.size().tag, .color = color});
  }
  draw_text(ui, cell.text, {inner.x, inner.y, inner.w, second},
            {.size = ui.size().small, .align = Align::Right, .color = ui.color().text_muted});
  const std::string against = ui.say(Text::PinAgainst, {frame.board.rows[*pinned].name});
  frame.grid.describe(column, Role::Cell, text, spoken + "; " + against + "; " + cell.text, rect);
  if (!is_hovered(rect)) return;
  std::string note = localized(ui, info.title, info.title_zh) + "  " + cell.text + "\n" + spoken + "\n" + against;
  if (pin.family() > 1) note += "; " + ui.say(Text::PinFamily, {std::to_string(pin.family())});
  tooltip(ui, note);
}

}  // namespace ego::web
