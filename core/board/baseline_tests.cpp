#include "core/board/baseline_tests.h"

#include <cstddef>
#include <string>
#include <utility>

#include "core/compare/family.h"
#include "core/compare/pair.h"

namespace ego {
namespace {

bool is_baseline(const ScoredSubmission& row) { return row.submission.model.kind == "baseline"; }
bool is_tested(const ScoredSubmission& row) { return row.submission.model.kind == "model"; }

void drop_item_lists(Comparison& comparison) {
  comparison.gained_items.clear();
  comparison.lost_items.clear();
  comparison.wrong_changed_items.clear();
}

}  // namespace

std::vector<Comparison> compare_with_baselines(const QuestionSet& questions,
                                               std::span<const ScoredSubmission* const> rows,
                                               const ProfileId& profile) {
  std::vector<Comparison> out;
  if (questions.columns.empty()) return out;
  const Column& column = main_column(questions);
  const PairOptions options;
  for (const ScoredSubmission* row : rows) {
    const ScoredRun* run = run_of(*row, profile);
    if (!is_tested(*row) || run == nullptr) continue;
    const std::size_t first = out.size();
    for (const ScoredSubmission* baseline : rows) {
      const ScoredRun* other = run_of(*baseline, profile);
      if (!is_baseline(*baseline) || other == nullptr) continue;
      Comparison comparison = compare_runs(questions, column, *baseline, *other, *row, *run, options);
      if (comparison.table.n() == 0) continue;
      drop_item_lists(comparison);
      out.push_back(std::move(comparison));
    }
    std::vector<Comparison*> family;
    for (std::size_t i = first; i < out.size(); ++i) family.push_back(&out[i]);
    adjust(family, Adjustment::Holm, options);
  }
  return out;
}

void add_baseline_tests(const QuestionSet& questions, std::span<const ScoredSubmission> rows, Report& report) {
  std::vector<const ScoredSubmission*> all;
  for (const ScoredSubmission& row : rows) all.push_back(&row);
  for (const std::string& profile : report.settings.profiles) {
    for (Comparison& each : compare_with_baselines(questions, all, ProfileId{profile}))
      report.comparisons.push_back(std::move(each));
  }
}

void add_baseline_tests(std::span<const Comparison> comparisons, Board& board) {
  if (board.columns.empty()) return;
  const std::size_t main = board.main_column();
  const BoardColumn& column = board.columns[main];
  for (const Comparison& each : comparisons) {
    if (each.profile != board.profile || each.column != column.id) continue;
    const auto baseline = board.find_row(each.baseline.value);
    const auto row = board.find_row(each.candidate.value);
    if (!baseline || !row || board.rows[*baseline].kind != RowKind::Baseline) continue;
    std::optional<BaselineTest>& known = board.rows[*row].against_baseline;
    const auto value_of = [&](std::size_t index) { return board.rows[index].cells[main].value.value_or(0); };
    const bool better = !known || (value_of(*baseline) > value_of(known->baseline)) == column.higher_is_better;
    if (!better) continue;
    const double p = each.test.p_adjusted.value_or(each.test.p);
    constexpr double kAlpha = 0.05;
    const bool right_way = (each.difference > 0) == column.higher_is_better;
    known = BaselineTest{static_cast<std::uint32_t>(*baseline), each.difference, p, p <= kAlpha && right_way};
  }
}

}  // namespace ego
