#include "web/panels/filter_menus.h"

#include <algorithm>

#include "web/panels/board_words.h"

namespace ego::web {
namespace {

void facet_menu_ui(Ui& ui, const FacetChoice& facet, Flow& flow) {
  std::string chosen;
  for (const FacetValue& value : facet.values) {
    if (!value.chosen) continue;
    if (!chosen.empty()) chosen += ", ";
    chosen += value.value;
  }
  const std::string shown = chosen.empty() ? ui.say(Text::FilterAll) : chosen;
  const std::string caption = group_title(ui, facet.key);
  const Rect box = flow.place(std::min(menu_button_width(ui, caption, shown), ui.px(ui.size().menu_field)),
                              ui.px(ui.size().control_height));
  if (!menu_open(ui, "facet/" + facet.key, caption, shown, box)) return;
  for (const FacetValue& value : facet.values) {
    const std::string rows = std::to_string(value.rows);
    if (menu_item(ui, "facet/" + facet.key + "/" + value.value, value.value, rows, value.chosen))
      ui.actions.push(ToggleFilter{facet.key, value.value});
  }
  menu_close();
}

}  // namespace

void facet_menus_ui(Ui& ui, const ItemsView& view, Flow& flow) {
  for (const FacetChoice& facet : view.facets()) facet_menu_ui(ui, facet, flow);
}

void clear_filters_ui(Ui& ui, const AppState& state, Flow& flow) {
  if (state.query.filters.empty() && state.query.search.empty()) return;
  const ButtonSpec clear{.key = "clear-filters", .label = ui.say(Text::ClearFilters), .look = ButtonLook::Quiet};
  if (button(ui, clear, flow.place(button_width(ui, clear), ui.px(ui.size().control_height))))
    ui.actions.push(ClearFilters{});
}

void profile_menu_ui(Ui& ui, const AppState& state, Flow& flow) {
  const BenchmarkData* data = state.current();
  const Report* report = data->report.ready();
  const bool on_board = state.query.view == ViewKind::Board || state.query.view == ViewKind::Row;
  const bool published = on_board && effective_table(state) != kScoredTable;
  const bool scores_shown = !data->local_rows.empty() || (!published && report != nullptr);
  if (data->benchmark == nullptr || !scores_shown) return;
  const std::string shown_id = effective_profile(state);
  const auto title_of = [&](const std::string& id) {
    const Profile* profile = find_profile(*data->benchmark, id);
    return profile == nullptr ? id : profile->id.value + " " + profile->version;
  };
  const std::string shown = title_of(shown_id);
  const Rect box =
      flow.place(menu_button_width(ui, ui.say(Text::ProfileLabel), shown), ui.px(ui.size().control_height));
  if (!menu_open(ui, "profile", ui.say(Text::ProfileLabel), shown, box)) return;
  const auto offered = report != nullptr ? report->settings.profiles : std::vector<std::string>{};
  for (const Profile& profile : data->benchmark->profiles()) {
    const bool has_scores =
        report == nullptr || std::find(offered.begin(), offered.end(), profile.id.value) != offered.end();
    if (!has_scores) continue;
    const std::string& title = localized(ui, profile.title, profile.title_zh);
    if (menu_item(ui, "profile/" + profile.id.value, title_of(profile.id.value), title, profile.id.value == shown_id))
      ui.actions.push(ChooseProfile{profile.id.value});
  }
  menu_close();
}

}  // namespace ego::web
