#include <fmt/format.h>

#include "web/actions/kept_action.h"
#include "web/panels/item_parts.h"
#include "web/panels/kept_parts.h"
#include "web/widgets/controls.h"

namespace ego::web {
namespace {

/// `34 kB`, `1.2 MB`: as file managers say it.
std::string size_text(std::uint64_t bytes) {
  constexpr double kThousand = 1000;
  const double thousands = static_cast<double>(bytes) / kThousand;
  if (thousands < kThousand) return fmt::format("{:.0f} kB", std::max(1.0, thousands));
  const double millions = thousands / kThousand;
  constexpr double kTen = 10;
  return fmt::format("{:.{}f} MB", millions, millions < kTen ? 1 : 0);
}

std::string phase_words(const Ui& ui, const KeptBatch& batch) {
  switch (batch.phase) {
    case KeptPhase::Saving: return ui.say(Text::KeptSaving);
    case KeptPhase::Asked:
    case KeptPhase::Reading: return ui.say(Text::KeptReading);
    case KeptPhase::Failed:
      return batch.trouble.empty() ? ui.say(Text::KeptNotScored) : ui.say(Text::KeptNotRead, {batch.trouble});
    case KeptPhase::Listed:
    case KeptPhase::Here: break;
  }
  return {};
}

void kept_row_ui(Ui& ui, const KeptBatch& batch, const KeptRow& row, Stack& page) {
  Rect line = page.take(ui.px(ui.size().control_height));
  const std::string key = "forget-kept/" + batch.key + "/" + row.sent;
  const ButtonSpec forget{.key = key, .label = ui.say(Text::Forget)};
  if (button(ui, forget, line.cut_right(button_width(ui, forget))))
    ui.actions.push(KeepRows{ForgetKept{batch.key, row.sent}});
  line.cut_right(ui.px(ui.size().gap_small));
  const std::string& name = row.row.empty() ? row.sent : row.row;
  std::string said = name + "  \u00b7  " + batch.bench + "  \u00b7  " + size_text(batch.bytes);
  if (batch.rows.size() > 1) said += " " + std::string(ui.say(Text::KeptShared));
  if (const std::string phase = phase_words(ui, batch); !phase.empty()) said += "  \u00b7  " + phase;
  draw_text(ui, said, line, {});
  ui.mirror.add(Role::ListItem, "kept/" + batch.key + "/" + row.sent, said, line);
  page.space(ui.px(ui.size().gap_tiny));
}

}  // namespace

void keep_ui(Ui& ui, const AppState& state, const DroppedRow& row, Rect& line) {
  if (state.drop.number == 0) return;
  const auto say = [&](const std::string& text) {
    const TextLook look{.size = ui.size().small, .color = ui.color().text_muted};
    ui.mirror.add(Role::Status, "keep-state/" + row.row, text, draw_text(ui, text, line, look));
  };
  if (const KeptBatch* kept = find_kept(state.kept, row.row))
    return say(kept->phase == KeptPhase::Saving ? ui.say(Text::KeptSaving)
                                                : ui.say(Text::KeptHere, {size_text(kept->bytes)}));
  const std::uint64_t taken = kept_bytes(state.kept);
  bool kept_already = false;  // with another row of the same files
  for (const KeptBatch& batch : state.kept.batches) kept_already = kept_already || batch.number == state.drop.number;
  if (!kept_already && taken + state.drop.bytes > kMostKeptBytes)
    return say(ui.say(Text::KeptTooLarge, {size_text(state.drop.bytes), size_text(taken), size_text(kMostKeptBytes)}));
  const std::string key = "keep/" + row.row;
  const std::string label = ui.say(Text::Keep, {size_text(state.drop.bytes)});
  const ButtonSpec keep{.key = key, .label = label};
  if (button(ui, keep, line.cut_left(button_width(ui, keep)))) ui.actions.push(KeepRows{KeepRow{row.row}});
}

void kept_ui(Ui& ui, const AppState& state, Stack& page) {
  if (state.kept.batches.empty()) return;
  page.space(ui.px(ui.size().gap));
  section_title(ui, "kept", ui.say(Text::KeptTitle), page);
  const std::string all = ui.say(Text::KeptAll, {size_text(kept_bytes(state.kept)), size_text(kMostKeptBytes)});
  paragraph(ui, "kept-all", all, {.color = ui.color().text_muted}, page);
  ui.mirror.open(Role::List, "kept-list", "", page.here()).label = ui.say(Text::KeptTitle);
  for (const KeptBatch& batch : state.kept.batches) {
    for (const KeptRow& row : batch.rows) kept_row_ui(ui, batch, row, page);
  }
  ui.mirror.close();
}

}  // namespace ego::web
