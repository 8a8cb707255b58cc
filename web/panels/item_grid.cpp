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

/// The line under a question: its facets, or why it was found.
struct SecondLine {
  std::string text;
  std::vector<Span> hits;
};

SecondLine second_line(const Ui& ui, const QuestionSet& questions, const ItemList& list, std::uint32_t item,
                       bool found) {
  if (list.search != nullptr && !list.search->terms.empty() && !found) {
    if (std::optional<ReplyHit> reply = first_reply_hit(list, item))
      return {std::move(reply->line), std::move(reply->hits)};
  }
  return {facet_line(questions, questions.questions[item], " \u00b7 ", ui.tongue), {}};
}

std::vector<Span> question_hits(const ItemList& list, std::string_view text) {
  return list.search == nullptr ? std::vector<Span>{} : find_hits(*list.search, SearchPart::Question, text);
}

/// Two lines in the middle of a cell; the first takes what it needs from the rectangle's top.
struct TwoLines {
  Rect first;
  Rect second;
};

TwoLines two_lines(const Ui& ui, const Rect& rect) {
  const Rect inner = rect.inset(ui.px(ui.size().gap_small), 0);
  const float first = ui.px(ui.size().body) + ui.px(ui.size().gap_tiny);
  const float second = ui.px(ui.size().small);
  const Rect top{inner.x, inner.mid_y() - (first + second) / 2, inner.w, first};
  return {top, {inner.x, top.bottom(), inner.w, second}};
}

void question_cell(Ui& ui, Grid& grid, const QuestionSet& questions, const ItemList& list, std::uint32_t item,
                   const Rect& rect) {
  const Question& question = questions.questions[item];
  const auto [top, bottom] = two_lines(ui, rect);
  const std::string text = question_line(ui, question);
  const std::vector<Span> hits = question_hits(list, text);
  const SecondLine below = second_line(ui, questions, list, item, !hits.empty());
  draw_marked_line(ui, text, top, {}, hit_marks(ui, hits));
  draw_marked_line(ui, below.text, bottom, {.size = ui.size().small, .color = ui.color().text_muted},
                   hit_marks(ui, below.hits));
  grid.describe(kQuestionColumn, Role::RowHeader, text, below.text.empty() ? "" : text + ", " + below.text, top);
}

std::string solved_text(const ItemList& list, std::uint32_t item) {
  return std::to_string(list.solved[item]) + "/" + std::to_string(list.searched.size());
}

/// The question that a row answered in that line of the list.
std::uint32_t asked_of(const ItemList& list, std::size_t rows, std::uint32_t index, std::uint32_t row) {
  return list.questions_of.empty() ? list.items[index] : list.questions_of[index * rows + row];
}

float strip_width(const Ui& ui, std::size_t rows) {
  return static_cast<float>(rows) * ui.px(ui.size().mark + ui.size().gap_tiny);
}

/// The outcomes of all shown rows as marks, as many as there is room for; spoken are all.
void strip_ui(Ui& ui, Grid& grid, std::span<const ItemRow> rows, const ItemList& list, std::uint32_t index, Rect rect) {
  std::string spoken;
  const Rect whole = rect;
  for (std::uint32_t place = 0; place < rows.size(); ++place) {
    const ItemRow& row = rows[place];
    const std::optional<VerdictView> verdict = verdict_of(row, asked_of(list, rows.size(), index, place));
    const OutcomeLook look = outcome_look(ui, verdict ? verdict->outcome : Outcome::NotSubmitted);
    spoken += (spoken.empty() ? "" : ", ") + row.name + " " + ui.say(look.word);
    if (rect.w < ui.px(ui.size().mark)) continue;
    draw_symbol(ui, look.symbol, rect.cut_left(ui.px(ui.size().mark)), look.color);
    rect.cut_left(ui.px(ui.size().gap_tiny));
  }
  grid.describe(kFirstRow, Role::Cell, "", spoken, whole);
}

