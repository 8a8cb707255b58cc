/// The list of formats over the page: what is shown leaves as a file or through the clipboard.
#include <algorithm>

#include "web/panels/panels.h"
#include "web/state/export.h"
#include "web/widgets/controls.h"
#include "web/widgets/prose.h"
#include "web/widgets/sheet.h"

namespace ego::web {

void export_menu_ui(Ui& ui, const Rect& rect) {
  const float line = ui.px(ui.size().control_height);
  const float gap = ui.px(ui.size().gap_tiny);
  const float width = sheet_width(ui, rect);
  const float pad = ui.px(ui.size().gap_large);
  const TextLook small{.size = ui.size().small, .color = ui.color().text_muted};
  const std::string_view hint = ui.say(Text::ExportHint);
  const float hint_height = prose_height(ui, wrap(ui, hint, width - 2 * pad, small).size(), small);
  const auto lines = static_cast<float>((kExportChoices.size() + 1) / 2);
  const float height = 2 * line + hint_height + lines * (line + gap) + pad;
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
  for (std::size_t i = 0; i < kExportChoices.size(); ++i) {
    const ExportChoice& choice = kExportChoices[i];
    const Rect place{inner.x + static_cast<float>(i % 2) * (half + gap),
                     inner.y + static_cast<float>(i / 2) * (line + gap), half, line};
    std::string label = choice.title.empty() ? ui.say(Text::ExportCite) : std::string(choice.title);
    if (choice.way == ExportWay::Clipboard) label = ui.say(Text::ExportCopy, {label});
    const std::string key = "export/" + std::string(choice.key);
    if (button(ui, {.key = key, .label = label}, place)) ui.actions.push(Export{choice.wish});
  }
  ui.mirror.close();
}

}  // namespace ego::web
