#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "web/panels/flow_parts.h"
#include "web/panels/item_parts.h"
#include "web/panels/numbers.h"
#include "web/widgets/prose.h"

namespace ego::web {
namespace {

std::optional<stats::Bounds> bounds_of(const std::optional<DifferenceInterval>& interval) {
  return interval ? std::optional(stats::Bounds{interval->lo, interval->hi}) : std::nullopt;
}

std::string points_or_undefined(const Ui& ui, const std::optional<double>& value) {
  return value ? points_text(*value) : ui.say(Text::GainUndefined);
}

void note(Ui& ui, std::string_view key, const std::string& text, Stack& page) {
  const TextLook look{.size = ui.size().small, .color = ui.color().text_muted};
  const Rect block = page.take(prose_height(ui, wrap(ui, text, page.here().w, look).size(), look));
  draw_prose(ui, text, block, look);
  ui.mirror.add(Role::Text, key, text, block);
  page.space(ui.px(ui.size().gap_tiny));
}

/// The number itself, its interval beside it, and how that was made.
void delta_ui(Ui& ui, const GainView& gain, Stack& page) {
  Rect line = page.take(ui.px(ui.size().title + ui.size().gap_tiny));
  const std::optional<DifferenceInterval>& interval = gain.paired.interval;
  const std::string range = points_range(bounds_of(interval));
  const std::string value = points_or_undefined(ui, gain.paired.gain.delta);
  const Rect whole = line;
  const Rect name = draw_text(ui, ui.say(Text::GainDelta), line, {.color = ui.color().text_muted});
  line.cut_left(name.w + ui.px(ui.size().gap_small));
  const Rect number = draw_text(ui, value, line, {.size = ui.size().title, .weight = Weight::Strong});
  line.cut_left(number.w + ui.px(ui.size().gap_small));
  draw_text(ui, range, line, {});
  ui.mirror.add(Role::Text, "gain-delta", std::string(ui.say(Text::GainDelta)) + " " + value + " " + range, whole);
  if (interval)
    note(ui, "gain-method", ui.say(interval->method == "delta_t" ? Text::GainInterval : Text::GainBootstrap), page);
}

struct Rate {
  Text title;
  Text basis;
  std::string_view key;
  Color color;
  std::uint64_t count = 0;
  std::uint64_t whole = 0;
  std::optional<double> value;
  std::optional<stats::Bounds> bounds;
};

/// A rate on its own denominator: bar from 0 to 100 %, its Wilson interval as a line over it.
void rate_ui(Ui& ui, const Rate& rate, Stack& page) {
  Rect line = page.take(ui.px(ui.size().body + ui.size().gap_tiny));
  const std::string value =
      rate.value ? percent_text(*rate.value) + "  " + percent_range(rate.bounds) : ui.say(Text::GainUnknown);
  const std::string title = ui.say(rate.title);
  const std::string counts = fmt::format("{}/{}", rate.count, rate.whole);
  draw_text(ui, title + "  " + counts, line, {.weight = Weight::Strong});
  draw_text(ui, value, line, {.align = Align::Right});
  ui.mirror.add(Role::Text, rate.key,
                title + " " + counts + " " + value + ", " + ui.say(rate.basis, {std::to_string(rate.whole)}), line);
  const float thickness = 2 * ui.px(ui.size().bar_thickness);
  Rect bar = page.take(2 * thickness);
  bar = {bar.x, bar.mid_y() - thickness / 2, bar.w, thickness};
  fill(bar, ui.color().bar, thickness / 2);
  if (rate.value) fill({bar.x, bar.y, bar.w * static_cast<float>(*rate.value), bar.h}, rate.color, thickness / 2);
  if (rate.bounds) {
    const float left = bar.x + bar.w * static_cast<float>(rate.bounds->lo);
    const float right = bar.x + bar.w * static_cast<float>(rate.bounds->hi);
    const float stroke = ui.px(ui.size().hairline);
    fill({left, bar.mid_y() - stroke / 2, right - left, stroke}, ui.color().text);
    for (const float end : {left, right}) fill({end, bar.y - stroke, stroke, bar.h + 2 * stroke}, ui.color().text);
  }
  note(ui, {}, ui.say(rate.basis, {std::to_string(rate.whole)}), page);
}

using Cells = std::array<std::string, 6>;

/// One line of a small table: a name and five numbers.
void table_line(Ui& ui, std::string_view key, const Cells& cells, Color color, Stack& page) {
  const Rect line = page.take(ui.px(ui.size().chip_height));
  line_below(ui, line, ui.color().line);
  Rect rest = line;
  const float column = std::min(ui.px(ui.size().number_column_least), rest.w * ui.size().gain_column_share);
  std::string spoken;
  for (std::size_t i = cells.size(); i-- > 1;) {
    draw_text(ui, cells[i], rest.cut_right(column), {.size = ui.size().small, .align = Align::Right, .color = color});
  }
  draw_text(ui, cells[0], rest, {.size = ui.size().small, .color = color});
  for (const std::string& cell : cells) spoken += (spoken.empty() ? "" : "  ") + cell;
  ui.mirror.add(Role::Text, key, spoken, line);
}

Cells header_cells(const Ui& ui, Text name) {
  return {ui.say(name), ui.say(Text::GainBefore), ui.say(Text::GainAfter), "\u25b2", "\u25bc", "\u0394"};
}

std::string short_points(const std::optional<double>& value) { return value ? points_text(*value) : "\u2013"; }

void rules_ui(Ui& ui, const GainView& gain, Stack& page) {
  table_line(ui, "gain-rules", header_cells(ui, Text::Gain), ui.color().text_muted, page);
  bool has_script = false;
  for (const Knowledge& rule : gain.rules) {
    const bool script = &rule != &gain.rules.front();
    has_script = has_script || script;
    const auto of = [&](std::uint64_t count) { return fmt::format("{}/{}", count, rule.n); };
    table_line(ui, script ? "gain-rule/script" : "gain-rule/paper",
               {ui.say(script ? Text::GainByScript : Text::GainByPaper), of(rule.right_before), of(rule.right_after),
                std::to_string(rule.gained), std::to_string(rule.lost), short_points(rule.delta)},
               ui.color().text, page);
  }
  if (has_script) note(ui, "gain-script-note", ui.say(Text::GainScriptNote), page);
}

void slices_ui(Ui& ui, const GainView& gain, Stack& page) {
  if (gain.slices.size() < 2) return;
  page.space(ui.px(ui.size().gap_small));
  table_line(ui, "gain-disciplines", header_cells(ui, Text::GainDisciplines), ui.color().text_muted, page);
  for (const SliceGain& slice : gain.slices) {
    const auto of = [&](std::uint64_t count) { return fmt::format("{}/{}", count, slice.gain.n); };
    table_line(ui, "gain-slice/" + slice.column->id.value,
               {localized(ui, slice.column->title, slice.column->title_zh), of(slice.gain.right_before),
                of(slice.gain.right_after), std::to_string(slice.gain.gained), std::to_string(slice.gain.lost),
                short_points(slice.gain.delta)},
               ui.color().text, page);
  }
}

}  // namespace

void gain_ui(Ui& ui, const BenchmarkData& data, const GainView& gain, Stack& page) {
  const Knowledge& paired = gain.paired.gain;
  section_title(ui, "gain", ui.say(Text::Gain), page);
  delta_ui(ui, gain, page);
  page.space(ui.px(ui.size().gap_small));
  rate_ui(ui,
          {Text::GainW2R, Text::GainOwnDenominator, "gain-w2r", ui.color().right, paired.gained,
           paired.n - paired.right_before, paired.w2r, bounds_of(gain.paired.w2r_interval)},
          page);
  rate_ui(ui,
          {Text::GainR2W, Text::GainOwnDenominatorRight, "gain-r2w", ui.color().wrong, paired.lost, paired.right_before,
           paired.r2w, bounds_of(gain.paired.r2w_interval)},
          page);
  page.space(ui.px(ui.size().gap_small));
  rules_ui(ui, gain, page);
  if (gain.dropped_before + gain.dropped_after > 0) {
    const Knowledge& rule = gain.rules.front();
    note(ui, "gain-dropped",
         ui.say(Text::GainDropped, {profile_label(data, rule.profile.value), std::to_string(gain.dropped_before),
                                    std::to_string(gain.dropped_after), points_or_undefined(ui, rule.delta),
                                    points_or_undefined(ui, paired.delta)}),
         page);
  }
  slices_ui(ui, gain, page);
}

}  // namespace ego::web
