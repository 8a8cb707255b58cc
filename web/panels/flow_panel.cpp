#include <algorithm>
#include <string>

#include "web/panels/filter_menus.h"
#include "web/panels/flow_parts.h"
#include "web/panels/item_grid.h"
#include "web/views/flow_presets.h"

namespace ego::web {
namespace {

std::string preset_title(const Ui& ui, const FlowPreset& preset) {
  switch (preset.kind) {
    case FlowPresetKind::Basket: return ui.say(Text::FlowBasket, {std::to_string(preset.rows.size())});
    case FlowPresetKind::Tracks: return ui.say(Text::FlowTracks, {preset.title});
    case FlowPresetKind::Stages: break;
  }
  return preset.title;
}

std::vector<std::string> shown_columns(const AppState& state) {
  return has_stage_columns(state.query) ? state.query.columns : std::vector<std::string>{};
}

void preset_menu_ui(Ui& ui, const AppState& state, const FlowView& view, Flow& flow) {
  const std::vector<FlowPreset>& presets = view.presets();
  if (presets.empty()) return;
  std::string shown = "\u2013";
  const auto is_shown = [&](const FlowPreset& preset) {
    return preset.rows == state.query.targets && preset.columns == shown_columns(state);
  };
  for (const FlowPreset& preset : presets) {
    if (is_shown(preset)) shown = preset_title(ui, preset);
  }
  const float width = std::min(menu_button_width(ui, ui.say(Text::FlowStart), shown), ui.px(ui.size().menu_field));
  if (!menu_open(ui, "preset", ui.say(Text::FlowStart), shown, flow.place(width, ui.px(ui.size().control_height))))
    return;
  for (std::size_t i = 0; i < presets.size(); ++i) {
    const FlowPreset& preset = presets[i];
    if (menu_item(ui, "preset/" + std::to_string(i), preset_title(ui, preset), "", is_shown(preset)))
      ui.actions.push(OpenFlow{preset.rows, preset.columns});
  }
  menu_close();
}

/// Rows that are no stage yet; a flow over columns has one row only.
void add_menu_ui(Ui& ui, const AppState& state, const FlowView& view, Flow& flow) {
  if (has_stage_columns(state.query) || state.query.targets.size() >= kMostStages) return;
  const float width = menu_button_width(ui, "", ui.say(Text::FlowAdd));
  if (!menu_open(ui, "add-stage", "", ui.say(Text::FlowAdd), flow.place(width, ui.px(ui.size().control_height))))
    return;
  for (const StageChoice& choice : view.choices()) {
    const auto& shown = state.query.targets;
    if (std::find(shown.begin(), shown.end(), choice.row) != shown.end()) continue;
    const std::string detail = choice.has_items ? std::string{} : ui.say(Text::FlowPublished);
    if (!menu_item(ui, "add-stage/" + choice.row, choice.name, detail, false)) continue;
    OpenFlow more{shown};
    more.rows.push_back(choice.row);
    ui.actions.push(std::move(more));
  }
  menu_close();
}

Rect tools_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const float height = ui.px(ui.size().control_height);
  Flow flow(ui, rect.inset(ui.margin(), 0), height);
  preset_menu_ui(ui, state, views.flow, flow);
  add_menu_ui(ui, state, views.flow, flow);
  profile_menu_ui(ui, state, flow);
  if (!ui.narrow()) facet_menus_ui(ui, views.items, flow);
  clear_filters_ui(ui, state, flow);
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap_small));
  return rest;
}

/// What the list below holds, and the way back to all of it.
Rect list_head_ui(Ui& ui, const AppState& state, const FlowView& view, const Rect& rect) {
  Rect rest = rect;
  const Rect line = rest.cut_top(ui.px(ui.size().control_height)).inset(ui.margin(), 0);
  Rect inner = line;
  const std::string count = std::to_string(view.items().size());
  const bool all = state.query.pattern.empty();
  std::string text = all ? ui.say(Text::FlowAllItems, {count})
                         : ui.say(Text::FlowItemsOf, {count, pattern_words(ui, state.query.pattern)});
  if (view.left_out() > 0) text += "  \u00b7  " + ui.say(Text::FlowLeftOut, {std::to_string(view.left_out())});
  if (!all) {
    const ButtonSpec clear{
        .key = "clear-pattern", .label = ui.say(Text::FlowShowAll), .symbol = Symbol::Close, .look = ButtonLook::Quiet};
    if (button(ui, clear, inner.cut_right(button_width(ui, clear)))) ui.actions.push(ShowPattern{});
  }
  draw_text(ui, text, inner, {.weight = all ? Weight::Regular : Weight::Strong});
  ui.mirror.add(Role::Status, "flow-list", text, inner);
  return rest;
}

void list_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const FlowView& view = views.flow;
  const Rect rest = list_head_ui(ui, state, view, rect);
  // Stages are told apart as in the diagram.
  std::vector<ItemRow> rows = view.rows();
  std::size_t next = 0;
  for (const FlowStage& stage : view.stages()) {
    if (stage.has_items) rows[next++].name = stage_title(ui, stage);
  }
  item_grid_ui(ui, state, *view.questions(), rows, {view.items(), {}, views.items.longest_id(), view.questions_of()},
               rest);
}

/// What stands beside the diagram, or under it on a narrow page.
void side_ui(Ui& ui, const AppState& state, const FlowView& view, const Rect& rect) {
  Rect rest = rect;
  if (const auto& gain = view.gain()) {
    const float gap = ui.px(ui.size().gap_large);
    const Rect left = ui.narrow() ? rest : rest.cut_left((rest.w - gap) * ui.size().flow_chart_share);
    ScrollPage page(ui, "gain-page", {left.x - ui.margin(), left.y, left.w + 2 * ui.margin(), left.h}, left.w);
    gain_ui(ui, *state.current(), *gain, page);
    if (ui.narrow()) return;
    rest.cut_left(gap);
  }
  rest = flow_groups_ui(ui, state, view, rest);
  flow_patterns_ui(ui, state, view, rest);
}

}  // namespace

void flow_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const FlowView& view = views.flow;
  if (!state.current()->entry.registry_url.empty() && items_missing_ui(ui, state, rect)) return;
  if (state.query.targets.size() < 2) return message_ui(ui, "empty", ui.say(Text::FlowPick), rect);
  Rect rest = tools_ui(ui, state, views, rect);
  if (view.stages().size() < 2) {
    const bool missing = !view.unknown().empty();
    return message_ui(ui, "empty",
                      missing ? ui.say(Text::FlowUnknown, {view.unknown().front()}) : ui.say(Text::LoadingItems), rest);
  }
  const bool followed = view.item_count() > 0;
  Rect top = rest.cut_top(std::min(ui.px(ui.size().flow_chart_height), rest.h)).inset(ui.margin(), 0);
  const bool beside = followed && !ui.narrow();
  const float share = view.gain() ? 1 - ui.size().flow_chart_share : ui.size().flow_chart_share;
  const Rect chart = beside ? top.cut_left(top.w * share) : top;
  flow_chart_ui(ui, state, view, chart);
  if (!followed) {
    if (!view.rows().empty()) message_ui(ui, "empty", ui.say(Text::FlowNoCommon), rest);
    return;
  }
  if (beside) {
    top.cut_left(ui.px(ui.size().gap_large));
    side_ui(ui, state, view, top);
  } else if (state.query.pattern.empty()) {
    rest.cut_top(ui.px(ui.size().gap_small));
    return side_ui(ui, state, view, rest.inset(ui.margin(), 0));
  }
  list_ui(ui, state, views, rest);
}

}  // namespace ego::web
