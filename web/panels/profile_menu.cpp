#include <algorithm>

#include "web/panels/pair_parts.h"
#include "web/panels/panels.h"
#include "web/widgets/flow.h"

namespace ego::web {

void profile_menu_ui(Ui& ui, const AppState& state, Flow& flow) {
  const BenchmarkData* data = state.current();
  const Report* report = data->report.ready();
  const bool scores_shown = effective_table(state) == kScoredTable ? report != nullptr : !data->local_rows.empty();
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
