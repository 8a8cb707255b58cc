#include "web/views/slices_view.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "core/compare/pair.h"
#include "core/stats/beta.h"
#include "web/charts/forest.h"
#include "web/views/chart_view.h"
#include "web/views/facet_names.h"

namespace ego::web {
namespace {

constexpr std::size_t kDrawn = 16;  // slices in the drawing; the table has all
constexpr double kPercent = 100;
constexpr double kSignificant = 0.05;

std::optional<std::uint32_t> find_row(const AnswerTable& table, const std::string& id) {
  const auto found =
      std::find_if(table.rows.begin(), table.rows.end(), [&](const RowId& row) { return row.value == id; });
  if (found == table.rows.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - table.rows.begin());
}

/// The row with the highest total; full runs of models come before baselines and ablations.
std::uint32_t best_row(const AnswerTable& table, const ScoredRows& rows) {
  std::uint32_t best = 0;
  std::pair<int, double> best_merit{-1, 0};
  for (std::uint32_t row = 0; row < table.rows.size(); ++row) {
    const Submission& submission = rows.rows[table.places[row]]->submission;
    const bool ranks = submission.model.kind == "model" && submission.run.mode == "full" && table.ran_all(row);
    double total = 0;
    for (const AnswerCell& cell : table.cells[row]) total += cell.score;
    const std::pair<int, double> merit{ranks ? 1 : 0, total};
    if (merit <= best_merit) continue;
    best = row;
    best_merit = merit;
  }
  return best;
}

std::string signed_points(double fraction) { return fmt::format("{:+.1f}", kPercent * fraction); }

/// Half the width of the 95 % interval of a contrast; nothing without a standard error.
std::optional<double> reach_of(const SliceFinding& finding, std::uint64_t clusters) {
  if (!finding.contrast.se || clusters < 2) return std::nullopt;
  constexpr double kUpper = 0.975;
  return stats::t_quantile(kUpper, static_cast<double>(clusters - 1)) * *finding.contrast.se;
}

charts::ChartSet draw_findings(const SliceSearch& search, const QuestionSet& questions, const std::string& title,
                               Tongue tongue) {
  charts::Forest forest;
  forest.title = title;
  forest.axis = text(Text::SliceContrastAxis, tongue);
  forest.sentence = text(Text::SliceSentence, tongue, {std::to_string(search.tried), std::to_string(search.n)});
  for (std::size_t i = 0; i < search.findings.size() && i < kDrawn; ++i) {
    const SliceFinding& finding = search.findings[i];
    charts::ForestLine line;
    line.name = slice_text(finding.slice, questions, tongue);
    line.value = finding.contrast.contrast;
    if (const auto reach = reach_of(finding, search.clusters)) {
      line.low = line.value - *reach;
      line.high = line.value + *reach;
    }
    line.weak = finding.n_in < least_items_for_colour();
    line.strong = finding.q && *finding.q <= kSignificant;
    line.right = "n " + std::to_string(finding.n_in) + (finding.q ? "   q " + p_text(*finding.q) : "");
    line.note = line.name + "\n" + text(Text::SliceInside, tongue) + "  " + signed_points(finding.contrast.diff_in) +
                "\n" + text(Text::SliceOutside, tongue) + "  " + signed_points(finding.contrast.diff_out) + "\n" +
                line.right;
    if (line.weak) line.note += std::string("\n") + text(Text::SmallSlice, tongue);
    line.opens = std::to_string(i);
    forest.lines.push_back(std::move(line));
  }
  return charts::draw_in_every_space(charts::draw_forest, forest);
}

ViewTable findings_table(const SliceSearch& search, const QuestionSet& questions, const std::string& title,
                         Tongue tongue) {
  ViewTable table;
  table.title = title;
  table.columns = {{"slice", text(Text::Slices, tongue)},
                   {"n", "n", ColumnKind::Number},
                   {"clusters", text(Text::SliceClusters, tongue), ColumnKind::Number},
                   {"diff_in", text(Text::SliceInside, tongue), ColumnKind::Number},
                   {"diff_out", text(Text::SliceOutside, tongue), ColumnKind::Number},
                   {"contrast", text(Text::SliceContrast, tongue), ColumnKind::Number},
                   {"p", "p", ColumnKind::Number},
                   {"q", "q", ColumnKind::Number}};
  const auto points = [](double fraction) { return TableCell(signed_points(fraction), fraction); };
  for (std::size_t i = 0; i < search.findings.size(); ++i) {
    const SliceFinding& finding = search.findings[i];
    table.rows.push_back(
        {{TableCell(slice_text(finding.slice, questions, tongue)), count_cell(finding.n_in),
          count_cell(finding.clusters_in), points(finding.contrast.diff_in), points(finding.contrast.diff_out),
          points(finding.contrast.contrast), number_cell(finding.contrast.p, 3), number_cell(finding.q, 3)},
         std::to_string(i)});
  }
  table.notes = {text(Text::SliceSentence, tongue, {std::to_string(search.tried), std::to_string(search.n)}),
                 text(Text::SliceRule, tongue, {std::to_string(kSliceItems), std::to_string(kSliceClusters)})};
  return table;
}

}  // namespace

std::string slice_text(const SliceKeys& slice, const QuestionSet& questions, Tongue tongue) {
  std::string out;
  for (const auto& [key, value] : slice) {
    if (!out.empty()) out += " \u00d7 ";
    out += facet_title(key, tongue) + ": " + facet_value_title(questions, key, value, tongue);
  }
  return out;
}

std::vector<FieldTest> slice_tests(const SliceKeys& slice) {
  std::vector<FieldTest> tests;
  for (const auto& [key, value] : slice) tests.push_back({key, value, std::nullopt, false});
  return tests;
}

AnswerTable against_field(const AnswerTable& table, std::uint32_t row) {
  AnswerTable two = keep_rows(table, std::span(&row, 1));
  std::vector<AnswerCell> field(table.items());
  for (std::size_t item = 0; item < table.items(); ++item) {
    double total = 0;
    double others = 0;
    for (std::uint32_t other = 0; other < table.rows.size(); ++other) {
      if (other == row || !table.ran(other, item)) continue;
      total += table.cells[other][item].score;
      others += 1;
    }
    if (others > 0) field[item] = {total / others, 0, Outcome::Partial};
  }
  two.rows.insert(two.rows.begin(), RowId{"*"});
  two.places.insert(two.places.begin(), 0);
  two.cells.insert(two.cells.begin(), std::move(field));
  return two;
}

const SliceFinding* SlicesView::finding(std::string_view opens) const {
  std::size_t place = search_.findings.size();
  std::from_chars(opens.data(), opens.data() + opens.size(), place);
  return place < search_.findings.size() ? &search_.findings[place] : nullptr;
}

void SlicesView::update(const AppState& state) {
  if (state.query.view != ViewKind::Slices) return;
  std::string source = scored_source(state);
  for (const std::string& target : state.query.targets) source += '\n' + target;
  if (seen_revision_ == state.data_revision && seen_source_ == source) return;
  const std::optional<ScoredRows> rows = scored_rows(state);
  ready_ = rows.has_value();
  if (!rows) return;
  ++recomputed_;
  seen_revision_ = state.data_revision;
  seen_source_ = std::move(source);

  const AnswerTable table = answer_table(*rows->questions, *rows->column, *rows->profile, rows->rows);
  ready_ = !table.rows.empty();
  if (!ready_) return;
  const auto& targets = state.query.targets;
  const auto first = targets.empty() ? std::nullopt : find_row(table, targets.front());
  const auto second = targets.size() < 2 ? std::nullopt : find_row(table, targets[1]);
  const std::uint32_t candidate = second ? *second : first.value_or(best_row(table, *rows));
  const Tongue tongue = shown_tongue(state);
  candidate_ = table.rows[candidate].value;
  baseline_ = second && first ? table.rows[*first].value : std::string();
  const bool field = !second || !first || *first == candidate;
  search_ = field ? find_slices(*rows->questions, against_field(table, candidate), 0, 1)
                  : find_slices(*rows->questions, table, *first, candidate);
  const std::string against = field ? text(Text::SliceField, tongue) : rows->name(RowId{baseline_});
  const std::string title = text(Text::SliceTitle, tongue, {rows->name(RowId{candidate_}), against});
  charts_ = draw_findings(search_, *rows->questions, title, tongue);
  table_ = findings_table(search_, *rows->questions, title, tongue);
}

}  // namespace ego::web
