#include "web/panels/item_grid.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/base/utf8.h"
#include "web/views/facet_names.h"
#include "web/widgets/prose.h"

namespace ego::web {
namespace {

constexpr std::uint32_t kIdColumn = 0;
constexpr std::uint32_t kQuestionColumn = 1;
constexpr std::uint32_t kFirstRow = 2;

/// Why a question was found though nothing in its own text was hit: a piece of the first reply that was.
struct ReplyHit {
  std::string line;
  std::vector<Span> hits;  ///< bytes of `line`
};

std::optional<ReplyHit> first_reply_hit(const ItemList& list, std::uint32_t item) {
  constexpr std::size_t kBefore = 24;  // bytes of context
  constexpr std::size_t kLongest = 160;
  for (const ItemRow& row : list.searched) {
    const Prediction* prediction = prediction_of(row, item);
    if (prediction == nullptr || !prediction->response) continue;
    const std::string& reply = *prediction->response;
    const std::vector<Span> hits = find_hits(*list.search, SearchPart::Reply, reply);
    if (hits.empty()) continue;
    std::size_t from = hits.front().begin > kBefore ? hits.front().begin - kBefore : 0;
    while (from > 0 && (static_cast<unsigned char>(reply[from]) & 0xC0U) == 0x80) --from;  // not inside a code point
    ReplyHit found{row.name + ": ", {}};
    const auto head = static_cast<std::uint32_t>(found.line.size());
    found.line += reply.substr(from, prefix_of_code_points(std::string_view(reply).substr(from), kLongest));
    std::replace(found.line.begin(), found.line.end(), '\n', ' ');
    const auto shift = static_cast<std::uint32_t>(from);
    for (const Span& hit : hits) {
      if (head + hit.end - shift <= found.line.size())
        found.hits.push_back({head + hit.begin - shift, head + hit.end - shift});
    }
    return found;
  }
  return std::nullopt;
}

void question_cell(Ui& ui, Grid& grid, const QuestionSet& questions, const ItemList& list, std::uint32_t item,
                   const Rect& rect) {
  const Question& question = questions.questions[item];
  const Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  const float first = ui.px(ui.size().body) + ui.px(ui.size().gap_tiny);
  const float second = ui.px(ui.size().small);
  const Rect top{inner.x, inner.mid_y() - (first + second) / 2, inner.w, first};
  const std::string text = question_line(ui, question);
  const std::vector<Span> hits =
      list.search == nullptr ? std::vector<Span>{} : find_hits(*list.search, SearchPart::Question, text);
  std::string below = facet_line(questions, question, " \u00b7 ", ui.tongue);
  std::vector<Span> below_hits;
  if (list.search != nullptr && !list.search->terms.empty() && hits.empty()) {
    if (std::optional<ReplyHit> reply = first_reply_hit(list, item)) {
      below = std::move(reply->line);
      below_hits = std::move(reply->hits);
    }
  }
  draw_marked_line(ui, text, top, {}, hit_marks(ui, hits));
  draw_marked_line(ui, below, {inner.x, top.bottom(), inner.w, second},
                   {.size = ui.size().small, .color = ui.color().text_muted}, hit_marks(ui, below_hits));
  grid.describe(kQuestionColumn, Role::RowHeader, text, below.empty() ? "" : text + ", " + below, top);
}

/// The question that a row answered in that line of the list.
std::uint32_t asked_of(const ItemList& list, std::size_t rows, std::uint32_t index, std::uint32_t row) {
  return list.questions_of.empty() ? list.items[index] : list.questions_of[index * rows + row];
}

/// The outcomes of all shown rows as marks in one cell, where there is no room for a column each.
void strip_cell(Ui& ui, Grid& grid, std::span<const ItemRow> rows, const ItemList& list, std::uint32_t index,
                Rect rect) {
  rect = rect.inset(ui.px(ui.size().gap_small), 0);
  std::string spoken;
  const Rect whole = rect;
  for (std::uint32_t place = 0; place < rows.size(); ++place) {
    const ItemRow& row = rows[place];
    const std::optional<VerdictView> verdict = verdict_of(row, asked_of(list, rows.size(), index, place));
    const OutcomeLook look = outcome_look(ui, verdict ? verdict->outcome : Outcome::NotSubmitted);
    draw_symbol(ui, look.symbol, rect.cut_left(ui.px(ui.size().mark)), look.color);
    rect.cut_left(ui.px(ui.size().gap_tiny));
    spoken += (spoken.empty() ? "" : ", ") + row.name + " " + ui.say(look.word);
  }
  grid.describe(kFirstRow, Role::Cell, "", spoken, whole);
}

void outcome_cell(Ui& ui, Grid& grid, std::uint32_t column, const std::optional<VerdictView>& verdict,
                  const Rect& rect) {
  if (!verdict || verdict->outcome == Outcome::NotSubmitted)
    return grid.describe(column, Role::Cell, "\u2013", ui.say(Text::OutcomeNotSubmitted), rect);
  const OutcomeLook look = outcome_look(ui, verdict->outcome);
  Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  const float mark = ui.px(ui.size().mark);
  draw_symbol(ui, look.symbol, inner.cut_left(mark), look.color);
  inner.cut_left(ui.px(ui.size().gap_tiny));
  draw_text(ui, verdict->answer, inner, {.size = ui.size().small, .color = ui.color().text_muted});
  grid.describe(column, Role::Cell, verdict->answer,
                std::string(ui.say(look.word)) + " " + std::string(verdict->answer), rect);
}

/// On a narrow page the outcomes stand in one column.
bool is_strip(const Ui& ui) { return ui.narrow(); }

std::vector<GridColumn> lay_out(const Ui& ui, std::span<const ItemRow> rows, const ItemList& list, const Rect& rect) {
  std::vector<GridColumn> columns;
  const float answer = ui.px(ui.size().answer_column);
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
  if (is_strip(ui)) {
    const float marks = static_cast<float>(rows.size()) * ui.px(ui.size().mark + ui.size().gap_tiny);
    columns.push_back({.key = "rows",
                       .title = ui.say(Text::RowsMenu),
                       .width = std::max(marks + pad, ui.px(ui.size().answer_column_narrow)),
                       .align = Align::Left,
                       .sortable = false});
  } else {
    for (const ItemRow& row : rows)
      columns.push_back({.key = row.name,
                         .title = row.name,
                         .spoken = row.name,
                         .width = answer,
                         .align = Align::Left,
                         .sortable = false});
  }
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

std::string question_line(const Ui& ui, const Question& question) {
  std::string line = localized(ui, question.text, question.text_zh);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

void item_grid_ui(Ui& ui, const AppState& state, const QuestionSet& questions, std::span<const ItemRow> rows,
                  const ItemList& list, const Rect& rect) {
  const auto& items = list.items;
  const auto& solved = list.solved;
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
                {.size = ui.size().small, .align = Align::Right, .color = ui.color().text_muted, .cut = Cut::Start});
      grid.describe(kIdColumn, Role::Cell, question.id.value, "", *cell);
    }
    if (const auto cell = grid.cell(kQuestionColumn)) question_cell(ui, grid, questions, list, item, *cell);
    if (is_strip(ui)) {
      if (const auto cell = grid.cell(kFirstRow)) strip_cell(ui, grid, rows, list, index, *cell);
    } else {
      for (std::uint32_t row = 0; row < rows.size(); ++row) {
        if (const auto cell = grid.cell(row + kFirstRow))
          outcome_cell(ui, grid, row + kFirstRow, verdict_of(rows[row], asked_of(list, rows.size(), index, row)),
                       *cell);
      }
    }
    const auto solved_column = static_cast<std::uint32_t>(columns.size()) - 1;
    if (!solved.empty()) {
      if (const auto cell = grid.cell(solved_column)) {
        const std::string share = std::to_string(solved[item]) + "/" + std::to_string(list.searched.size());
        draw_text(ui, share, cell->inset(ui.px(ui.size().gap_small), 0),
                  {.align = Align::Right, .color = ui.color().text_muted});
        grid.describe(solved_column, Role::Cell, share, "", *cell);
      }
    }
    grid.end_row();
  }
}

}  // namespace ego::web
