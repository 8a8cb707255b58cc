#include "web/views/agree_view.h"

#include <algorithm>
#include <cmath>

#include "web/charts/cells.h"

namespace ego::web {
namespace {

struct Measure {
  Text title;
  Text sentence;
  std::optional<double> (*value)(const PairAgreement&);
  int decimals = 2;
  double full = 1;  ///< value with the strongest colour
};

Measure measure_of(ChartKind measure) {
  switch (measure) {
    case ChartKind::Errors:
      return {Text::AgreeErrors, Text::AgreeErrorsSentence, [](const PairAgreement& p) { return p.error_consistency; }};
    case ChartKind::SameWrong:
      return {Text::AgreeSameWrong, Text::AgreeSameWrongSentence,
              [](const PairAgreement& p) { return p.same_wrong.lift; }, 2, 4};
    default: return {Text::AgreeKappa, Text::AgreeKappaSentence, [](const PairAgreement& p) { return p.kappa; }};
  }
}

std::string note_of(const PairAgreement& pair, const std::string& a, const std::string& b, Tongue tongue) {
  const auto number = [](const std::optional<double>& value) {
    return value ? decimal_text(*value, 2) : std::string("\u2013");
  };
  std::string note = a + "\n" + b + "\n" + text(Text::AgreeKappa, tongue) + "  " + number(pair.kappa) + "\n" +
                     text(Text::AgreeErrors, tongue) + "  " + number(pair.error_consistency) + "\n" +
                     text(Text::AgreeSameWrong, tongue) + "  " + number(pair.same_wrong.lift);
  note += "\n" +
          text(Text::AgreeJoint, tongue, {std::to_string(pair.same_wrong.joint), std::to_string(pair.same_wrong.same)});
  return note;
}

charts::ChartSet draw_matrix(const AgreementMatrix& matrix, const ScoredRows& rows, const Measure& measure,
                             Tongue tongue) {
  charts::CellGrid grid;
  grid.labels = charts::Labels::Numbers;
  grid.title = text(measure.title, tongue);
  for (const std::uint32_t row : matrix.order) {
    grid.rows.push_back(rows.name(matrix.rows[row]));
    grid.columns.push_back(grid.rows.back());
  }
  for (const std::uint32_t a : matrix.order) {
    for (const std::uint32_t b : matrix.order) {
      charts::Cell cell;
      if (a == b) {
        cell.absent = true;
        grid.cells.push_back(std::move(cell));
        continue;
      }
      const PairAgreement& pair = matrix.pairs[matrix.place(a, b)];
      const std::optional<double> value = measure.value(pair);
      cell.text = value ? decimal_text(*value, measure.decimals) : "\u2013";
      cell.weak = !value;
      cell.amount = std::clamp(value.value_or(0) / measure.full, -1.0, 1.0);
      cell.note = note_of(pair, rows.name(matrix.rows[a]), rows.name(matrix.rows[b]), tongue);
      cell.opens = matrix.rows[a].value;
      cell.opens_too = matrix.rows[b].value;
      grid.cells.push_back(std::move(cell));
    }
  }
  grid.sentence = text(measure.sentence, tongue);
  return charts::draw_in_every_space(charts::draw_cells, grid);
}

/// Every pair with all measures, the most alike first.
ViewTable pair_list(const AgreementMatrix& matrix, const ScoredRows& rows, const Measure& measure, Tongue tongue) {
  ViewTable table;
  table.title = text(measure.title, tongue);
  table.columns = {{"a", text(Text::AgreeFirst, tongue)},
                   {"b", text(Text::AgreeSecond, tongue)},
                   {"kappa", text(Text::AgreeKappa, tongue), ColumnKind::Number},
                   {"error_consistency", text(Text::AgreeErrors, tongue), ColumnKind::Number},
                   {"same_wrong_lift", text(Text::AgreeSameWrong, tongue), ColumnKind::Number},
                   {"joint_errors", text(Text::AgreeJointErrors, tongue), ColumnKind::Number},
                   {"same_wrong", text(Text::AgreeSameOption, tongue), ColumnKind::Number},
                   {"n", "n", ColumnKind::Number}};
  std::vector<const PairAgreement*> pairs;
  for (const PairAgreement& pair : matrix.pairs) pairs.push_back(&pair);
  std::stable_sort(pairs.begin(), pairs.end(), [&](const auto* a, const auto* b) {
    return measure.value(*a).value_or(-2) > measure.value(*b).value_or(-2);
  });
  for (const PairAgreement* pair : pairs) {
    table.rows.push_back(
        {{TableCell(rows.name(matrix.rows[pair->a])), TableCell(rows.name(matrix.rows[pair->b])),
          number_cell(pair->kappa, 2), number_cell(pair->error_consistency, 2), number_cell(pair->same_wrong.lift, 2),
          count_cell(pair->same_wrong.joint), count_cell(pair->same_wrong.same), count_cell(pair->items)},
         matrix.rows[pair->a].value,
         matrix.rows[pair->b].value});
  }
  table.notes = {text(measure.sentence, tongue)};
  if (matrix.fleiss)
    table.notes.push_back(
        text(Text::AgreeFleiss, tongue, {decimal_text(*matrix.fleiss, 2), std::to_string(matrix.fleiss_items)}));
  return table;
}

ViewTable lonely_table(const std::vector<LonelyRow>& lonely, const ScoredRows& rows, Tongue tongue) {
  ViewTable table;
  table.title = text(Text::AgreeAlone, tongue);
  table.columns = {{"row", text(Text::ModelColumn, tongue)},
                   {"right_alone", text(Text::AgreeRightAlone, tongue), ColumnKind::Number},
                   {"wrong_alone", text(Text::AgreeWrongAlone, tongue), ColumnKind::Number}};
  for (const LonelyRow& row : lonely) {
    table.rows.push_back(
        {{TableCell(rows.name(row.row)), count_cell(row.right.size()), count_cell(row.wrong.size())}, row.row.value});
  }
  table.notes = {text(Text::AgreeAloneSentence, tongue)};
  return table;
}

}  // namespace

ChartKind effective_measure(const AppState& state) {
  switch (state.query.chart) {
    case ChartKind::Errors:
    case ChartKind::SameWrong:
    case ChartKind::Alone: return state.query.chart;
    default: return ChartKind::Kappa;
  }
}

std::vector<LonelyRow> find_lonely(const AnswerTable& table) {
  constexpr std::size_t kLeastRows = 3;
  std::vector<std::uint32_t> full;
  for (std::uint32_t row = 0; row < table.rows.size(); ++row) {
    if (table.ran_all(row)) full.push_back(row);
  }
  std::vector<LonelyRow> lonely;
  if (full.size() < kLeastRows) return lonely;
  for (const std::uint32_t row : full) lonely.push_back({table.rows[row], {}, {}});
  for (std::size_t item = 0; item < table.items(); ++item) {
    std::size_t right = 0;
    for (const std::uint32_t row : full) right += table.cells[row][item].outcome == Outcome::Right ? 1 : 0;
    if (right != 1 && right + 1 != full.size()) continue;
    for (std::size_t i = 0; i < full.size(); ++i) {
      const bool is_right = table.cells[full[i]][item].outcome == Outcome::Right;
      if (right == 1 && is_right) lonely[i].right.push_back(table.questions[item]);
      if (right + 1 == full.size() && !is_right) lonely[i].wrong.push_back(table.questions[item]);
    }
  }
  return lonely;
}

void AgreeView::choose_items(const AppState& state) {
  items_.clear();
  const auto row = std::find_if(lonely_.begin(), lonely_.end(),
                                [&](const LonelyRow& one) { return one.row.value == state.query.pin; });
  if (effective_measure(state) != ChartKind::Alone || row == lonely_.end()) return;
  std::merge(row->right.begin(), row->right.end(), row->wrong.begin(), row->wrong.end(), std::back_inserter(items_));
}

void AgreeView::update(const AppState& state) {
  if (state.query.view != ViewKind::Agree) return;
  const std::string source = scored_source(state);
  const ChartKind measure = effective_measure(state);
  const bool same_data = seen_revision_ == state.data_revision && seen_source_ == source;
  if (same_data && seen_measure_ == measure && seen_pin_ == state.query.pin) return;
  const std::optional<ScoredRows> rows = scored_rows(state);
  ready_ = rows.has_value();
  if (!rows) return;
  ++recomputed_;
  const Tongue tongue = shown_tongue(state);
  if (!same_data) {
    questions_ = rows->questions;
    const AnswerTable answers = answer_table(*rows->questions, *rows->column, *rows->profile, rows->rows);
    matrix_ = analyze_agreement(answers, {});
    lonely_ = find_lonely(answers);
  }
  seen_revision_ = state.data_revision;
  seen_source_ = source;
  seen_measure_ = measure;
  seen_pin_ = state.query.pin;
  charts_ = {};
  if (measure == ChartKind::Alone) {
    table_ = lonely_table(lonely_, *rows, tongue);
  } else {
    charts_ = draw_matrix(matrix_, *rows, measure_of(measure), tongue);
    table_ = pair_list(matrix_, *rows, measure_of(measure), tongue);
  }
  choose_items(state);
}

}  // namespace ego::web
