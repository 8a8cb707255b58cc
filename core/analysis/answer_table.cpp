#include "core/analysis/answer_table.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/board/column_items.h"
#include "core/compare/pair.h"
#include "core/model/item_means.h"
#include "core/model/text_pool.h"

namespace ego {
namespace {

constexpr std::string_view kHuman = "human";  // ModelInfo::kind
constexpr std::uint32_t kFirstText = 32;  // below: none, the named options, and "other"

/// Under a profile for open answers nobody saw the options.
bool has_options(const Question& question, const Profile& profile) {
  return profile.question_type != "open" && question.options.size() >= 2;
}

/// All questions of the column, before anything is left out.
AnswerTable empty_table(const QuestionSet& questions, const Column& column, const Profile& profile) {
  AnswerTable table;
  table.column = column.id;
  table.profile = profile.id;
  for (std::uint32_t i = 0; i < questions.questions.size(); ++i) {
    const Question& question = questions.questions[i];
    if (!questions.in_column(question, column)) continue;
    const bool choice = has_options(question, profile);
    table.questions.push_back(i);
    table.options.push_back(choice ? static_cast<std::uint8_t>(std::min<std::size_t>(question.options.size(), 255))
                                   : 0);
    const auto gold = choice ? question.gold.as_id_text() : std::nullopt;
    const std::uint8_t number = gold ? answer_number(question, *gold) : std::uint8_t{0};
    table.gold.push_back(number == kOtherAnswer ? std::uint8_t{0} : number);
  }
  return table;
}

void add_row(AnswerTable& table, const RowId& id, std::size_t place, std::vector<AnswerCell> cells) {
  const bool ran = std::any_of(cells.begin(), cells.end(),
                               [](const AnswerCell& cell) { return cell.outcome != Outcome::NotSubmitted; });
  if (!ran) return;
  table.rows.push_back(id);
  table.places.push_back(static_cast<std::uint32_t>(place));
  table.cells.push_back(std::move(cells));
}

/// Where the set keeps its key to itself, an answer that was right tells it.
void learn_gold(AnswerTable& table) {
  for (std::size_t item = 0; item < table.items(); ++item) {
    if (table.gold[item] != 0 || table.options[item] == 0) continue;
    for (const auto& cells : table.cells) {
      const AnswerCell& cell = cells[item];
      if (cell.outcome == Outcome::Right && cell.answer > 0 && cell.answer < kOtherAnswer)
        table.gold[item] = static_cast<std::uint8_t>(cell.answer);
    }
  }
}

template <class T>
void keep(std::vector<T>& values, const std::vector<bool>& kept) {
  std::size_t to = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (kept[i]) values[to++] = values[i];
  }
  values.resize(to);
}

/// Leaves out what some row cannot be scored on: a difference in items must not look like one in rows.
void finish(AnswerTable& table, const QuestionSet& questions) {
  std::vector<bool> kept(table.items(), true);
  for (const auto& cells : table.cells) {
    for (std::size_t item = 0; item < cells.size(); ++item) {
      if (cells[item].outcome == Outcome::Unscorable) kept[item] = false;
    }
  }
  table.unscorable = static_cast<std::uint64_t>(std::count(kept.begin(), kept.end(), false));
  keep(table.questions, kept);
  keep(table.options, kept);
  keep(table.gold, kept);
  for (auto& cells : table.cells) keep(cells, kept);
  table.clusters = clusters_of(questions, table.questions);
  learn_gold(table);
}

}  // namespace

bool AnswerTable::ran_all(std::size_t row) const {
  return std::none_of(cells[row].begin(), cells[row].end(),
                      [](const AnswerCell& cell) { return cell.outcome == Outcome::NotSubmitted; });
}

AnswerTable answer_table(const QuestionSet& questions, const Column& column, const Profile& profile,
                         std::span<const ScoredSubmission* const> rows) {
  AnswerTable table = empty_table(questions, column, profile);
  TextPool texts;  // of open answers
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const ScoredRun* run = run_of(*rows[row], profile.id);
    if (run == nullptr) continue;
    std::vector<AnswerCell> cells(table.items());
    const ItemMeans means(*run, questions.questions.size());
    const bool asked_all = rows[row]->submission.model.kind != kHuman;
    for (std::size_t item = 0; item < cells.size(); ++item) {
      const std::uint32_t question = table.questions[item];
      if (question >= run->verdicts.size()) continue;
      const VerdictView verdict = run->verdicts[question];
      if (verdict.outcome == Outcome::Missing && !asked_all) continue;
      cells[item].outcome = verdict.outcome;
      cells[item].score = means.score(question);
      if (verdict.answer.empty()) continue;
      cells[item].answer = table.options[item] > 0 ? answer_number(questions.questions[question], verdict.answer)
                                                   : kFirstText - 1 + texts.number(verdict.answer);
    }
    add_row(table, rows[row]->submission.row, row, std::move(cells));
  }
  finish(table, questions);
  return table;
}

AnswerTable answer_table(const QuestionSet& questions, const Column& column, const Profile& profile,
                         const ItemMatrix& matrix, std::span<const RowId> rows) {
  AnswerTable table = empty_table(questions, column, profile);
  table.open_answers = OpenAnswers::Lost;
  for (std::size_t row = 0; row < rows.size() && row < matrix.rows(); ++row) {
    std::vector<AnswerCell> cells(table.items());
    for (std::size_t item = 0; item < cells.size(); ++item) {
      const std::uint32_t question = table.questions[item];
      if (question >= matrix.items()) continue;
      const Outcome outcome = matrix.outcome(row, question);
      cells[item].outcome = outcome;
      cells[item].score = matrix.score(row, question);
      cells[item].answer = matrix.answer(row, question);
    }
    add_row(table, rows[row], row, std::move(cells));
  }
  finish(table, questions);
  return table;
}

AnswerTable keep_rows(const AnswerTable& table, std::span<const std::uint32_t> rows) {
  AnswerTable out = table;
  out.rows.clear();
  out.places.clear();
  out.cells.clear();
  for (const std::uint32_t row : rows) {
    out.rows.push_back(table.rows[row]);
    out.places.push_back(table.places[row]);
    out.cells.push_back(table.cells[row]);
  }
  return out;
}

std::string answer_name(std::uint32_t answer) {
  constexpr std::uint32_t kLetters = 26;
  if (answer == 0) return "none";
  if (answer <= kLetters) return std::string(1, static_cast<char>('A' + answer - 1));
  return answer < kOtherAnswer ? "option " + std::to_string(answer) : "other";
}

}  // namespace ego
