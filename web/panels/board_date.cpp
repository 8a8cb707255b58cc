/// The date slider of a board: its stops are the dates that rows carry, the last one is now.
#include <algorithm>
#include <cmath>

#include "web/panels/board_parts.h"
#include "web/widgets/region.h"

namespace ego::web {
namespace {

std::string date_words(const Ui& ui, const BoardDates& dates, std::size_t place) {
  const std::string& date = dates.stops[place];
  return ui.say(place + 1 == dates.stops.size() ? Text::BoardDateLatest : Text::BoardDateAsOf, {date});
}

/// The longest value of the slider, so that nothing moves while it is drawn.
float words_width(const Ui& ui, const BoardDates& dates) {
  float width = 0;
  for (std::size_t place = 0; place < dates.stops.size(); ++place)
    width = std::max(width, text_width(ui, date_words(ui, dates, place), {.size = ui.size().small}));
  return width;
}

}  // namespace

void board_date_ui(Ui& ui, const AppState& state, const BoardView& view, Flow& flow) {
  const BoardDates& dates = view.dates();
  if (!dates.has_history()) return;
  const std::size_t last = dates.stops.size() - 1;
  const std::size_t place = dates.place_of(state.query.date);
  const float gap = ui.px(ui.size().gap_small);
  const float words = words_width(ui, dates);
  const float label = text_width(ui, ui.say(Text::Date), {.size = ui.size().small});
  const float track = ui.px(ui.size().date_slider);
  Rect box = flow.place(label + track + words + 3 * gap, ui.px(ui.size().control_height));
  const RegionScope region(ui, kDatePanel, ui.say(Text::BoardDate), box);
  const TextLook small{.size = ui.size().small, .color = ui.color().text_muted};
  draw_text(ui, ui.say(Text::Date), box.cut_left(label), small);
  box.cut_left(gap);
  const Rect area = box.cut_left(track);
  const float radius = ui.px(ui.size().mark) / 2;
  const Press press = press_area(ui, "board-date", area, Role::Slider, "");
  MirrorNode& node = ui.mirror.last();
  node.label = ui.say(Text::BoardDate);
  node.text = date_words(ui, dates, place);
  node.row = static_cast<std::int32_t>(place) + 1;
  node.column = static_cast<std::int32_t>(dates.stops.size());

  const Rect line{area.x + radius, area.mid_y() - ui.px(ui.size().hairline), area.w - 2 * radius,
                  2 * ui.px(ui.size().hairline)};
  const auto x_of = [&](std::size_t stop) {
    return line.x + line.w * static_cast<float>(stop) / static_cast<float>(last);
  };
  fill(line, ui.color().line_strong);
  for (std::size_t stop = 0; stop <= last; ++stop)
    fill({x_of(stop) - ui.px(ui.size().hairline) / 2, area.mid_y() - radius / 2, ui.px(ui.size().hairline), radius},
         ui.color().line_strong);
  fill({line.x, line.y, x_of(place) - line.x, line.h}, ui.color().accent);
  fill({x_of(place) - radius, area.mid_y() - radius, 2 * radius, 2 * radius}, ui.color().accent, radius);
  if (press.focused) focus_ring(ui, area, ui.px(ui.size().rounding_small));
  box.cut_left(gap);
  draw_text(ui, date_words(ui, dates, place), box, {.size = ui.size().small});

  if (!press.held && !press.clicked) return;
  const float share = std::clamp((ImGui::GetIO().MousePos.x - line.x) / line.w, 0.0F, 1.0F);
  const auto wanted = static_cast<std::size_t>(std::lround(share * static_cast<float>(last)));
  if (wanted != place) ui.actions.push(SetDate{dates.date_at(wanted)});
}

}  // namespace ego::web
