#include "web/explorer/explorer.h"

#include <fmt/format.h>

#include "core/base/quote.h"
#include "web/actions/apply.h"
#include "web/exports/export.h"
#include "web/panels/panels.h"

namespace ego::web {
namespace {

/// Bench, view, targets and open item: a change of these is a new place in the history.
std::string place_of(const Query& query) {
  std::string place = query.bench + '\n' + std::string(view_name(query.view));
  for (const std::string& target : query.targets) place += '\n' + target;
  return place + "\n\n" + query.item;
}

}  // namespace

Explorer::Explorer() { request_data(state_); }

void Explorer::apply_pending() {
  for (Action& action : actions_.take()) {
    if (std::holds_alternative<FollowLink>(action)) link_known_ = true;
    apply(state_, std::move(action));
    changed_ = true;
  }
  views_.board.update(state_);
  views_.items.update(state_);
  views_.pair.update(state_);
  views_.chart.update(state_, views_.board);
  views_.analysis.update(state_);
  views_.agree.update(state_);
  views_.slices.update(state_);
}

bool Explorer::press(std::string_view key, KeyModifiers modifiers) {
  if (!actions_.empty()) apply_pending();
  const std::optional<Action> action = command_for_key(key, modifiers, state_, views_);
  if (action) actions_.push(*action);
  return action.has_value();
}

Activity Explorer::logic() {
  apply_pending();
  const bool changed = std::exchange(changed_, false);
  request_data(state_);
  check_link_names(state_);
  bool busy = advance_drop(state_);
  busy = advance_scoring(state_) || busy;
  if (busy) apply_pending();
  advance_export(state_, views_);
  note_link_change();
  return busy || changed ? Activity::Busy : Activity::Idle;
}

void Explorer::ui(const FrameInput& input) {
  const Tokens tokens = make_tokens(theme());
  apply_style(tokens);
  mirror_.begin_frame();
  Ui ui{tokens, tongue(), input.fonts, actions_, mirror_, input.text_entry, input.focused, input.page};
  // The library learns a font's pixel density when it is pushed; the strong one is otherwise only drawn with directly.
  ImGui::PushFont(input.fonts.strong, tokens.em);
  ImGui::PopFont();
  ImGui::PushFont(input.fonts.regular, tokens.em);
  ImGui::SetNextWindowPos(ImVec2{input.page.x, input.page.y});
  ImGui::SetNextWindowSize(ImVec2{input.page.w, input.page.h});
  constexpr ImGuiWindowFlags kBare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                                     ImGuiWindowFlags_NoNav;
  ImGui::Begin("page", nullptr, kBare);
  page_ui(ui, state_, views_);
  ImGui::End();
  ImGui::PopFont();
}

Effects Explorer::take_effects() { return std::exchange(state_.effects, {}); }

ThemeKind Explorer::theme() const {
  switch (state_.query.theme) {
    case ThemeChoice::Light: return ThemeKind::Light;
    case ThemeChoice::Dark: return ThemeKind::Dark;
    case ThemeChoice::Contrast: return ThemeKind::HighContrast;
    case ThemeChoice::System: break;
  }
  if (state_.preferences.high_contrast) return ThemeKind::HighContrast;
  return state_.preferences.dark ? ThemeKind::Dark : ThemeKind::Light;
}

Tongue Explorer::tongue() const { return shown_tongue(state_); }

std::string Explorer::permalink() const { return write_permalink(state_.query, link_defaults(state_)); }

void Explorer::note_link_change() {
  if (!link_known_ || state_.site.ready() == nullptr) return;
  std::string link = permalink();
  if (link == last_link_) return;
  const std::string place = place_of(state_.query);
  const bool first = last_link_.empty();
  state_.effects.link = LinkChange{link, !first && place != last_place_ ? HistoryMode::Push : HistoryMode::Replace};
  last_link_ = std::move(link);
  last_place_ = place;
}

std::string state_json(const Explorer& explorer) {
  const AppState& state = explorer.state();
  const Views& views = explorer.views();
  std::string out = "{\"link\":";
  append_json_string(out, explorer.permalink());
  out += fmt::format(",\"view\":\"{}\",\"theme\":{},\"tongue\":{},\"revision\":{}", view_name(state.query.view),
                     static_cast<int>(explorer.theme()), static_cast<int>(explorer.tongue()), state.data_revision);
  out += fmt::format(",\"rows\":{},\"rowsTotal\":{},\"boardRebuilt\":{},\"boardRecomputed\":{}",
                     views.board.rows().size(), views.board.board() == nullptr ? 0 : views.board.board()->rows.size(),
                     views.board.rebuilt(), views.board.recomputed());
  out += fmt::format(
      ",\"items\":{},\"itemsRecomputed\":{},\"dropPhase\":{},\"dropRows\":{},\"dropErrors\":{},\"notices\":{}",
      views.items.items().size(), views.items.recomputed(), static_cast<int>(state.drop.phase), state.drop.rows.size(),
      state.drop.diagnostics.errors(), state.notices.size());
  out += ",\"selected\":";
  append_json_string(out, state.selected_row);
  out += ",\"firstRows\":[";
  for (std::size_t i = 0; i < views.board.rows().size() && i < 10; ++i) {
    if (i > 0) out += ',';
    append_json_string(out, views.board.board()->rows[views.board.rows()[i]].id.value);
  }
  out += "]}";
  return out;
}

}  // namespace ego::web
