#include <algorithm>

#include "web/panels/filter_menus.h"
#include "web/panels/parse_parts.h"
#include "web/views/facet_names.h"

namespace ego::web {
namespace {

constexpr std::string_view kTrying = "try";  // SelectRow on a narrow page: the fields are open, no reply is chosen

/// One chip a rule, and one for replies whose verdicts differ.
void rule_chips_ui(Ui& ui, const AppState& state, const ParseView& view, Flow& flow) {
  const float height = ui.px(ui.size().chip_height);
  const bool verdicts = std::any_of(state.query.filters.begin(), state.query.filters.end(), [](const FilterGroup& g) {
    return !g.empty() && g.front().field == kDiffersField;
  });
  const std::string only = ui.say(Text::ParseOnlyVerdicts);
  if (chip(ui, "differs/verdict", only, flow.place(chip_width(ui, only), height), verdicts))
    ui.actions.push(ToggleFilter{std::string(kDiffersField), "verdict"});
  flow.space(ui.px(ui.size().gap));
  for (const FacetValue& rule : view.rules()) {
    const std::string label = rule_title(rule.value, ui.tongue) + "  " + std::to_string(rule.rows);
    if (chip(ui, "rule/" + rule.value, label, flow.place(chip_width(ui, label), height), rule.chosen))
      ui.actions.push(ToggleFilter{std::string(kRuleField), rule.value});
  }
}

Rect tools_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const ParseView& view = views.parse;
  const float height = ui.px(ui.size().control_height);
  const Rect inner = rect.inset(ui.margin(), 0);
  Flow flow(ui, inner, height);
  const float field = ui.narrow() ? inner.w : ui.px(ui.size().search_field);
  if (const auto text =
          text_field(ui, "search", state.query.search, ui.say(Text::ParseSearch), flow.place(field, height)))
    ui.actions.push(SetSearch{*text});
  if (ui.narrow()) {
    const ButtonSpec open{.key = "trial-show", .label = ui.say(Text::TrialTitle), .look = ButtonLook::Framed};
    if (button(ui, open, flow.place(button_width(ui, open), height))) ui.actions.push(SelectRow{std::string(kTrying)});
  } else {
    facet_menus_ui(ui, views.items, flow);
  }
  rule_chips_ui(ui, state, view, flow);
  clear_filters_ui(ui, state, flow);
  const std::string count = ui.say(Text::ParseCount, {std::to_string(view.entries().size())});
  const Rect box = flow.place(text_width(ui, count, {.size = ui.size().small}), height);
  draw_text(ui, count, box, {.size = ui.size().small, .color = ui.color().text_muted});
  ui.mirror.add(Role::Status, "parse-count", count, box);
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap));
  return rest;
}

void side_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  ScrollPage page(ui, "trial-page", rect, rect.w);
  if (ui.narrow()) {
    const ButtonSpec back{.key = "trial-back",
                          .label = ui.say(Text::BackToList),
                          .symbol = Symbol::ChevronLeft,
                          .look = ButtonLook::Quiet};
    Rect line = page.take(ui.px(ui.size().control_height));
    if (button(ui, back, line.cut_left(button_width(ui, back)))) ui.actions.push(SelectRow{});
  }
  trial_ui(ui, state, views, page);
  parse_matrix_ui(ui, state, views.parse, page);
  page.space(ui.px(ui.size().gap_large));
}

}  // namespace

void parse_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  if (items_missing_ui(ui, state, rect)) return;
  const ParseView& view = views.parse;
  if (view.rows().empty()) {
    const bool ready = items_ready(*state.current());
    return message_ui(ui, "empty", ui.say(ready ? Text::ParseOneProfile : Text::LoadingItems), rect);
  }
  Rect rest = rect;
  if (ui.narrow() && !state.selected_row.empty()) return side_ui(ui, state, views, rest);
  if (!ui.narrow()) {
    const Rect side = rest.cut_right(ui.px(ui.size().trial_width));
    side_ui(ui, state, views, side);
  }
  rest = tools_ui(ui, state, views, rest);
  const Rect table = rest.cut_top(std::min(parse_table_height(ui, view), rest.h * ui.size().parse_table_share));
  parse_table_ui(ui, state, view, table);
  rest.cut_top(ui.px(ui.size().gap));
  parse_list_ui(ui, state, view, rest);
}

}  // namespace ego::web
