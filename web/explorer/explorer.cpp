#include "web/explorer/explorer.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/quote.h"
#include "web/actions/apply.h"
#include "web/actions/apply_kept.h"
#include "web/actions/apply_own_media.h"
#include "web/actions/apply_play.h"
#include "web/actions/palette.h"
#include "web/actions/play_clip.h"
#include "web/exports/export.h"
#include "web/panels/panels.h"
#include "web/widgets/controls.h"

namespace ego::web {
namespace {

/// Bench, view, targets and open item: a change of these is a new place in the history.
std::string place_of(const Query& query) {
  std::string place = query.bench + '\n' + std::string(view_name(query.view));
  for (const std::string& target : query.targets) place += '\n' + target;
  return place + "\n\n" + query.item;
}

/// Pictures of the contact sheet that are there; -1 while none is open.
std::int64_t sheet_pictures(const Player& player) {
  if (!player.sheet) return -1;
  return std::count(player.sheet->pictures.begin(), player.sheet->pictures.end(), SheetPicture::Made);
}

}  // namespace

Explorer::Explorer() {
  request_data(state_);
  recall_settings(state_);
}

void Explorer::apply_pending() {
  for (Action& action : actions_.take()) {
    if (const auto* followed = std::get_if<FollowLink>(&action.value)) {
      link_known_ = true;
      followed_ = true;
      last_link_ = followed->fragment;  // what the address bar has, canonical or not
    }
    apply(state_, std::move(action));
    changed_ = true;
  }
  views_.update(state_);
}

bool Explorer::press(std::string_view key, KeyModifiers modifiers) {
  if (!actions_.empty()) apply_pending();
  const CommandContext context{state_, views_};
  if (state_.palette.open) {
    std::vector<Action> wanted = palette_key(key, context, tongue());
    for (Action& action : wanted) actions_.push(std::move(action));
    return !wanted.empty();
  }
  const Command* command = command_for_key(key, modifiers, context);
  if (command == nullptr) return false;
  if (std::optional<Action> wanted = command->action(context)) actions_.push(std::move(*wanted));
  return true;
}

std::string Explorer::selection() {
  if (!actions_.empty()) apply_pending();
  return selection_text(state_, views_);
}

void Explorer::open_menu(float x, float y) {
  std::string id;
  for (const MirrorNode& node : mirror_.nodes()) {
    const bool inside = x >= node.rect.x && x < node.rect.right() && y >= node.rect.y && y < node.rect.bottom();
    if (node.role != Role::Row || !inside) continue;
    for (const std::string_view kind : {"row/", "item/"}) {
      if (node.key.starts_with(kind)) id = node.key.substr(kind.size());
    }
  }
  if (id.empty())
    actions_.push(OpenPalette{});
  else
    actions_.push(OpenMenu{id});
}

void Explorer::focus(std::uint32_t target) {
  const std::string panel(target == 0 ? std::string_view{} : region_of(mirror_, target));
  if (panel != state_.focused_panel) actions_.push(FocusPanel{panel});
}

void Explorer::think() {
  apply_pending();
  limit_player(state_, views_.player.seen());
  request_media(state_);
}

Activity Explorer::logic() {
  prepare_trial(state_);
  apply_pending();
  const bool changed = std::exchange(changed_, false);
  request_data(state_);
  request_kept(state_);
  check_link_names(state_);
  request_own_media(state_);
  limit_player(state_, views_.player.seen());
  request_media(state_);
  bool busy = advance_drop(state_);
  busy = advance_kept(state_) || busy;
  busy = advance_scoring(state_) || busy;
  busy = advance_play(state_) || busy;
  if (busy) apply_pending();
  if (views_.advance()) {
    views_.update(state_);
    busy = true;
  }
  advance_export(state_, views_);
  note_link_change();
  return busy || changed ? Activity::Busy : Activity::Idle;
}

void Explorer::ui(const FrameInput& input) {
  Tokens tokens = make_tokens(theme(), state_.density);
  if (state_.preferences.touch) widen_for_touch(tokens);
  apply_style(tokens);
  mirror_.begin_frame();
  Ui ui{tokens, tongue(), input.fonts, actions_, mirror_, input.text_entry, input.focused, input.page, input.pinch};
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
  cover_under_popups(ui);
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
  const bool followed = std::exchange(followed_, false);
  std::string link = permalink();
  const std::string last_place = std::exchange(last_place_, place_of(state_.query));
  if (link == last_link_) return;
  // A link that was followed has its entry already: its canonical spelling takes the place of the one that was typed.
  state_.effects.link =
      LinkChange{link, !followed && last_place != last_place_ ? HistoryMode::Push : HistoryMode::Replace};
  last_link_ = std::move(link);
}

std::string state_json(const Explorer& explorer) {
  const AppState& state = explorer.state();
  const Views& views = explorer.views();
  std::string out = "{\"link\":";
  append_json_string(out, explorer.permalink());
  out += fmt::format(",\"view\":\"{}\",\"theme\":{},\"tongue\":{},\"revision\":{}", view_name(state.query.view),
                     static_cast<int>(explorer.theme()), static_cast<int>(explorer.tongue()), state.data_revision);
  out += fmt::format(",\"rows\":{},\"rowsTotal\":{},\"boardRebuilt\":{},\"boardRecomputed\":{},\"computing\":{}",
                     views.board.rows().size(), views.board.board() == nullptr ? 0 : views.board.board()->rows.size(),
                     views.board.rebuilt(), views.board.recomputed(), views.computing());
  out += fmt::format(
      ",\"items\":{},\"itemsRecomputed\":{},\"dropPhase\":{},\"dropRows\":{},\"dropErrors\":{},\"notices\":{}",
      views.items.items().size(), views.items.recomputed(), static_cast<int>(state.drop.phase), state.drop.rows.size(),
      state.drop.diagnostics.errors(), state.notices.size());
  const Player& player = state.player;
  out += fmt::format(
      ",\"player\":{{\"open\":{},\"frames\":{},\"frame\":{},\"shown\":{},\"path\":{},\"playing\":{},\"missing\":{},"
      "\"failed\":{},\"scale\":{},\"sheet\":{}}}",
      player.is_open(), player.is_open() ? player.track.ready()->frames() : 0, player.frame,
      player.shown ? static_cast<std::int64_t>(player.shown->frame) : -1, static_cast<int>(player.path), player.playing,
      player.missing ? static_cast<std::int64_t>(*player.missing) : -1, player.track.failed() != nullptr,
      player.picture.scale, sheet_pictures(player));
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
