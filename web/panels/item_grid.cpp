#include "web/panels/item_grid.h"

#include <algorithm>

namespace ego::web {
namespace {

constexpr std::uint32_t kIdColumn = 0;
constexpr std::uint32_t kQuestionColumn = 1;
constexpr std::uint32_t kFirstRow = 2;

std::string facets_line(const Question& question) {
  std::string line;
  for (const std::string& facet : question.facets) {
    if (facet.empty()) continue;
    if (!line.empty()) line += " \u00b7 ";
    line += facet;
  }
  return line;
}

void question_cell(Ui& ui, Grid& grid, const Question& question, const Rect& rect) {
  const Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  const float first = ui.px(ui.size().body) + ui.px(ui.size().gap_tiny);
  const float second = ui.px(ui.size().small);
  const Rect top{inner.x, inner.mid_y() - (first + second) / 2, inner.w, first};
  const std::string text = question_line(ui, question);
  const std::string facets = facets_line(question);
  draw_text(ui, text, top, {});
  draw_text(ui, facets, {inner.x, top.bottom(), inner.w, second},
            {.size = ui.size().small, .color = ui.color().text_muted});
  grid.describe(kQuestionColumn, Role::RowHeader, text, facets.empty() ? "" : text + ", " + facets, top);
}

void outcome_cell(Ui& ui, Grid& grid, std::uint32_t column, const Verdict* verdict, const Rect& rect) {
  if (verdict == nullptr || verdict->outcome == Outcome::NotSubmitted)
    return grid.describe(column, Role::Cell, "\u2013", ui.say(Text::OutcomeNotSubmitted), rect);
  const OutcomeLook look = outcome_look(ui, verdict->outcome);
  Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  const float mark = ui.px(ui.size().mark);
  draw_symbol(ui, look.symbol, inner.cut_left(mark), look.color);
  inner.cut_left(ui.px(ui.size().gap_tiny));
  draw_text(ui, verdict->answer, inner, {.size = ui.size().small, .color = ui.color().text_muted});
  grid.describe(column, Role::Cell, verdict->answer, std::string(ui.say(look.word)) + " " + verdict->answer, rect);
}

std::vector<GridColumn> lay_out(const Ui& ui, std::span<const ItemRow> rows, const ItemList& list, const Rect& rect) {
  std::vector<GridColumn> columns;
  const float answer = ui.px(ui.narrow() ? ui.size().answer_column_narrow : ui.size().answer_column);
  const float pad = 2 * ui.px(ui.size().gap_small) + ui.margin() / 2;
  const float wanted = text_width(ui, list.longest_id, {.size = ui.size().small}) + pad;
  const float id_width = std::clamp(wanted, ui.px(ui.size().id_column),
                                    ui.px(ui.narrow() ? ui.size().id_column_narrow : ui.size().id_column_most));
  columns.push_back({.key = "id",
                     .title = "id",
                     .width = id_width,
                     .align = Align::Right,
                     .frozen = !ui.narrow(),
                     .sortable = false});
  columns.push_back({.key = "question",
                     .title = ui.say(Text::Question),
                     .align = Align::Left,
                     .frozen = !ui.narrow(),
                     .sortable = false});
  for (const ItemRow& row : rows)
    columns.push_back({.key = row.name,
                       .title = row.name,
                       .spoken = row.name,
                       .width = answer,
                       .align = Align::Left,
                       .sortable = false});
  if (!list.solved.empty())
    columns.push_back({.key = "solved",
                       .title = ui.say(Text::SolvedColumn),
                       .width = ui.px(ui.size().number_column_least),
                       .sortable = false});
  float fixed = ui.px(ui.size().scrollbar);
  for (const GridColumn& column : columns) fixed += column.width;
  columns[kQuestionColumn].width =
      std::max(ui.px(ui.narrow() ? ui.size().name_column_narrow : ui.size().name_column), rect.w - fixed);
  return columns;
}

}  // namespace

OutcomeLook outcome_look(const Ui& ui, Outcome outcome) {
  switch (outcome) {
    case Outcome::Right: return {Symbol::Right, ui.color().right, Text::OutcomeRight};
    case Outcome::Wrong: return {Symbol::Wrong, ui.color().wrong, Text::OutcomeWrong};
    case Outcome::Partial: return {Symbol::Right, ui.color().late, Text::OutcomePartial};
    case Outcome::Invalid: return {Symbol::Invalid, ui.color().invalid, Text::OutcomeInvalid};
    case Outcome::Missing: return {Symbol::Missing, ui.color().missing, Text::OutcomeMissing};
    case Outcome::Dropped: return {Symbol::Missing, ui.color().missing, Text::OutcomeDropped};
    case Outcome::Unscorable: return {Symbol::Missing, ui.color().missing, Text::OutcomeUnscorable};
    case Outcome::NotSubmitted: return {Symbol::Missing, ui.color().missing, Text::OutcomeNotSubmitted};
  }
  return {};
}

const Verdict* verdict_of(const ItemRow& row, std::uint32_t question) {
  return row.run != nullptr && question < row.run->verdicts.size() ? &row.run->verdicts[question] : nullptr;
}

std::string question_line(const Ui& ui, const Question& question) {
  std::string line = localized(ui, question.text, question.text_zh);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

void item_grid_ui(Ui& ui, const AppState& state, const QuestionSet& questions, std::span<const ItemRow> rows,
                  const ItemList& list, const Rect& rect) {
  const auto& [items, solved, longest_id, questions_of] = list;
  if (items.empty()) return nothing_fits_ui(ui, state, rect);
  const std::vector<GridColumn> columns = lay_out(ui, rows, list, rect);
  GridSpec spec{.key = "items",
                .label = ui.say(Text::Items),
                .columns = columns,
                .rows = static_cast<std::uint32_t>(items.size()),
                .row_height = ui.px(ui.size().row_height_two)};
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    if (questions.questions[items[i]].id.value == state.selected_row) spec.reveal = i;
  }
  Grid grid(ui, spec, rect);
  for (std::uint32_t column = 0; column < columns.size(); ++column) grid.header(column);
  grid.end_header();
  for (std::uint32_t index = grid.first_row(); index < grid.rows_end(); ++index) {
    const std::uint32_t item = items[index];
    const Question& question = questions.questions[item];
    const Press press =
        grid.begin_row(index, "item/" + question.id.value, question.id.value, question.id.value == state.selected_row);
    if (press.clicked) ui.actions.push(OpenItem{question.id.value});
    if (const auto cell = grid.cell(kIdColumn)) {
      draw_text(ui, question.id.value, cell->inset(ui.px(ui.size().gap_small), 0),
                {.size = ui.size().small, .align = Align::Right, .color = ui.color().text_muted});
      grid.describe(kIdColumn, Role::Cell, question.id.value, "", *cell);
    }
    if (const auto cell = grid.cell(kQuestionColumn)) question_cell(ui, grid, question, *cell);
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      const std::uint32_t asked = questions_of.empty() ? item : questions_of[index * rows.size() + row];
      if (const auto cell = grid.cell(row + kFirstRow))
        outcome_cell(ui, grid, row + kFirstRow, verdict_of(rows[row], asked), *cell);
    }
    const auto solved_column = static_cast<std::uint32_t>(rows.size()) + kFirstRow;
    if (!solved.empty()) {
      if (const auto cell = grid.cell(solved_column)) {
        const std::string share = std::to_string(solved[item]) + "/" + std::to_string(rows.size());
        draw_text(ui, share, cell->inset(ui.px(ui.size().gap_small), 0),
                  {.align = Align::Right, .color = ui.color().text_muted});
        grid.describe(solved_column, Role::Cell, share, "", *cell);
      }
    }
    grid.end_row();
  }
}

}  // namespace ego::web
