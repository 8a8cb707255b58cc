#include <algorithm>

#include "web/panels/panels.h"
#include "web/panels/player_parts.h"
#include "web/widgets/controls.h"
#include "web/widgets/region.h"

namespace ego::web {
namespace {

bool is_board(ViewKind view) { return view == ViewKind::Board || view == ViewKind::Row; }

Rect centered_line(const Ui& ui, const Rect& rect) {
  const float height = ui.px(ui.size().body);
  return {rect.x, rect.mid_y() - height / 2, rect.w, height};
}

/// What is shown while the benchmark's files are on their way or did not come; false once there is something better.
bool loading_ui(Ui& ui, const BenchmarkData& data, const Rect& rect) {
  const auto pending = [&](const auto& load, Text text, std::string_view name) {
    if (const Error* error = load.failed()) {
      message_ui(ui, "failed", ui.say(Text::LoadFailed, {name, error->message}), rect);
      return true;
    }
    if (!load.pending()) return false;
    message_ui(ui, "loading", ui.say(text, {name}), rect);
    return true;
  };
  const std::string& name = localized(ui, data.entry.title, data.entry.title_zh);
  return pending(data.report, Text::Loading, name) || pending(data.published, Text::Loading, name);
}

void view_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const BenchmarkData* data = state.current();
  if (data == nullptr) return;
  if (state.query.view == ViewKind::Item || (has_item_list(state.query.view) && !state.query.item.empty()))
    return item_ui(ui, state, views, item_list(state, views), rect);
  switch (state.query.view) {
    case ViewKind::Items: return items_ui(ui, state, views.items, rect);
    case ViewKind::Pair: return pair_ui(ui, state, views, rect);
    case ViewKind::Clip: return clip_view_ui(ui, state, views, rect);
    case ViewKind::Flow: return flow_ui(ui, state, views, rect);
    case ViewKind::Parse: return parse_ui(ui, state, views, rect);
    case ViewKind::Agree: return agree_ui(ui, state, views, rect);
    case ViewKind::Slices: return slices_ui(ui, state, views, rect);
    case ViewKind::Analysis: return analysis_ui(ui, state, views, rect);
    case ViewKind::Play: return play_ui(ui, state, views, rect);
    case ViewKind::Drop: return drop_ui(ui, state, rect);
    default: break;
  }
  if (views.board.board() == nullptr) {
    if (!loading_ui(ui, *data, rect)) message_ui(ui, "empty", ui.say(Text::NoReport), rect);
    return;
  }
  board_ui(ui, state, views, rect);
}

}  // namespace

void message_ui(Ui& ui, std::string_view key, std::string_view text, const Rect& rect) {
  const Rect line = centered_line(ui, rect.inset(ui.margin(), 0));
  draw_text(ui, text, line, {.align = Align::Center, .color = ui.color().text_muted});
  ui.mirror.add(Role::Status, key, text, line);
}

Rect notices_ui(Ui& ui, const AppState& state, const Rect& rect) {
  Rect rest = rect;
  if (state.notices.empty()) return rest;
  const float line = ui.px(ui.size().control_height);
  Rect area = rest.cut_top(line * static_cast<float>(state.notices.size()));
  fill(area, with_alpha(ui.color().caution, ui.size().notice_tint));
  line_below(ui, area, ui.color().line);
  const Rect dismiss = Rect(area).inset(ui.margin(), 0).cut_right(line);
  for (std::size_t i = 0; i < state.notices.size(); ++i) {
    const Notice& notice = state.notices[i];
    std::string sentence = notice.code.empty() ? "" : notice.code + "  ";
    std::string pattern = ui.say(notice.text);
    for (std::size_t a = 0; a < notice.arguments.size(); ++a) {
      const std::string mark = "{" + std::to_string(a) + "}";
      if (const std::size_t at = pattern.find(mark); at != std::string::npos)
        pattern.replace(at, mark.size(), notice.arguments[a]);
    }
    sentence += pattern;
    Rect inner = area.cut_top(line).inset(ui.margin(), 0);
    inner.cut_right(line + ui.px(ui.size().gap_small));
    draw_symbol(ui, Symbol::Warning, inner.cut_left(ui.px(ui.size().mark)), ui.color().caution);
    inner.cut_left(ui.px(ui.size().gap_small));
    draw_text(ui, sentence, inner, {});
    ui.mirror.add(Role::Alert, "notice", sentence, inner);
  }
  const ButtonSpec close{.key = "dismiss-notices",
                         .label = "",
                         .symbol = Symbol::Close,
                         .look = ButtonLook::Quiet,
                         .spoken = ui.say(Text::Dismiss)};
  if (button(ui, close, {dismiss.x, dismiss.y, line, line})) ui.actions.push(DismissNotices{});
  return rest;
}

void page_ui(Ui& ui, const AppState& state, const Views& views) {
  Rect rest = ui.page;
  const Rect bar = rest.cut_top(top_bar_height(ui));
  {
    const RegionScope region(ui, "bar", ui.say(Text::RegionBar), bar);
    top_bar_ui(ui, state, bar);
    rest = notices_ui(ui, state, rest);
  }
  if (const Error* error = state.site.failed())
    return message_ui(ui, "failed", ui.say(Text::LoadFailed, {error->input, error->message}), rest);
  if (state.benchmarks.empty()) return;
  {
    const RegionScope region(ui, "head", ui.say(Text::Views), rest);
    rest = head_ui(ui, state, views, rest);
  }
  const Rect bottom = ui.narrow() ? rest.cut_bottom(bottom_bar_height(ui)) : Rect{};
  const float drawer = ui.narrow() ? rest.w : ui.px(ui.size().drawer);
  const bool on_board = is_board(state.query.view) && views.board.board() != nullptr;
  const bool with_drawer = state.drawer_open && on_board;
  const bool with_side = !with_drawer && state.side != BoardSide::None && on_board;
  const Rect side = with_drawer || with_side ? rest.cut_right(drawer) : Rect{};
  if (!rest.empty()) {
    const RegionScope region(ui, "view", ui.say(Text::RegionView), rest);
    view_ui(ui, state, views, rest);
  }
  if (with_drawer) {
    const RegionScope region(ui, "drawer", ui.say(Text::Details), side);
    row_drawer_ui(ui, state, views.board, side);
  }
  if (with_side) {
    const RegionScope region(ui, "side", ui.say(Text::Details), side);
    board_side_ui(ui, state, views, side);
  }
  if (!bottom.empty()) {
    const RegionScope region(ui, "bottom", ui.say(Text::Views), bottom);
    bottom_bar_ui(ui, state, bottom);
  }
  if (state.player.sheet) contact_sheet_ui(ui, state, views, ui.page);
  if (state.export_open) export_menu_ui(ui, state, views, ui.page);
  if (state.key_help_open) key_help_ui(ui, ui.page);
  if (state.palette.open) palette_ui(ui, state, views, ui.page);
}

}  // namespace ego::web
