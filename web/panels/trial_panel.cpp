#include <algorithm>

#include "web/actions/fields.h"
#include "web/panels/item_grid.h"
#include "web/panels/item_parts.h"
#include "web/panels/parse_parts.h"
#include "web/views/facet_names.h"
#include "web/widgets/controls.h"

namespace ego::web {
namespace {

/// A label and the field under it.
void field_ui(Ui& ui, Text label, const FieldSpec& spec, float height, TrialField field, Stack& page) {
  const Rect line = page.take(ui.px(ui.size().small + ui.size().gap_small));
  draw_text(ui, ui.say(label), line, {.size = ui.size().small, .color = ui.color().text_muted});
  if (auto text = text_field(ui, spec, page.take(height))) ui.actions.push(EditTrial{field, std::move(*text)});
  page.space(ui.px(ui.size().gap_small));
}

/// Which question it is judged as, whose reply it is, and the way to its page.
void head_ui(Ui& ui, const AppState& state, const ParseView& view, Stack& page) {
  section_title(ui, "trial", ui.say(Text::TrialTitle), page);
  if (state.trial.question.empty()) return;
  Rect line = page.take(ui.px(ui.size().control_height));
  const ButtonSpec open{.key = "trial-open", .label = ui.say(Text::TrialOpen), .look = ButtonLook::Quiet};
  if (button(ui, open, line.cut_right(button_width(ui, open)))) ui.actions.push(OpenItem{state.trial.question});
  std::string text = state.trial.question;
  const auto row = std::find_if(view.rows().begin(), view.rows().end(), [&](const ParseRow& each) {
    return each.submission->submission.row.value == state.trial.row;
  });
  if (row != view.rows().end()) text += "  \u00b7  " + row->name;
  draw_text(ui, text, line, {.weight = Weight::Strong});
  ui.mirror.add(Role::Text, "trial-question", text, line);
}

/// The reply with every stretch that a profile took.
void marked_reply_ui(Ui& ui, const Trial& trial, const std::vector<ProfileReading>& readings, Stack& page) {
  constexpr std::size_t kMost = 8'000;  // bytes: what follows is in the field above
  std::vector<ProseMark> marks;
  for (const ProfileReading& reading : readings) {
    if (reading.span && reading.span->end <= trial.reply.size() && reading.span->begin < reading.span->end)
      marks.push_back({*reading.span, outcome_look(ui, reading.outcome).color});
  }
  if (marks.empty()) return;
  const std::string_view shown = std::string_view(trial.reply).substr(0, kMost);
  const TextLook look{.size = ui.size().small};
  const float pad = ui.px(ui.size().gap_small);
  const float width = page.here().w - 2 * pad;
  const float height = prose_height(ui, wrap(ui, shown, width, look).size(), look);
  const Rect box = page.take(height + pad);
  fill(box, ui.color().panel, ui.px(ui.size().rounding));
  draw_prose(ui, shown, {box.x + pad, box.y + pad / 2, width, height}, look, marks);
  ui.mirror.add(Role::Text, "trial-marked", shown, box);
  page.space(ui.px(ui.size().gap_small));
}

/// What one profile made of it: outcome, answer, rule, and the text it took.
void reading_ui(Ui& ui, const Profile& profile, const ProfileReading& reading, const std::string& reply, Stack& page) {
  const OutcomeLook look = outcome_look(ui, reading.outcome);
  const Rect whole = page.take(ui.px(ui.size().row_height_two));
  line_below(ui, whole, ui.color().line);
  Rect line = whole;
  const float mark = ui.px(ui.size().mark);
  draw_symbol(ui, look.symbol, line.cut_left(mark), look.color);
  line.cut_left(ui.px(ui.size().gap_small));
  const std::string answer = reading.answer.value_or("\u2013");
  Rect right = line.cut_right(ui.px(ui.size().reading_column));
  const float high = ui.px(ui.size().body) + ui.px(ui.size().gap_tiny);
  const float low = ui.px(ui.size().small);
  const float top = line.mid_y() - (high + low) / 2;
  std::string taken;
  if (reading.span && reading.span->end <= reply.size() && reading.span->begin < reading.span->end) {
    taken = reply.substr(reading.span->begin, reading.span->end - reading.span->begin);
    std::replace(taken.begin(), taken.end(), '\n', ' ');
  }
  const std::string rule = rule_title(reading.rule.empty() ? to_string(reading.reason) : reading.rule, ui.tongue);
  const std::string detail = taken.empty() ? rule : rule + "  \u00b7  \u201c" + taken + "\u201d";
  const std::string label = ui.say(Text::ProfileVersion, {profile.id.value, profile.version});
  draw_text(ui, label, {line.x, top, line.w, high}, {});
  draw_text(ui, detail, {line.x, top + high, line.w, low}, {.size = ui.size().small, .color = ui.color().text_muted});
  draw_text(ui, answer, right, {.weight = Weight::Strong, .align = Align::Right});
  ui.mirror.add(Role::Text, "trial/" + profile.id.value,
                label + ": " + answer + ", " + ui.say(look.word) + ", " + detail, whole);
}

}  // namespace

void trial_ui(Ui& ui, const AppState& state, const Views& views, Stack& page) {
  const Trial& trial = state.trial;
  const BenchmarkData& data = *state.current();
  head_ui(ui, state, views.parse, page);
  field_ui(ui, Text::TrialReply, {kReplyField, trial.reply, ui.say(Text::TrialReplyHint), FieldKind::Area},
           ui.px(ui.size().reply_field), TrialField::Reply, page);
  field_ui(ui, Text::TrialOptions, {kOptionsField, trial.options, ui.say(Text::TrialOptionsHint), FieldKind::Area},
           ui.px(ui.size().options_field), TrialField::Options, page);
  field_ui(ui, Text::TrialGold, {kGoldField, trial.gold, ui.say(Text::TrialGoldHint), FieldKind::Line},
           ui.px(ui.size().control_height), TrialField::Gold, page);
  const auto& readings = views.trial.readings();
  if (data.benchmark == nullptr || readings.empty()) return;
  marked_reply_ui(ui, trial, readings, page);
  ui.mirror.open(Role::List, "trial-readings", "", page.here()).label = ui.say(Text::TrialReadings);
  const auto profiles = data.benchmark->profiles();
  for (std::size_t p = 0; p < profiles.size() && p < readings.size(); ++p)
    reading_ui(ui, profiles[p], readings[p], trial.reply, page);
  ui.mirror.close();
  page.space(ui.px(ui.size().gap));
}

}  // namespace ego::web
