#include <array>
#include <span>

#include "web/panels/item_parts.h"
#include "web/panels/kept_parts.h"
#include "web/panels/panels.h"
#include "web/state/export.h"
#include "web/views/dropped_rows.h"
#include "web/widgets/controls.h"
#include "web/widgets/scroll.h"

namespace ego::web {
namespace {

/// The validation messages of one code that are listed; the rest is counted.
constexpr std::size_t kShownPerCode = 20;

std::string join(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += ", ";
    out += part;
  }
  return out;
}

/// Counts of one submission side by side.
void counts_ui(Ui& ui, const DroppedRow& row, Stack& page) {
  const std::array<std::pair<Text, std::uint64_t>, 5> counts{{{Text::DropRows, row.rows},
                                                              {Text::DropMatched, row.matched},
                                                              {Text::DropMissing, row.missing},
                                                              {Text::DropDuplicate, row.duplicate},
                                                              {Text::DropUnknown, row.unknown}}};
  Rect line = page.take(ui.px(ui.size().title + ui.size().chip_height));
  std::string spoken;
  for (const auto& [title, count] : std::span(counts).first(row.ids_checked ? counts.size() : 1)) {
    const std::string number = std::to_string(count);
    const float width = std::max(text_width(ui, number, {.size = ui.size().title, .weight = Weight::Strong}),
                                 text_width(ui, ui.say(title), {.size = ui.size().small}));
    Rect column = line.cut_left(width);
    line.cut_left(ui.px(ui.size().gap_large));
    draw_text(ui, number, column.cut_top(ui.px(ui.size().title)), {.size = ui.size().title, .weight = Weight::Strong});
    draw_text(ui, ui.say(title), column, {.size = ui.size().small, .color = ui.color().text_muted});
    spoken += std::string(spoken.empty() ? "" : ", ") + ui.say(title) + " " + number;
  }
  ui.mirror.add(Role::Text, "counts/" + row.row, spoken, line);
  page.space(ui.px(ui.size().gap));
}

void row_ui(Ui& ui, const AppState& state, const BenchmarkData& data, const DroppedRow& row, Stack& page) {
  section_title(ui, "dropped/" + row.row, row.row + (row.importer.empty() ? "" : "  \u00b7  " + row.importer), page);
  counts_ui(ui, row, page);
  if (row.scored) {
    paragraph(ui, "joined", ui.say(Text::DropJoined, {row.row}), {}, page);
    Rect line = page.take(ui.px(ui.size().control_height));
    const ButtonSpec board{.key = "show-on-board", .label = ui.say(Text::DropShowBoard), .look = ButtonLook::Primary};
    if (button(ui, board, line.cut_left(button_width(ui, board)))) {
      ui.actions.push(OpenView{ViewKind::Board});
      ui.actions.push(SelectRow{row.row});
    }
    line.cut_left(ui.px(ui.size().gap_small));
    const std::string key = "forget/" + row.row;
    const ButtonSpec forget{.key = key, .label = ui.say(Text::Forget)};
    if (button(ui, forget, line.cut_left(button_width(ui, forget)))) ui.actions.push(ForgetRow{row.row});
    line.cut_left(ui.px(ui.size().gap_small));
    keep_ui(ui, state, row, line);
    page.space(ui.px(ui.size().gap));
  } else {
    paragraph(ui, "not-scored", ui.say(data.questions.ready() == nullptr ? Text::DropNoQuestions : Text::DropNoGold),
              {}, page);
  }
}

Color severity_color(const Ui& ui, Code code) {
  switch (severity_of(code)) {
    case Severity::Error: return ui.color().wrong;
    case Severity::Warning: return ui.color().caution;
    case Severity::Info: return ui.color().text_muted;
  }
  return ui.color().text_muted;
}

void message_line(Ui& ui, const Diagnostic& diagnostic, Stack& page) {
  const std::string line = format_line(diagnostic);
  const float mark = ui.px(ui.size().mark) + ui.px(ui.size().gap_small);
  const TextLook look{.size = ui.size().small};
  const float width = page.here().w - mark;
  const float height = prose_height(ui, wrap(ui, line, width, look).size(), look);
  Rect block = page.take(height + ui.px(ui.size().gap_tiny));
  const Color color = severity_color(ui, diagnostic.code);
  Rect symbol = block;
  symbol.w = ui.px(ui.size().mark);
  symbol.h = ui.px(ui.size().small * ui.size().subtitle);
  draw_symbol(ui, severity_of(diagnostic.code) == Severity::Info ? Symbol::Missing : Symbol::Warning, symbol, color);
  draw_prose(ui, line, {block.x + mark, block.y, width, height}, look);
  ui.mirror.add(Role::ListItem, "message/" + to_string(diagnostic.code), line, block);
}

void messages_ui(Ui& ui, const Diagnostics& diagnostics, Stack& page) {
  section_title(ui, "messages", ui.say(Text::DropMessages), page);
  const std::string counts =
      ui.say(Text::DropCounts, {std::to_string(diagnostics.errors()), std::to_string(diagnostics.warnings())});
  paragraph(ui, "message-counts", counts, {.color = ui.color().text_muted}, page);
  if (diagnostics.by_code().empty()) return paragraph(ui, "no-messages", ui.say(Text::DropNoMessages), {}, page);
  ui.mirror.open(Role::List, "message-list", "", page.here()).label = ui.say(Text::DropMessages);
  std::map<Code, std::size_t> shown;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    if (++shown[diagnostic.code] <= kShownPerCode) message_line(ui, diagnostic, page);
  }
  ui.mirror.close();
  for (const auto& [code, count] : diagnostics.by_code()) {
    if (count > kShownPerCode)
      paragraph(ui, "more/" + to_string(code),
                "\u2026 " + std::to_string(count - kShownPerCode) + " \u00d7 " + to_string(code),
                {.color = ui.color().text_muted}, page);
  }
}

