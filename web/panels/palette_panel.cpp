#include <algorithm>

#include "web/actions/palette.h"
#include "web/panels/panels.h"
#include "web/widgets/controls.h"
#include "web/widgets/sheet.h"

namespace ego::web {
namespace {

constexpr std::size_t kShownEntries = 12;  // the list scrolls with the chosen one

/// First entry that is drawn: the chosen one stays in sight.
std::size_t first_shown(std::size_t chosen, std::size_t count, std::size_t room) {
  if (count <= room) return 0;
  const std::size_t half = room / 2;
  return std::min(chosen > half ? chosen - half : 0, count - room);
}

void entry_ui(Ui& ui, const PaletteEntry& entry, const Rect& rect, bool chosen) {
  const Press press = press_area(ui, "option/" + entry.key, rect, Role::Option, entry.title, chosen);
  ui.mirror.last().label = entry.detail.empty() ? entry.title : entry.title + ", " + entry.detail;
  if (chosen) fill(rect, ui.color().selected, ui.px(ui.size().rounding_small));
  if (press.hovered) fill(rect, ui.color().hover, ui.px(ui.size().rounding_small));
  Rect inner = rect.inset(ui.px(ui.size().gap), 0);
  const Rect shown = draw_text(ui, entry.title, inner, {});
  inner.cut_left(shown.w + ui.px(ui.size().gap));
  draw_text(ui, entry.detail, inner, {.size = ui.size().small, .align = Align::Right, .color = ui.color().text_muted});
  if (!press.clicked) return;
  for (Action& action : run_entry(entry)) ui.actions.push(std::move(action));
}

}  // namespace

void palette_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const std::vector<PaletteEntry> entries = palette_entries({state, views}, ui.tongue);
  const std::size_t chosen =
      entries.empty() ? 0 : std::min(static_cast<std::size_t>(std::max(0, state.palette.chosen)), entries.size() - 1);
  // A click beside the palette closes it.
  ImGui::SetCursorScreenPos(corner(rect));
  ImGui::BeginChild("palette-veil", {rect.w, rect.h}, ImGuiChildFlags_None, ImGuiWindowFlags_NoScrollbar);
  ImGui::SetNextItemAllowOverlap();
  if (ImGui::InvisibleButton("beside", {rect.w, rect.h})) ui.actions.push(ClosePalette{});

  const float line = ui.px(ui.size().control_height);
  const float pad = ui.px(ui.size().gap_small);
  const auto room = static_cast<std::size_t>(std::max(1.0F, (rect.h - 2 * ui.px(ui.size().palette_top)) / line));
  const std::size_t shown = std::min({kShownEntries, room, std::max<std::size_t>(1, entries.size())});
  const float width = std::min(ui.px(ui.size().palette), rect.w - 2 * ui.margin());
  const float top = ui.narrow() ? ui.margin() : ui.px(ui.size().palette_top);
  const Rect box{rect.mid_x() - width / 2, rect.y + top, width, line * static_cast<float>(shown + 1) + 3 * pad};
  {
    const Sheet sheet(ui, "palette", box);
    ui.mirror.open(Role::Dialog, "palette-dialog", "", box).label = ui.say(Text::CmdPalette);
    Rect inner = box.inset(pad, pad);
    if (const auto text =
            text_field(ui, kPaletteField, state.palette.text, ui.say(Text::PaletteHint), inner.cut_top(line)))
      ui.actions.push(EditField{std::string(kPaletteField), *text});
    if (!entries.empty()) ui.mirror.last().active = "option/" + entries[chosen].key;
    inner.cut_top(pad);
    ui.mirror.open(Role::ListBox, "palette-list", "", inner).label = ui.say(Text::CmdPalette);
    const std::size_t first = first_shown(chosen, entries.size(), shown);
    for (std::size_t i = first; i < std::min(entries.size(), first + shown); ++i)
      entry_ui(ui, entries[i], inner.cut_top(line), i == chosen);
    ui.mirror.close();
    if (entries.empty()) message_ui(ui, "palette-empty", ui.say(Text::NothingFound), inner.cut_top(line));
    ui.mirror.close();
  }
  ImGui::EndChild();
}

}  // namespace ego::web
