#include "web/panels/player_parts.h"
#include "web/widgets/flow.h"

namespace ego::web {

void seen_choice_ui(Ui& ui, const AppState& state, const PlayerView& view, const ItemsView& items, Stack& page) {
  const std::string& chosen = state.query.seen_row;
  const std::string value =
      chosen.empty() ? std::string(ui.say(Text::PlayerNobody)) : seen_name(chosen, items, ui.tongue);
  const float height = ui.px(ui.size().control_height);
  Flow flow(ui, page.here(), height);
  const Rect field = flow.place(menu_button_width(ui, ui.say(Text::PlayerSeen), value), height);
  if (menu_open(ui, "seen", ui.say(Text::PlayerSeen), value, field)) {
    const auto choice = [&](std::string_view id, const std::string& label, std::string_view detail) {
      if (menu_item(ui, "seen/" + std::string(id), label, detail, chosen == id))
        ui.actions.push(MovePlayer{ChooseSeen{std::string(id)}});
    };
    choice("", ui.say(Text::PlayerNobody), "");
    for (const ItemRow& row : items.rows()) choice(row.submission->submission.row.value, row.name, "");
    for (const std::string_view plan : offered_plans()) choice(plan, seen_name(plan, items, ui.tongue), "");
    menu_close();
  }
  const SeenFrames& seen = view.seen();
  if (seen.source != SeenSource::None) {
    const std::string only = ui.say(Text::PlayerSeenOnly);
    if (chip(ui, "seen-only", only, flow.place(chip_width(ui, only), ui.px(ui.size().chip_height)),
             state.query.seen_only))
      ui.actions.push(MovePlayer{ToggleSeenOnly{}});
    const ButtonSpec sheet{.key = "open-sheet", .label = ui.say(Text::SheetOpen)};
    if (button(ui, sheet, flow.place(button_width(ui, sheet), ui.px(ui.size().chip_height))))
      ui.actions.push(MovePlayer{OpenSheet{seen.frames}});
    const std::string count = seen_count(seen, ui.tongue);
    const TextLook look{.size = ui.size().small, .color = ui.color().text_muted};
    const Rect words = flow.place(text_width(ui, count, look) + ui.px(ui.size().gap_small), height);
    draw_text(ui, count, words, look);
    ui.mirror.add(Role::Text, "seen-count", count, words);
  }
  page.space(flow.bottom() - page.here().y + ui.px(ui.size().gap_small));
}

}  // namespace ego::web
