#include "web/panels/remarks.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "web/widgets/flow.h"
#include "web/widgets/prose.h"

namespace ego::web {
namespace {

constexpr std::array kLabelTitles{Text::LabelPerception, Text::LabelKnowledge, Text::LabelReasoning, Text::LabelFormat,
                                  Text::LabelRefusal,    Text::LabelQuestion,  Text::LabelOther};
static_assert(kLabelTitles.size() == io::kReviewLabels.size());

struct OutcomeChoice {
  std::string_view name;
  Text title;
};
constexpr std::array kOutcomes{OutcomeChoice{"right", Text::OutcomeRight}, OutcomeChoice{"wrong", Text::OutcomeWrong},
                               OutcomeChoice{"invalid", Text::OutcomeInvalid}};

std::string label_title(const Ui& ui, std::string_view label) {
  for (std::size_t i = 0; i < io::kReviewLabels.size(); ++i) {
    if (io::kReviewLabels[i] == label) return ui.say(kLabelTitles[i]);
  }
  return std::string(label);
}

std::string outcome_title(const Ui& ui, std::string_view outcome) {
  for (const OutcomeChoice& choice : kOutcomes) {
    if (choice.name == outcome) return ui.say(choice.title);
  }
  return std::string(outcome);
}

std::span<const io::ReviewChange> changes_of(const AppState& state) {
  const BenchmarkData* data = state.current();
  const ReviewBook* book = data == nullptr ? nullptr : find_book(state.reviews, data->entry.id);
  if (book == nullptr) return {};
  return book->changes;
}

/// What is remarked on one target.
struct Remark {
  std::string_view label, outcome, note;
  bool empty() const { return label.empty() && outcome.empty() && note.empty(); }
};

Remark remark_on(const AppState& state, std::string_view item, std::string_view row) {
  Remark remark;
  const auto changes = changes_of(state);
  if (const auto* change = find_change(changes, item, row, io::review_field::kLabel)) remark.label = change->after;
  if (const auto* change = find_change(changes, item, row, io::review_field::kOutcome)) remark.outcome = change->after;
  if (const auto* change = find_change(changes, item, row, io::review_field::kNote)) remark.note = change->note;
  return remark;
}

bool is_open(const AppState& state, std::string_view row) { return state.reviews.open_row == row; }

/// `perception, should be right: it is a jug`
std::string remark_line(const Ui& ui, const Remark& remark) {
  std::string line;
  const auto add = [&](const std::string& part) { line += (line.empty() ? "" : "  \u00b7  ") + part; };
  if (!remark.label.empty()) add(label_title(ui, remark.label));
  if (!remark.outcome.empty()) add(ui.say(Text::ShouldBe, {outcome_title(ui, remark.outcome)}));
  if (!remark.note.empty()) add(std::string(remark.note));
  return line;
}

TextLook remark_look(const Ui& ui) { return {.size = ui.size().small, .color = ui.color().accent}; }

/// The chips of the editor. @param ui  null: they are only measured @return the height they take
float chips(Ui* ui, const Ui& look, const AppState& state, const RemarkTarget& target, const Rect& rect) {
  const Remark remark = remark_on(state, target.item, target.row);
  const float height = look.px(look.size().chip_height);
  Flow flow(look, rect, height);
  const auto one = [&](std::string_view field, std::string_view value, const std::string& title, bool on,
                       std::string_view before) {
    const Rect box = flow.place(chip_width(look, title), height);
    if (ui == nullptr) return;
    const std::string key = "remark/" + std::string(field) + "/" + std::string(value);
    if (chip(*ui, key, title, box, on))
      ui->actions.push(SetRemark{{std::string(target.item),
                                  std::string(target.row),
                                  std::string(field),
                                  std::string(before),
                                  on ? std::string{} : std::string(value),
                                  {}}});
  };
  for (const std::string_view label : io::kReviewLabels)
    one(io::review_field::kLabel, label, label_title(look, label), remark.label == label, {});
  if (!target.row.empty()) {
    flow.new_line();
    for (const OutcomeChoice& choice : kOutcomes) {
      if (choice.name == target.outcome) continue;
      one(io::review_field::kOutcome, choice.name, look.say(Text::ShouldBe, {look.say(choice.title)}),
          remark.outcome == choice.name, target.outcome);
    }
  }
  return flow.bottom() - rect.y;
}

}  // namespace

float remark_height(const Ui& ui, const AppState& state, const RemarkTarget& target, float width) {
  const float gap = ui.px(ui.size().gap_small);
  if (is_open(state, target.row))
    return chips(nullptr, ui, state, target, {0, 0, width, 0}) + gap + ui.px(ui.size().control_height) + gap;
  const Remark remark = remark_on(state, target.item, target.row);
  if (remark.empty()) return 0;
  return prose_height(ui, wrap(ui, remark_line(ui, remark), width, remark_look(ui)).size(), remark_look(ui)) + gap;
}

void remark_ui(Ui& ui, const AppState& state, const RemarkTarget& target, Rect rect) {
  const Remark remark = remark_on(state, target.item, target.row);
  if (!is_open(state, target.row)) {
    if (remark.empty()) return;
    const std::string line = remark_line(ui, remark);
    draw_prose(ui, line, rect, remark_look(ui));
    ui.mirror.add(Role::Text, "remark-on/" + std::string(target.row), line, rect);
    return;
  }
  rect.cut_top(chips(&ui, ui, state, target, rect));
  rect.cut_top(ui.px(ui.size().gap_small));
  if (const auto text = text_field(ui, {kNoteField, remark.note, ui.say(Text::NoteHint)},
                                   rect.cut_top(ui.px(ui.size().control_height))))
    ui.actions.push(EditField{std::string(kNoteField), *text});
}

void note_button_ui(Ui& ui, const AppState& state, std::string_view row, Text label, const Rect& rect) {
  const std::string key = "note-on/" + std::string(row);
  const ButtonSpec spec{.key = key,
                        .label = ui.say(label),
                        .symbol = Symbol::Note,
                        .look = ButtonLook::Quiet,
                        .selected = is_open(state, row)};
  if (button(ui, spec, {rect.x, rect.y, button_width(ui, spec), rect.h})) ui.actions.push(OpenNote{std::string(row)});
}

namespace {

struct Counts {
  std::array<std::uint32_t, io::kReviewLabels.size()> labels{};
  std::uint32_t outcomes = 0;
  std::uint32_t notes = 0;
};

Counts count_remarks(std::span<const io::ReviewChange> changes) {
  Counts counts;
  for (const io::ReviewChange& change : changes) {
    if (change.field == io::review_field::kOutcome) ++counts.outcomes;
    if (change.field == io::review_field::kNote) ++counts.notes;
    if (change.field != io::review_field::kLabel) continue;
    for (std::size_t i = 0; i < counts.labels.size(); ++i)
      counts.labels[i] += io::kReviewLabels[i] == change.after ? 1 : 0;
  }
  return counts;
}

void count_line_ui(Ui& ui, std::string_view key, std::string_view title, std::uint32_t count, std::uint32_t most,
                   Stack& page) {
  Rect line = page.take(ui.px(ui.size().chip_height));
  const Rect whole = line;
  const std::string number = std::to_string(count);
  draw_text(ui, number, line.cut_right(ui.px(ui.size().option_letter)), {.align = Align::Right});
  Rect bar = line.cut_right(line.w / 2).inset(ui.px(ui.size().gap_small), 0);
  draw_text(ui, title, line, {.color = ui.color().text_muted});
  if (most > 0 && count > 0) {
    bar = {bar.x, bar.mid_y() - ui.px(ui.size().gap_small) / 2,
           bar.w * static_cast<float>(count) / static_cast<float>(most), ui.px(ui.size().gap_small)};
    fill(bar, ui.color().bar_value, ui.px(ui.size().rounding_small));
  }
  ui.mirror.add(Role::ListItem, key, std::string(title) + ": " + number, whole);
}

std::string row_name(const ItemsView& view, std::string_view id) {
  for (const ItemRow& row : view.rows()) {
    if (row.submission->submission.row.value == id) return row.name;
  }
  return std::string(id);
}

/// Every remark, one line a question and row; a press opens the question.
void lines_ui(Ui& ui, const AppState& state, const ItemsView& view, Stack& page) {
  const auto changes = changes_of(state);
  const io::ReviewChange* before = nullptr;
  for (const io::ReviewChange& change : changes) {
    const bool same = before != nullptr && before->id == change.id && before->row == change.row;
    before = &change;
    if (same) continue;
    const std::string what = remark_line(ui, remark_on(state, change.id, change.row));
    const std::string where = change.id + (change.row.empty() ? "" : "  \u00b7  " + row_name(view, change.row));
    const Rect rect = page.take(ui.px(ui.size().row_height_two));
    const Press press =
        press_area(ui, "remarked/" + change.id + "/" + change.row, rect, Role::Button, where + ": " + what);
    if (press.hovered) fill(rect, ui.color().hover, ui.px(ui.size().rounding_small));
    Rect inner = rect.inset(ui.px(ui.size().gap_tiny), ui.px(ui.size().gap_tiny));
    draw_text(ui, what, inner.cut_top(inner.h / 2), {});
    draw_text(ui, where, inner, {.size = ui.size().small, .color = ui.color().text_muted});
    if (press.focused) focus_ring(ui, rect, ui.px(ui.size().rounding_small));
    if (press.clicked) ui.actions.push(OpenItem{change.id});
  }
}

}  // namespace

void remarks_list_ui(Ui& ui, const AppState& state, const ItemsView& view, const Rect& rect) {
  fill(rect, ui.color().panel);
  fill({rect.x, rect.y, ui.px(ui.size().hairline), rect.h}, ui.color().line);
  ui.mirror.open(Role::Group, "remarks", "", rect).label = ui.say(Text::Remarks);
  Rect head = Rect(rect).cut_top(ui.px(ui.size().control_height)).inset(ui.margin(), 0);
  const ButtonSpec close{
      .key = "close-remarks", .symbol = Symbol::Close, .look = ButtonLook::Quiet, .spoken = ui.say(Text::Close)};
  if (button(ui, close, head.cut_right(head.h))) ui.actions.push(ToggleRemarks{});
  draw_text(ui, ui.say(Text::Remarks), head, {.weight = Weight::Strong});
  ui.mirror.add(Role::Heading, "remarks-title", ui.say(Text::Remarks), head);
  Rect body = rect;
  body.cut_top(ui.px(ui.size().control_height));
  ScrollPage page(ui, "remarks-list", body, body.w);
  const auto changes = changes_of(state);
  const Counts counts = count_remarks(changes);
  const std::uint32_t most = *std::max_element(counts.labels.begin(), counts.labels.end());
  ui.mirror.open(Role::List, "remark-counts", "", page.here()).label = ui.say(Text::RemarkCounts);
  for (std::size_t i = 0; i < counts.labels.size(); ++i)
    count_line_ui(ui, "remark-count/" + std::string(io::kReviewLabels[i]), ui.say(kLabelTitles[i]), counts.labels[i],
                  most, page);
  count_line_ui(ui, "remark-count/outcome", ui.say(Text::RemarkOutcomes), counts.outcomes, 0, page);
  count_line_ui(ui, "remark-count/note", ui.say(Text::RemarkNotes), counts.notes, 0, page);
  ui.mirror.close();
  page.space(ui.px(ui.size().gap));
  Flow flow(ui, page.here(), ui.px(ui.size().control_height));
  const bool none = changes.empty();
  const ButtonSpec save{.key = "export-remarks", .label = ui.say(Text::ExportRemarks), .disabled = none};
  if (button(ui, save, flow.place(button_width(ui, save), ui.px(ui.size().control_height))))
    ui.actions.push(ExportRemarks{});
  const ButtonSpec forget{
      .key = "forget-remarks", .label = ui.say(Text::ForgetRemarks), .look = ButtonLook::Quiet, .disabled = none};
  if (button(ui, forget, flow.place(button_width(ui, forget), ui.px(ui.size().control_height))))
    ui.actions.push(ForgetRemarks{});
  page.space(flow.bottom() - page.here().y + ui.px(ui.size().gap));
  const std::string sentence = ui.say(none ? Text::RemarksNone : Text::RemarksStay);
  const TextLook look{.size = ui.size().small, .color = ui.color().text_muted};
  const Rect block = page.take(prose_height(ui, wrap(ui, sentence, page.here().w, look).size(), look));
  draw_prose(ui, sentence, block, look);
  ui.mirror.add(Role::Text, "remarks-note", sentence, block);
  page.space(ui.px(ui.size().gap));
  lines_ui(ui, state, view, page);
  ui.mirror.close();
}

}  // namespace ego::web
