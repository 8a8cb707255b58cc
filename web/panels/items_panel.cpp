#include <algorithm>

#include "web/panels/filter_menus.h"
#include "web/panels/item_grid.h"

namespace ego::web {
namespace {

Rect tools_ui(Ui& ui, const AppState& state, const ItemsView& view, const Rect& rect) {
  const float height = ui.px(ui.size().control_height);
  const Rect inner = rect.inset(ui.margin(), 0);
  Flow flow(ui, inner, height);
  const float field = ui.narrow() ? inner.w : ui.px(ui.size().search_field_wide);
  if (const auto text =
          text_field(ui, "search", state.query.search, ui.say(Text::SearchItems), flow.place(field, height)))
    ui.actions.push(SetSearch{*text});
  facet_menus_ui(ui, view, flow);
  clear_filters_ui(ui, state, flow);
  const std::string count = ui.say(
      Text::VisibleOfTotal, {std::to_string(view.items().size()), std::to_string(view.questions()->questions.size())});
  const Rect box = flow.place(text_width(ui, count, {.size = ui.size().small}), height);
  draw_text(ui, count, box, {.size = ui.size().small, .color = ui.color().text_muted});
  ui.mirror.add(Role::Status, "visible-count", count, box);
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap));
  return rest;
}

}  // namespace

bool items_missing_ui(Ui& ui, const AppState& state, const Rect& rect) {
  const BenchmarkData& data = *state.current();
  const std::string& name = localized(ui, data.entry.title, data.entry.title_zh);
  if (const Error* error = data.questions.failed()) {
    message_ui(ui, "failed", ui.say(Text::LoadFailed, {data.entry.registry_url, error->message}), rect);
    return true;
  }
  if (data.entry.registry_url.empty() && data.questions.ready() == nullptr) {
    message_ui(ui, "empty", ui.say(Text::NoReport), rect);
    return true;
  }
  if (data.questions.ready() != nullptr) return false;
  message_ui(ui, "loading", ui.say(Text::Loading, {name}), rect);
  return true;
}

void items_ui(Ui& ui, const AppState& state, const ItemsView& view, const Rect& rect) {
  if (items_missing_ui(ui, state, rect) || view.questions() == nullptr) return;
  const Rect rest = tools_ui(ui, state, view, rect);
  item_grid_ui(ui, state, *view.questions(), view.rows(), {view.items(), view.solved(), view.longest_id()}, rest);
}

}  // namespace ego::web
