#include "web/panels/filter_menus.h"

#include <algorithm>

#include "web/state/board_items.h"
#include "web/views/facet_names.h"

namespace ego::web {
namespace {

std::string choice_label(const Ui& ui, const QuestionSet* questions, const FieldMenu& menu, const FieldChoice& choice) {
  if (menu.key != item_field::kFlag)
    return questions == nullptr ? choice.label : facet_value_title(*questions, menu.key, choice.label, ui.tongue);
  if (choice.label == "dead") return ui.say(Text::FlagDead);
  if (choice.label == "free") return ui.say(Text::FlagFree);
  if (choice.label == "neg") return ui.say(Text::FlagNegative);
  if (choice.label == "key") return ui.say(Text::FlagKey);
  return ui.say(Text::FlagFault);
}

std::string chosen_labels(const Ui& ui, const QuestionSet* questions, const FieldMenu& menu) {
  std::string chosen;
  for (const FieldChoice& choice : menu.choices) {
    if (!choice.chosen) continue;
    if (!chosen.empty()) chosen += ", ";
    chosen += choice_label(ui, questions, menu, choice);
  }
  return chosen;
}

void choices_ui(Ui& ui, const QuestionSet* questions, const FieldMenu& menu) {
  for (const FieldChoice& choice : menu.choices) {
    const std::string name = choice.test.upper ? choice.test.value + ".." + *choice.test.upper : choice.test.value;
    if (menu_item(ui, "facet/" + menu.key + "/" + name, choice_label(ui, questions, menu, choice),
                  std::to_string(choice.items), choice.chosen))
      ui.actions.push(ToggleFilter{choice.test.field, choice.test.value, choice.test.upper});
  }
}

/// One menu a field; several values of a field may be chosen.
void field_menu_ui(Ui& ui, const QuestionSet* questions, const FieldMenu& menu, Flow& flow) {
  const std::string chosen = chosen_labels(ui, questions, menu);
  const std::string shown = chosen.empty() ? ui.say(Text::FilterAll) : chosen;
  const std::string caption = facet_title(menu.key, ui.tongue);
  const Rect box = flow.place(std::min(menu_button_width(ui, caption, shown), ui.px(ui.size().menu_field)),
                              ui.px(ui.size().control_height));
  if (!menu_open(ui, "facet/" + menu.key, caption, shown, box)) return;
  choices_ui(ui, questions, menu);
  menu_close();
}

/// All fields in one menu, where there is no room for one each.
void one_menu_ui(Ui& ui, const ItemsView& view, Flow& flow) {
  const QuestionSet* questions = view.questions();
  const std::vector<FieldMenu>& menus = view.menus();
  std::string shown;
  for (const FieldMenu& menu : menus) {
    const std::string chosen = chosen_labels(ui, questions, menu);
    if (!chosen.empty()) shown += (shown.empty() ? "" : ", ") + chosen;
  }
  if (shown.empty()) shown = ui.say(Text::FilterAll);
  const std::string caption = ui.say(Text::FilterMenu);
  const Rect box = flow.place(std::min(menu_button_width(ui, caption, shown), ui.px(ui.size().menu_field)),
                              ui.px(ui.size().control_height));
  if (!menu_open(ui, "facets", caption, shown, box)) return;
  for (const FieldMenu& menu : menus) {
    menu_heading(ui, facet_title(menu.key, ui.tongue));
    choices_ui(ui, questions, menu);
  }
  menu_close();
}

/// True for a facet of the benchmark: what every list of its items can be filtered by.
bool is_facet(const ItemsView& view, const FieldMenu& menu) {
  return view.questions() != nullptr && view.questions()->facet_index(menu.key).has_value();
}

}  // namespace

void facet_menus_ui(Ui& ui, const ItemsView& view, Flow& flow) {
  for (const FieldMenu& menu : view.menus()) {
    if (is_facet(view, menu)) field_menu_ui(ui, view.questions(), menu, flow);
  }
}

void field_menus_ui(Ui& ui, const ItemsView& view, Flow& flow) {
  if (ui.narrow()) return one_menu_ui(ui, view, flow);
  for (const FieldMenu& menu : view.menus()) field_menu_ui(ui, view.questions(), menu, flow);
}

Removal removal_of(const Ui& ui, const AppState& state, const FieldTest& test) {
  const BenchmarkData* data = state.current();
  const QuestionSet* questions = data == nullptr ? nullptr : data->questions.ready();
  return {"drop/" + test.field + "/" + test.value, filter_title(questions, test, ui.tongue), DropFilter{test}};
}

float removal_width(const Ui& ui, const Removal& removal) {
  return button_width(ui, {.key = removal.key, .label = removal.title, .symbol = Symbol::Close});
}

void removal_ui(Ui& ui, const Removal& removal, const Rect& rect) {
  const std::string spoken = ui.say(Text::DropFilter, {removal.title});
  const ButtonSpec spec{.key = removal.key, .label = removal.title, .symbol = Symbol::Close, .spoken = spoken};
  if (button(ui, spec, rect)) ui.actions.push(removal.action);
}

void clear_filters_ui(Ui& ui, const AppState& state, Flow& flow) {
  if (state.query.filters.empty() && state.query.search.empty()) return;
  const ButtonSpec clear{.key = "clear-filters", .label = ui.say(Text::ClearFilters), .look = ButtonLook::Quiet};
  if (button(ui, clear, flow.place(button_width(ui, clear), ui.px(ui.size().control_height))))
    ui.actions.push(ClearFilters{});
}

void board_over_ui(Ui& ui, const AppState& state, Flow& flow) {
  if (!can_carry_items(state)) return;
  const ButtonSpec open{.key = "board-over", .label = ui.say(Text::BoardOver), .look = ButtonLook::Quiet};
  if (button(ui, open, flow.place(button_width(ui, open), ui.px(ui.size().control_height))))
    ui.actions.push(CarryItems{ViewKind::Board});
}

void profile_menu_ui(Ui& ui, const AppState& state, Flow& flow) {
  const BenchmarkData* data = state.current();
  const Report* report = data->report.ready();
  const bool on_board = state.query.view == ViewKind::Board || state.query.view == ViewKind::Row;
  const bool published = on_board && effective_table(state) != kScoredTable;
  const bool scores_shown = !data->local_rows.empty() || (!published && report != nullptr);
  if (data->benchmark == nullptr || !scores_shown) return;
  const std::string shown_id = effective_profile(state);
  const std::string shown = profile_label(*data, shown_id);
  const Rect box =
      flow.place(menu_button_width(ui, ui.say(Text::ProfileLabel), shown), ui.px(ui.size().control_height));
  if (!menu_open(ui, "profile", ui.say(Text::ProfileLabel), shown, box)) return;
  const auto offered = report != nullptr ? report->settings.profiles : std::vector<std::string>{};
  for (const Profile& profile : data->benchmark->profiles()) {
    const bool has_scores =
        report == nullptr || std::find(offered.begin(), offered.end(), profile.id.value) != offered.end();
    if (!has_scores) continue;
    const std::string& title = localized(ui, profile.title, profile.title_zh);
    if (menu_item(ui, "profile/" + profile.id.value, profile_label(*data, profile.id.value), title,
                  profile.id.value == shown_id))
      ui.actions.push(ChooseProfile{profile.id.value});
  }
  menu_close();
}

}  // namespace ego::web
