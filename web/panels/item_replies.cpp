#include <algorithm>

#include "core/json/writer.h"
#include "web/panels/item_grid.h"
#include "web/panels/item_parts.h"
#include "web/widgets/controls.h"

namespace ego::web {
namespace {

constexpr std::size_t kMostShownBytes = 20'000;  // of one reply; the rest is counted

/// The reply as text: the raw response, else the answer the sender extracted.
std::string_view reply_text(const Prediction& prediction, std::string& storage) {
  if (prediction.response) return *prediction.response;
  if (prediction.answer)
    storage = prediction.answer->as_id_text().value_or(json::write(*prediction.answer, json::Layout::Compact));
  return storage;
}

std::string reading(const Ui& ui, const Verdict& verdict) {
  if (verdict.answer.empty())
    return ui.say(Text::NothingRead) + (verdict.rule.empty() ? "" : "  \u00b7  " + ui.say(Text::Rule, {verdict.rule}));
  return ui.say(Text::ReadAs, {verdict.answer}) +
         (verdict.rule.empty() ? "" : "  \u00b7  " + ui.say(Text::Rule, {verdict.rule}));
}

void head_ui(Ui& ui, const ItemRow& row, const Verdict* verdict, Stack& page) {
  Rect line = page.take(ui.px(ui.size().chip_height));
  const OutcomeLook look = outcome_look(ui, verdict == nullptr ? Outcome::NotSubmitted : verdict->outcome);
  const float mark = ui.px(ui.size().mark);
  draw_symbol(ui, look.symbol, line.cut_left(mark), look.color);
  line.cut_left(ui.px(ui.size().gap_small));
  const Rect name = draw_text(ui, row.name, line, {.weight = Weight::Strong});
  line.cut_left(name.w + ui.px(ui.size().gap_small));
  if (row.local) {
    const Rect tag = draw_tag(ui, ui.say(Text::LocalTag), line, ui.color().accent);
    line.cut_left(tag.w + ui.px(ui.size().gap_small));
  }
  const std::string state = ui.say(look.word);
  const std::string read = verdict == nullptr ? "" : "  \u00b7  " + reading(ui, *verdict);
  draw_text(ui, state + read, line, {.size = ui.size().small, .color = ui.color().text_muted});
  ui.mirror.add(Role::Text, "verdict/" + row.submission->submission.row.value, row.name + ": " + state + read, line);
}

void body_ui(Ui& ui, const ItemRow& row, const Verdict* verdict, const Prediction* prediction, Stack& page) {
  std::string storage;
  std::string_view reply = prediction == nullptr ? std::string_view{} : reply_text(*prediction, storage);
  std::string note;
  if (prediction == nullptr)
    note = ui.say(Text::ReplyNone);
  else if (!prediction->error.empty())
    note = ui.say(Text::ReplyError, {prediction->error});
  else if (reply.empty())
    note = ui.say(Text::ReplyEmpty);
  const std::size_t cut = reply.size() > kMostShownBytes ? reply.size() - kMostShownBytes : 0;
  reply = reply.substr(0, reply.size() - cut);

  const TextLook look{.color = note.empty() ? std::optional<Color>{} : ui.color().text_muted};
  const std::string_view shown = note.empty() ? reply : std::string_view(note);
  const float pad = ui.px(ui.size().gap);
  const float width = page.here().w - 2 * pad;
  const float height = prose_height(ui, wrap(ui, shown, width, look).size(), look);
  const Rect box = page.take(height + 2 * ui.px(ui.size().gap_small));
  fill(box, ui.color().panel, ui.px(ui.size().rounding));
  std::optional<ProseMark> mark;
  if (note.empty() && verdict != nullptr && verdict->span)
    mark = ProseMark{*verdict->span, outcome_look(ui, verdict->outcome).color};
  draw_prose(ui, shown, {box.x + pad, box.y + ui.px(ui.size().gap_small), width, height}, look, mark);
  ui.mirror.add(Role::Text, "reply/" + row.submission->submission.row.value, shown, box);
  if (cut > 0) {
    const std::string rest = ui.say(Text::ReplyCut, {std::to_string(cut)});
    draw_text(ui, rest, page.take(ui.px(ui.size().chip_height)),
              {.size = ui.size().small, .color = ui.color().text_muted});
  }
}

/// What the other profiles read from the same reply, in one line each.
void profiles_ui(Ui& ui, const ItemRow& row, std::uint32_t item, Stack& page) {
  for (const ScoredRun& run : row.submission->runs) {
    if (&run == row.run || item >= run.verdicts.size()) continue;
    const Verdict& verdict = run.verdicts[item];
    const OutcomeLook look = outcome_look(ui, verdict.outcome);
    Rect line = page.take(ui.px(ui.size().small + ui.size().gap_small));
    line.cut_left(ui.px(ui.size().gap));
    draw_symbol(ui, look.symbol, line.cut_left(ui.px(ui.size().mark)), look.color);
    line.cut_left(ui.px(ui.size().gap_tiny));
    const std::string text = run.profile.value + "  \u00b7  " + ui.say(look.word) + "  \u00b7  " + reading(ui, verdict);
    draw_text(ui, text, line, {.size = ui.size().small, .color = ui.color().text_muted});
    ui.mirror.add(Role::Text, "", text, line);
  }
}

}  // namespace

void replies_ui(Ui& ui, const AppState& state, std::span<const ItemRow> rows, std::uint32_t item, Stack& page) {
  if (rows.empty()) return;
  section_title(ui, "replies", std::string(ui.say(Text::Replies)) + "  \u00b7  " + effective_profile(state), page);
  for (const ItemRow& row : rows) {
    const Verdict* verdict = verdict_of(row, item);
    head_ui(ui, row, verdict, page);
    body_ui(ui, row, verdict, prediction_of(row, item), page);
    profiles_ui(ui, row, item, page);
    page.space(ui.px(ui.size().gap));
  }
}

}  // namespace ego::web
