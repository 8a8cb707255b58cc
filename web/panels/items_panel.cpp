#include <algorithm>

#include "web/panels/filter_menus.h"
#include "web/panels/item_grid.h"
#include "web/panels/item_parts.h"
#include "web/panels/remarks.h"

namespace ego::web {
namespace {

Text mode_title(ReviewMode mode) {
  switch (mode) {
    case ReviewMode::Different: return Text::ReviewDifferent;
    case ReviewMode::Flips: return Text::ReviewFlips;
    case ReviewMode::Failures: return Text::ReviewFailures;
    case ReviewMode::Invalid: return Text::ReviewInvalid;
  }
  return Text::ReviewAll;
}

/// The value of `review` that is filtered by; empty if none is.
std::string_view current_mode(const Query& query) {
  for (const FilterGroup& group : query.filters) {
    if (group.size() == 1 && group.front().field == item_field::kReview && !group.front().excludes)
      return group.front().value;
  }
  return {};
}

void modes_ui(Ui& ui, const AppState& state, const ItemsView& view, Flow& flow) {
  if (view.shown().empty()) return;
  const std::string_view current = current_mode(state.query);
  const float height = ui.px(ui.size().chip_height);
  const auto one = [&](std::string_view name, const std::string& label) {
    const bool on = current == name;
    const std::string key = "review/" + std::string(name.empty() ? "all" : name);
    if (chip(ui, key, label, flow.place(chip_width(ui, label), height), on) && !on)
      ui.actions.push(SetFilter{std::string(item_field::kReview), std::string(name)});
  };
  ui.mirror.open(Role::Group, "review", "", flow.here()).label = ui.say(Text::ReviewModes);
  one("", ui.say(Text::ReviewAll));
  for (const auto& [name, mode] : kReviewModes)
    one(name, std::string(ui.say(mode_title(mode))) + "  " + std::to_string(view.review_count(mode)));
  ui.mirror.close();
}

/// How many are left, or why nothing can be.
void count_ui(Ui& ui, const ItemsView& view, Flow& flow) {
  const float height = ui.px(ui.size().control_height);
  const TextLook look{.size = ui.size().small, .color = ui.color().text_muted};
  if (const auto& found = view.search().fault) {
    const std::string fault = ui.say(Text::SearchFault, {std::to_string(found->at + 1)});
    const Rect box = flow.place(text_width(ui, fault, look), height);
    draw_text(ui, fault, box, {.size = look.size, .color = ui.color().wrong});
    ui.mirror.add(Role::Alert, "search-fault", fault, box);
    return;
  }
  const std::string count = ui.say(
      Text::VisibleOfTotal, {std::to_string(view.items().size()), std::to_string(view.questions()->questions.size())});
  const Rect box = flow.place(text_width(ui, count, look), height);
  draw_text(ui, count, box, look);
  ui.mirror.add(Role::Status, "visible-count", count, box);
}

void remarks_button_ui(Ui& ui, const AppState& state, Flow& flow) {
  const ReviewBook* book = find_book(state.reviews, state.current()->entry.id);
  const std::size_t count = book == nullptr ? 0 : book->changes.size();
  const std::string label = std::string(ui.say(Text::Remarks)) + (count > 0 ? "  " + std::to_string(count) : "");
  const ButtonSpec spec{
      .key = "open-remarks", .label = label, .symbol = Symbol::Note, .selected = state.reviews.list_open};
  if (button(ui, spec, flow.place(button_width(ui, spec), ui.px(ui.size().control_height))))
    ui.actions.push(ToggleRemarks{});
}

Rect tools_ui(Ui& ui, const AppState& state, const ItemsView& view, const Rect& rect) {
  const float height = ui.px(ui.size().control_height);
  const Rect inner = rect.inset(ui.margin(), 0);
  Flow flow(ui, inner, height);
  const float field = ui.narrow() ? inner.w : ui.px(ui.size().search_field_wide);
  if (const auto text =
          text_field(ui, "search", state.query.search, ui.say(Text::SearchItems), flow.place(field, height)))
    ui.actions.push(SetSearch{*text});
  field_menus_ui(ui, view, flow);
  rows_menu_ui(ui, view, flow);
  remarks_button_ui(ui, state, flow);
  flow.new_line();
  modes_ui(ui, state, view, flow);
  flow.space(ui.px(ui.size().gap_small));
  count_ui(ui, view, flow);
  clear_filters_ui(ui, state, flow);
  board_over_ui(ui, state, flow);
  if (!state.query.search.empty() && state.current()->transport == ReplyTransport::Pieces) {
    flow.new_line();
    const Rect line = flow.place(inner.w, height);
    const std::string text = ui.say(Text::SearchPieces);
    draw_text(ui, text, line, {.size = ui.size().small, .color = ui.color().text_muted});
    ui.mirror.add(Role::Text, "search-pieces", text, line);
  }
  Rect rest = rect;
  rest.cut_top(flow.bottom() - rect.y + ui.px(ui.size().gap));
  return rest;
}

}  // namespace

void rows_menu_ui(Ui& ui, const ItemsView& view, Flow& flow) {
  if (view.rows().size() < 2) return;
  const std::string shown =
      ui.say(Text::RowsShown, {std::to_string(view.shown().size()), std::to_string(view.rows().size())});
  const std::string caption = ui.say(Text::RowsMenu);
  const Rect box = flow.place(menu_button_width(ui, caption, shown), ui.px(ui.size().control_height));
  if (!menu_open(ui, "rows-shown", caption, shown, box)) return;
  for (const ItemRow& row : view.rows()) {
    const std::string& id = row.submission->submission.row.value;
    const auto place = std::find_if(view.shown().begin(), view.shown().end(),
                                    [&](const ItemRow& one) { return one.submission == row.submission; });
    const std::string detail = place == view.shown().begin() ? ui.say(Text::PairBaseline) : std::string{};
    if (menu_item(ui, "rows-shown/" + id, row.name, detail, place != view.shown().end()))
      ui.actions.push(ToggleShown{id});
  }
  menu_close();
}

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
  Rect rest = tools_ui(ui, state, view, rect);
  if (state.reviews.list_open) {
    remarks_list_ui(ui, state, view, rest.cut_right(std::min(rest.w, ui.px(ui.size().review_list))));
    if (rest.w < ui.px(ui.size().name_column_narrow)) return;
  }
  const ItemSearch* search = view.search().terms.empty() ? nullptr : &view.search();
  item_grid_ui(ui, state, *view.questions(), view.shown(),
               {view.items(), view.solved(), view.longest_id(), {}, search, view.rows()}, rest);
}

}  // namespace ego::web
