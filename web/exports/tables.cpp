/// Tables of the views that draw none themselves: the board, the item list, the items of a pair's cell.
#include "core/report/table_view.h"
#include "web/exports/sources.h"

namespace ego::web {
namespace {

std::string say(const AppState& state, Text id) { return text(id, shown_tongue(state)); }

const std::string& title_of(const AppState& state, const BoardColumn& column) {
  return shown_tongue(state) == Tongue::Chinese && !column.title_zh.empty() ? column.title_zh : column.title;
}

Text outcome_text(Outcome outcome) {
  switch (outcome) {
    case Outcome::Right: return Text::OutcomeRight;
    case Outcome::Wrong: return Text::OutcomeWrong;
    case Outcome::Partial: return Text::OutcomePartial;
    case Outcome::Invalid: return Text::OutcomeInvalid;
    case Outcome::Missing: return Text::OutcomeMissing;
    case Outcome::Dropped: return Text::OutcomeDropped;
    case Outcome::Unscorable: return Text::OutcomeUnscorable;
    case Outcome::NotSubmitted: return Text::OutcomeNotSubmitted;
  }
  return Text::OutcomeMissing;
}

std::string answer_text(const AppState& state, const VerdictView& verdict) {
  std::string shown = say(state, outcome_text(verdict.outcome));
  if (!verdict.answer.empty()) shown += " (" + std::string(verdict.answer) + ")";
  return shown;
}

/// Questions with what each row made of them. Reference answers stay out: they may not be public.
ViewTable question_table(const AppState& state, const QuestionSet& questions, const std::vector<std::uint32_t>& items,
                         std::span<const ItemRow> rows) {
  ViewTable table;
  table.columns = {{"id", "id"}, {"question", say(state, Text::Question)}};
  for (const std::string& key : questions.facet_keys) table.columns.push_back({key, key});
  for (const ItemRow& row : rows) table.columns.push_back({row.submission->submission.row.value, row.name});
  for (const std::uint32_t index : items) {
    const Question& question = questions.questions[index];
    TableRow line{{TableCell(question.id.value), TableCell(question.text)}, question.id.value};
    for (std::size_t facet = 0; facet < questions.facet_keys.size(); ++facet)
      line.cells.emplace_back(facet < question.facets.size() ? question.facets[facet] : std::string());
    for (const ItemRow& row : rows)
      line.cells.emplace_back(row.run == nullptr ? std::string() : answer_text(state, row.run->verdicts[index]));
    table.rows.push_back(std::move(line));
  }
  return table;
}

}  // namespace

ViewTable board_table(const AppState& state, const Views& views) {
  ViewTable table;
  if (views.board.board() == nullptr) return table;
  const Board& board = *views.board.board();
  table.title = board.title.empty() ? say(state, Text::ScoredTable) : board.title;
  table.notes = ranking_notes(board);
  if (!board.note.empty()) table.notes.insert(table.notes.begin(), board.note);
  table.columns = {{"row", "id"}, {"model", say(state, Text::ModelColumn)}, {"setting", say(state, Text::Setting)}};
  for (const std::uint32_t column : views.board.columns()) {
    const BoardColumn& about = board.columns[column];
    const std::string n = about.n ? " (n " + std::to_string(*about.n) + ")" : "";
    table.columns.push_back({about.id.value, title_of(state, about) + n, ColumnKind::Number});
    table.columns.push_back({about.id.value + ".lo", say(state, Text::ChartLower), ColumnKind::Number});
    table.columns.push_back({about.id.value + ".hi", say(state, Text::ChartUpper), ColumnKind::Number});
  }
  for (const std::uint32_t index : views.board.rows()) {
    const BoardRow& row = board.rows[index];
    TableRow line{{TableCell(row.id.value), TableCell(row.name), TableCell(row.setting)}, row.id.value};
    for (const std::uint32_t column : views.board.columns()) {
      const BoardCell& cell = row.cells[column];
      line.cells.emplace_back(cell.value ? cell.text : std::string(empty_cell_text(board.columns[column])), cell.value);
      line.cells.push_back(percent_cell(cell.interval ? std::optional(cell.interval->lo) : std::nullopt));
      line.cells.push_back(percent_cell(cell.interval ? std::optional(cell.interval->hi) : std::nullopt));
    }
    table.rows.push_back(std::move(line));
  }
  return table;
}

ViewTable items_table(const AppState& state, const Views& views) {
  if (views.items.questions() == nullptr) return {};
  ViewTable table = question_table(state, *views.items.questions(), views.items.items(), views.items.rows());
  table.title = say(state, Text::Items);
  return table;
}

ViewTable item_table(const AppState& state, const Views& views) {
  const QuestionSet* questions = views.items.questions();
  const auto index = questions == nullptr ? std::nullopt : questions->find(shown_item(state.query));
  if (!index) return {};
  const Question& question = questions->questions[*index];
  ViewTable table;
  table.title = question.id.value;
  table.notes = {question.text};
  table.columns = {{"row", "id"},
                   {"model", say(state, Text::ModelColumn)},
                   {"outcome", say(state, Text::ExportOutcome)},
                   {"answer", say(state, Text::ExportAnswer)},
                   {"rule", say(state, Text::ExportRule)},
                   {"reply", say(state, Text::TrialReply)}};
  for (const ItemRow& row : views.items.rows()) {
    const std::optional<VerdictView> verdict = verdict_of(row, *index);
    const Prediction* prediction = prediction_of(row, *index);
    if (!verdict) continue;
    const std::string& id = row.submission->submission.row.value;
    table.rows.push_back({{TableCell(id), TableCell(row.name), TableCell(say(state, outcome_text(verdict->outcome))),
                           TableCell(std::string(verdict->answer)), TableCell(std::string(rule_or_reason(*verdict))),
                           TableCell(prediction == nullptr ? std::string() : prediction->response.value_or(""))},
                          id});
  }
  return table;
}

ViewTable flow_table(const AppState& state, const Views& views) {
  const FlowView& flow = views.flow;
  if (flow.questions() == nullptr || flow.stages().empty()) return {};
  ViewTable table;
  if (!state.query.pattern.empty()) table = question_table(state, *flow.questions(), flow.items(), flow.rows());
  table.title = say(state, Text::Flow);
  for (const FlowStage& stage : flow.stages())
    table.title += (&stage == flow.stages().data() ? ": " : " \u2192 ") + stage.label;
  if (!state.query.pattern.empty()) {
    table.notes = {say(state, Text::FlowPattern) + ": " + state.query.pattern};
    return table;
  }
  table.columns = {{"pattern", say(state, Text::FlowPattern)},
                   {"items", say(state, Text::FlowItems), ColumnKind::Number},
                   {"share", say(state, Text::FlowShare), ColumnKind::Number}};
  for (const std::uint32_t place : flow.sorted()) {
    const FlowPattern& pattern = flow.patterns()[place];
    table.rows.push_back({{TableCell(pattern.pattern), count_cell(pattern.count),
                           percent_cell(static_cast<double>(pattern.count) / static_cast<double>(flow.item_count()))},
                          pattern.pattern});
  }
  return table;
}

ViewTable parse_table(const AppState& state, const Views& views) {
  const ParseView& parse = views.parse;
  if (parse.questions() == nullptr || parse.profiles().empty()) return {};
  ViewTable table;
  table.title = say(state, Text::ParseReplies);
  table.columns = {{"row", "id"}, {"item", say(state, Text::ParseItem)}, {"reply", say(state, Text::ParseReply)}};
  for (std::size_t p = 0; p < parse.profiles().size(); ++p)
    table.columns.push_back({parse.profiles()[p], parse.labels()[p]});
  for (const ParseEntry& entry : parse.entries()) {
    const std::string& question = parse.questions()->questions[entry.question].id.value;
    TableRow line{{TableCell(parse.rows()[entry.row].submission->submission.row.value), TableCell(question),
                   TableCell(std::string(parse.reply(entry)))},
                  question};
    for (std::size_t profile = 0; profile < parse.profiles().size(); ++profile)
      line.cells.emplace_back(answer_text(state, parse.verdict(entry, profile)));
    table.rows.push_back(std::move(line));
  }
  return table;
}

ViewTable pair_table(const AppState& state, const Views& views) {
  const PairView& pair = views.pair;
  if (pair.comparison() == nullptr) return {};
  const std::array<ItemRow, 2> sides{pair.baseline(), pair.candidate()};
  ViewTable table = question_table(state, *pair.questions(), pair.items(state.query.cell), sides);
  table.title = pair.baseline().name + " \u2192 " + pair.candidate().name;
  return table;
}

}  // namespace ego::web
