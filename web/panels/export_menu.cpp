/// The list of formats over the page: what is shown leaves as a file or through the clipboard.
#include <algorithm>

#include "web/panels/panels.h"
#include "web/state/export.h"
#include "web/views/dropped_rows.h"
#include "web/widgets/controls.h"
#include "web/widgets/prose.h"
#include "web/widgets/sheet.h"

namespace ego::web {
namespace {

/// What the shown view can be saved as, then what the dropped files can.
std::vector<ExportChoice> choices_of(const AppState& state, const Views& views) {
  std::vector<ExportChoice> choices;
  if (can_export_view(state, views)) choices.assign(kExportChoices.begin(), kExportChoices.end());
  if (!dropped_rows(state).empty()) choices.insert(choices.end(), kDroppedChoices.begin(), kDroppedChoices.end());
  return choices;
}

std::string choice_label(const Ui& ui, const ExportChoice& choice) {
  if (choice.wish.format == ExportFormat::Report) return ui.say(Text::ExportReport);
  std::string label = choice.title.empty() ? ui.say(Text::ExportCite) : std::string(choice.title);
  return choice.way == ExportWay::Clipboard ? ui.say(Text::ExportCopy, {label}) : label;
}

}  // namespace

void export_menu_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect) {
  const std::vector<ExportChoice> choices = choices_of(state, views);
  const float line = ui.px(ui.size().control_height);
  const float gap = ui.px(ui.size().gap_tiny);
  const float width = sheet_width(ui, rect);
  const float pad = ui.px(ui.size().gap_large);
  const TextLook small{.size = ui.size().small, .color = ui.color().text_muted};
  const std::string_view hint = ui.say(Text::ExportHint);
  const float hint_height = prose_height(ui, wrap(ui, hint, width - 2 * pad, small).size(), small);
  const std::size_t lines = (choices.size() + 1) / 2;
  const float height = 2 * line + hint_height + static_cast<float>(lines) * (line + gap) + pad;
  const Rect box = sheet_box(ui, height, rect);
  const Sheet sheet(ui, "export-menu", box);
  ui.mirror.open(Role::Group, "export-menu", "", box).label = ui.say(Text::Export);
  Rect inner = box.inset(pad, ui.px(ui.size().gap));
  Rect title = inner.cut_top(line);
  const ButtonSpec close{
      .key = "close-export", .symbol = Symbol::Close, .look = ButtonLook::Quiet, .spoken = ui.say(Text::Close)};
  if (button(ui, close, title.cut_right(title.h))) ui.actions.push(ToggleExport{});
  draw_text(ui, ui.say(Text::Export), title, {.size = ui.size().subtitle, .weight = Weight::Strong});
  const Rect words = inner.cut_top(hint_height);
  draw_prose(ui, hint, words, small);
  ui.mirror.add(Role::Text, "export-hint", hint, words);
  inner.cut_top(ui.px(ui.size().gap_small));
  const float half = (inner.w - gap) / 2;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const ExportChoice& choice = choices[i];
    const std::size_t down = i / 2;
    const Rect place{inner.x + static_cast<float>(i % 2) * (half + gap),
                     inner.y + static_cast<float>(down) * (line + gap), half, line};
    const std::string label = choice_label(ui, choice);
    const std::string key = "export/" + std::string(choice.key);
    if (button(ui, {.key = key, .label = label}, place)) ui.actions.push(Export{choice.wish});
  }
  ui.mirror.close();
}

}  // namespace ego::web
