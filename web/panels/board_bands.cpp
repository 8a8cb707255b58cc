#include <algorithm>
#include <cmath>
#include <utility>

#include "web/panels/board_parts.h"
#include "web/widgets/controls.h"

namespace ego::web {
namespace {

std::string band_label(const Ui& ui, const Board& board, const std::vector<std::uint32_t>& rows) {
  std::string names;
  for (const std::uint32_t row : rows) names += (names.empty() ? "" : ", ") + board.rows[row].name;
  return ui.say(Text::BandLabel, {names});
}

std::uint32_t drawn_lanes(const Ui& ui, const BoardView& view) {
  return std::min(view.lanes(), static_cast<std::uint32_t>(ui.size().lanes_most));
}

/// A bracket with a tick at each of its rows, opening to the right.
void draw_bracket(const Ui& ui, const BandBracket& bracket, const Rect& lane, float row_height, Color color) {
  const float stroke = ui.px(ui.size().bracket_stroke);
  const float tick = ui.px(ui.size().bracket_tick);
  const float x = std::floor(lane.mid_x() - tick / 2);
  const float top = lane.y + row_height / 2;
  const float bottom = lane.bottom() - row_height / 2;
  fill({x, top - stroke / 2, stroke, bottom - top + stroke}, color);
  for (const std::uint32_t place : bracket.places) {
    const float y = top + static_cast<float>(place - bracket.first) * row_height;
    fill({x, std::floor(y - stroke / 2), tick, stroke}, color);
  }
}

}  // namespace

float band_lanes_width(const Ui& ui, const BoardView& view) {
  const std::uint32_t lanes = drawn_lanes(ui, view);
  return lanes == 0 ? ui.margin() / 2 : ui.px(ui.size().gap_tiny) + static_cast<float>(lanes) * ui.px(ui.size().lane);
}

BandMarks band_brackets_ui(Ui& ui, const AppState& state, const BoardView& view, Grid& grid, std::uint32_t column) {
  BandMarks marks;
  const std::uint32_t lanes = drawn_lanes(ui, view);
  const float width = ui.px(ui.size().lane);
  const float row_height = ui.px(ui.size().row_height_two);
  for (const BandBracket& bracket : view.brackets()) {
    if (bracket.lane >= lanes) continue;
    const Rect rows = grid.span(column, bracket.first, bracket.last);
    const float x = rows.x + ui.px(ui.size().gap_tiny) + static_cast<float>(lanes - 1 - bracket.lane) * width;
    const Rect lane{x, rows.y, width, rows.h};
    const Rect seen = lane.intersect(grid.body());
    if (seen.empty()) continue;
    const std::string key = "band/" + std::to_string(bracket.band);
    const std::string label = band_label(ui, *view.board(), view.ranking()->bands[bracket.band]);
    const bool open = state.side == BoardSide::Band && state.open_band == bracket.band && !state.drawer_open;
    const Press press = press_area(ui, key, seen, Role::Button, label, open);
    marks.push_back(ui.mirror.take_last());
    if (press.clicked) ui.actions.push(OpenBand{bracket.band});
    const bool lit = press.hovered || press.focused || open;
    if (lit) fill(lane.inset(0, row_height / 4), ui.color().selected, ui.px(ui.size().rounding_small));
    draw_bracket(ui, bracket, lane, row_height, lit ? ui.color().accent : ui.color().bracket);
    if (press.focused) focus_ring(ui, seen, ui.px(ui.size().rounding_small));
    if (press.hovered) tooltip(ui, label);
  }
  return marks;
}

void describe_bands(Ui& ui, BandMarks bands, const Rect& rect) {
  if (bands.empty()) return;
  ui.mirror.open(Role::Group, "bands", "", rect).label = ui.say(Text::Bands);
  for (MirrorNode& band : bands) ui.mirror.put(std::move(band));
  ui.mirror.close();
}

}  // namespace ego::web
