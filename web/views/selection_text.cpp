#include "web/views/selection_text.h"

#include <algorithm>

#include "core/report/escape.h"

namespace ego::web {
namespace {

/// Fields and lines of one of the two forms.
class Writer {
 public:
  explicit Writer(TextTable form) : form_(form) {}

  void field(std::string_view text) {
    if (!first_) out_ += form_ == TextTable::Tsv ? '\t' : ',';
    first_ = false;
    if (form_ == TextTable::Csv) {
      out_ += escape_csv_text(text);
      return;
    }
    for (const char c : text) out_ += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  }
  void end_line() {
    out_ += '\n';
    first_ = true;
  }
  std::string take() { return std::move(out_); }

 private:
  TextTable form_;
  std::string out_;
  bool first_ = true;
};

bool on_board(const Query& query) { return query.view == ViewKind::Board || query.view == ViewKind::Row; }

bool on_items(const Query& query) { return query.view == ViewKind::Items || query.view == ViewKind::Pair; }

/// Visible rows that are chosen.
std::vector<std::uint32_t> chosen_rows(const AppState& state, const BoardView& view) {
  const Board& board = *view.board();
  std::vector<std::string> wanted = state.query.basket;
  if (wanted.empty() && !state.selected_row.empty()) wanted.push_back(state.selected_row);
  std::vector<std::uint32_t> rows;
  std::copy_if(view.rows().begin(), view.rows().end(), std::back_inserter(rows), [&](std::uint32_t row) {
    return std::find(wanted.begin(), wanted.end(), board.rows[row].id.value) != wanted.end();
  });
  return rows.empty() ? view.rows() : rows;
}

std::string board_text(const AppState& state, const BoardView& view, TextTable form) {
  const Board& board = *view.board();
  Writer out(form);
  out.field("row");
  out.field("model");
  for (const std::uint32_t column : view.columns()) out.field(board.columns[column].title);
  out.end_line();
  for (const std::uint32_t index : chosen_rows(state, view)) {
    const BoardRow& row = board.rows[index];
    out.field(row.id.value);
    out.field(row.name);
    for (const std::uint32_t column : view.columns()) out.field(row.cells[column].text);
    out.end_line();
  }
  return out.take();
}

std::string items_text(const AppState& state, const Views& views, TextTable form) {
  const ItemsView& view = views.items;
  const QuestionSet& questions = *view.questions();
  Writer out(form);
  out.field("id");
  out.field("question");
  for (const std::string& facet : questions.facet_keys) out.field(facet);
  for (const ItemRow& row : view.shown()) {
    out.field(row.name);
    out.field(row.name + " answer");
  }
  out.end_line();
  for (const std::uint32_t index : item_list(state, views)) {
    const Question& question = questions.questions[index];
    out.field(question.id.value);
    out.field(question.text);
    for (const std::string& facet : questions.facet_keys)
      out.field(question_field(questions, question, facet).value_or(std::string_view{}));
    for (const ItemRow& row : view.shown()) {
      const Verdict* verdict = verdict_of(row, index);
      out.field(verdict == nullptr ? std::string_view{} : to_string(verdict->outcome));
      out.field(verdict == nullptr ? std::string_view{} : std::string_view(verdict->answer));
    }
    out.end_line();
  }
  return out.take();
}

}  // namespace

bool has_table(const AppState& state, const Views& views) {
  if (on_board(state.query)) return views.board.board() != nullptr;
  return on_items(state.query) && views.items.questions() != nullptr;
}

std::string selection_text(const AppState& state, const Views& views, TextTable form) {
  if (!has_table(state, views)) return {};
  return on_board(state.query) ? board_text(state, views.board, form) : items_text(state, views, form);
}

}  // namespace ego::web