/// On a narrow page a question is a card: its text and how many were right, below them its id, facets and the outcomes.
void card_cell(Ui& ui, Grid& grid, const QuestionSet& questions, std::span<const ItemRow> rows, const ItemList& list,
               std::uint32_t index, const Rect& rect) {
  const std::uint32_t item = list.items[index];
  const Question& question = questions.questions[item];
  auto [top, bottom] = two_lines(ui, rect);
  const TextLook small{.size = ui.size().small, .color = ui.color().text_muted};
  if (!list.solved.empty()) {
    const std::string share = solved_text(list, item);
    const Rect box = top.cut_right(text_width(ui, share, small));
    draw_text(ui, share, box, small);
    top.cut_right(ui.px(ui.size().gap_small));
    grid.describe(kFirstRow + 1, Role::Cell, share, "", box);
  }
  const std::string text = question_line(ui, question);
  const std::vector<Span> hits = question_hits(list, text);
  draw_marked_line(ui, text, top, {}, hit_marks(ui, hits));
  grid.describe(kQuestionColumn, Role::RowHeader, text, "", top);

  const float most = bottom.w * ui.size().votes_share;
  strip_ui(ui, grid, rows, list, index, bottom.cut_right(std::min(strip_width(ui, rows.size()), most)));
  bottom.cut_right(ui.px(ui.size().gap_small));
  SecondLine below = second_line(ui, questions, list, item, !hits.empty());
  const std::string& id = question.id.value;
  // What tells ids apart is at their end.
  if (text_width(ui, id, small) > bottom.w) {
    draw_text(ui, id, bottom, {.size = small.size, .color = small.color, .cut = Cut::Start});
  } else {
    const std::string head = id + (below.text.empty() ? "" : " \u00b7 ");
    for (Span& hit : below.hits) {
      hit.begin += static_cast<std::uint32_t>(head.size());
      hit.end += static_cast<std::uint32_t>(head.size());
    }
    draw_marked_line(ui, head + below.text, bottom, small, hit_marks(ui, below.hits));
  }
  grid.describe(kIdColumn, Role::Cell, id, below.text.empty() ? "" : id + ", " + below.text, bottom);
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

/// Columns of a narrow page: what they hold stands in the question's card, so the others have no width of their own.
std::vector<GridColumn> lay_out_card(const Ui& ui, const ItemList& list, const Rect& rect) {
  std::vector<GridColumn> columns;
  for (const auto& [key, title] :
       {std::pair("id", "id"), std::pair("question", ui.say(Text::Question)), std::pair("rows", ui.say(Text::RowsMenu)),
        std::pair("solved", ui.say(Text::SolvedColumn))})
    columns.push_back({.key = key, .title = title, .align = Align::Left, .sortable = false});
  if (list.solved.empty()) columns.pop_back();
  columns[kQuestionColumn].width = rect.w - ui.px(ui.size().scrollbar);
  return columns;
}

std::vector<GridColumn> lay_out(const Ui& ui, std::span<const ItemRow> rows, const ItemList& list, const Rect& rect) {
  if (ui.narrow()) return lay_out_card(ui, list, rect);
  std::vector<GridColumn> columns;
  const float pad = 2 * ui.px(ui.size().gap_small) + ui.margin() / 2;
  const float wanted = text_width(ui, list.longest_id, {.size = ui.size().small}) + pad;
  columns.push_back({.key = "id",
                     .title = "id",
                     .width = std::clamp(wanted, ui.px(ui.size().id_column), ui.px(ui.size().id_column_most)),
                     .align = Align::Right,
                     .frozen = true,
                     .sortable = false});
  columns.push_back(
      {.key = "question", .title = ui.say(Text::Question), .align = Align::Left, .frozen = true, .sortable = false});
  for (const ItemRow& row : rows)
    columns.push_back({.key = row.name,
                       .title = row.name,
                       .spoken = row.name,
                       .width = ui.px(ui.size().answer_column),
                       .align = Align::Left,
                       .sortable = false});
  if (!list.solved.empty())
    columns.push_back({.key = "solved",
                       .title = ui.say(Text::SolvedColumn),
                       .width = ui.px(ui.size().number_column_least),
                       .sortable = false});
  float fixed = ui.px(ui.size().scrollbar);
  for (const GridColumn& column : columns) fixed += column.width;
  columns[kQuestionColumn].width = std::max(ui.px(ui.size().name_column), rect.w - fixed);
  return columns;
}

/// Cells of a wide page beside the question.
void row_cells(Ui& ui, Grid& grid, std::span<const ItemRow> rows, const ItemList& list, std::uint32_t index,
               const QuestionSet& questions) {
  const Question& question = questions.questions[list.items[index]];
  if (const auto cell = grid.cell(kIdColumn)) {
    draw_text(ui, question.id.value, cell->inset(ui.px(ui.size().gap_small), 0),
              {.size = ui.size().small, .align = Align::Right, .color = ui.color().text_muted, .cut = Cut::Start});
    grid.describe(kIdColumn, Role::Cell, question.id.value, "", *cell);
  }
  if (const auto cell = grid.cell(kQuestionColumn)) question_cell(ui, grid, questions, list, list.items[index], *cell);
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    if (const auto cell = grid.cell(row + kFirstRow))
      outcome_cell(ui, grid, row + kFirstRow, verdict_of(rows[row], asked_of(list, rows.size(), index, row)), *cell);
  }
  if (list.solved.empty()) return;
  const auto solved_column = static_cast<std::uint32_t>(rows.size()) + kFirstRow;
  if (const auto cell = grid.cell(solved_column)) {
    const std::string share = solved_text(list, list.items[index]);
    draw_text(ui, share, cell->inset(ui.px(ui.size().gap_small), 0),
              {.align = Align::Right, .color = ui.color().text_muted});
    grid.describe(solved_column, Role::Cell, share, "", *cell);
  }
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
    if (!ui.narrow())
      row_cells(ui, grid, rows, list, index, questions);
    else if (const auto cell = grid.cell(kQuestionColumn))
      card_cell(ui, grid, questions, rows, list, index, *cell);
    grid.end_row();
  }
}

}  // namespace ego::web