/// The batch as files to take along, and the call that makes the same report elsewhere.
void take_ui(Ui& ui, const AppState& state, Stack& page) {
  const std::string command = score_command(state);
  if (command.empty()) return;
  section_title(ui, "take", ui.say(Text::DropTake), page);
  paragraph(ui, "report-hint", ui.say(Text::DropReportHint), {.color = ui.color().text_muted}, page);
  paragraph(ui, "report-command", command, {}, page);
  Rect line = page.take(ui.px(ui.size().control_height));
  const ButtonSpec report{.key = "save-report", .label = ui.say(Text::CmdExportReport)};
  if (button(ui, report, line.cut_left(button_width(ui, report)))) ui.actions.push(Export{{ExportFormat::Report}});
  page.space(ui.px(ui.size().gap));
  const TextLook small{.size = ui.size().small, .color = ui.color().text_muted};
  draw_text(ui, ui.say(Text::EeeOrganization), page.take(ui.px(ui.size().small + ui.size().gap_small)), small);
  Rect row = page.take(ui.px(ui.size().control_height));
  const ButtonSpec eee{.key = "save-eee", .label = ui.say(Text::CmdExportEee)};
  const Rect at = row.cut_right(button_width(ui, eee));
  row.cut_right(ui.px(ui.size().gap_small));
  const FieldSpec spec{kOrganizationField, state.organization, ui.say(Text::EeeOrganizationHint), FieldKind::Line};
  if (auto text = text_field(ui, spec, row)) ui.actions.push(EditField{std::string(spec.key), std::move(*text)});
  if (button(ui, eee, at)) ui.actions.push(Export{{ExportFormat::Eee}});
  page.space(ui.px(ui.size().gap));
}

}  // namespace

void drop_ui(Ui& ui, const AppState& state, const Rect& rect) {
  const DropBatch& drop = state.drop;
  ScrollPage page(ui, "drop", rect, ui.px(ui.size().reading_width));
  if (drop.phase == DropPhase::None) {
    paragraph(ui, "nothing", ui.say(Text::DropNothing), {}, page);
    paragraph(ui, "hint", ui.say(Text::OpenFilesHint), {.color = ui.color().text_muted}, page);
    Rect line = page.take(ui.px(ui.size().control_height));
    const ButtonSpec choose{
        .key = "choose-files", .label = ui.say(Text::DropChoose), .symbol = Symbol::File, .look = ButtonLook::Primary};
    if (button(ui, choose, line.cut_left(button_width(ui, choose)))) ui.actions.push(OpenFiles{});
    page.space(ui.px(ui.size().gap));
    paragraph(ui, "forms", ui.say(Text::DropForms), {.size = ui.size().small, .color = ui.color().text_muted}, page);
    return kept_ui(ui, state, page);
  }
  const std::string names = join(drop.labels);
  paragraph(ui, "files", names, {.size = ui.size().subtitle, .weight = Weight::Strong}, page);
  paragraph(ui, "private", ui.say(Text::DropPrivate), {.color = ui.color().text_muted}, page);
  if (drop.phase == DropPhase::Waiting) return paragraph(ui, "busy", ui.say(Text::DropReading, {names}), {}, page);
  if (drop.phase == DropPhase::Scoring) paragraph(ui, "busy", ui.say(Text::DropScoring, {names}), {}, page);

  const BenchmarkData* data = state.find_benchmark(drop.bench);
  if (data == nullptr || data->benchmark == nullptr)
    return paragraph(ui, "no-scorer", ui.say(Text::DropNoBenchmark), {}, page);
  if (drop.refused) {
    section_title(ui, "refused", ui.say(Text::DropRefused), page);
    message_line(ui, *drop.refused, page);
  }
  if (drop.questions_read > 0) {
    paragraph(ui, "questions-read", ui.say(Text::DropQuestionsRead, {std::to_string(drop.questions_read)}), {}, page);
  }
  if (drop.remarks_read) {
    const RemarksTaken& remarks = drop.remarks;
    paragraph(ui, "remarks-read",
              ui.say(Text::RemarksRead, {std::to_string(remarks.taken), std::to_string(remarks.already),
                                         std::to_string(remarks.otherwise), std::to_string(remarks.unknown)}),
              {}, page);
  }
  for (const DroppedRow& row : drop.rows) row_ui(ui, state, *data, row, page);
  take_ui(ui, state, page);
  if (!drop.refused || !drop.diagnostics.by_code().empty()) messages_ui(ui, drop.diagnostics, page);
  kept_ui(ui, state, page);
  page.space(ui.px(ui.size().gap_large));
}

}  // namespace ego::web
