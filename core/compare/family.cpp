#include "core/compare/family.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "core/compare/stage_order.h"
#include "core/compare/stages.h"
#include "core/stats/multiple.h"

namespace ego {
std::string_view to_string(Adjustment adjustment) {
  switch (adjustment) {
    case Adjustment::None: return "none";
    case Adjustment::Holm: return "holm";
    case Adjustment::BenjaminiHochberg: return "bh";
  }
  return "none";
}

const Column& main_column(const QuestionSet& questions) {
  const auto overall = std::find_if(questions.columns.begin(), questions.columns.end(),
                                    [](const Column& column) { return column.id.value == "overall"; });
  return overall == questions.columns.end() ? questions.columns.front() : *overall;
}

void adjust(std::span<Comparison* const> family, Adjustment adjustment, const PairOptions& options) {
  if (adjustment == Adjustment::None || family.size() < 2) return;
  std::vector<double> p;
  p.reserve(family.size());
  for (const Comparison* comparison : family) p.push_back(comparison->test.p);
  const std::vector<double> adjusted = adjustment == Adjustment::Holm ? stats::holm(p) : stats::benjamini_hochberg(p);
  for (std::size_t i = 0; i < family.size(); ++i) {
    family[i]->test.p_adjusted = adjusted[i];
    family[i]->test.family = family.size();
    family[i]->test.adjustment = to_string(adjustment);
    family[i]->verdict = pair_verdict(*family[i], options);
  }
}

std::vector<Comparison> compare_rows(const QuestionSet& questions, std::span<const ScoredSubmission> rows,
                                     const ProfileId& profile, const FamilyOptions& options) {
  std::vector<Comparison> all;
  std::vector<std::size_t> ends;  // behind the last comparison of each pair
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const ScoredSubmission& before = rows[options.pairs == PairChoice::Neighbours ? i - 1 : 0];
    for (Comparison& comparison : compare_all_columns(questions, before, rows[i], profile, options.pair)) {
      if (!options.column || comparison.column == *options.column) all.push_back(std::move(comparison));
    }
    ends.push_back(all.size());
  }
  if (questions.columns.empty()) return all;
  const ColumnId& main = options.column ? *options.column : main_column(questions).id;
  std::vector<Comparison*> mains;
  std::size_t next = 0;
  for (const std::size_t end : ends) {
    std::vector<Comparison*> slices;
    for (; next < end; ++next) (all[next].column == main ? mains : slices).push_back(&all[next]);
    adjust(slices, options.slices, options.pair);
  }
  adjust(mains, Adjustment::Holm, options.pair);
  return all;
}

StageFlow stage_flow(const QuestionSet& questions, const Column& column, std::span<const ScoredSubmission> rows,
                     const ProfileId& profile) {
  StageFlow out;
  out.column = column.id;
  out.profile = profile;
  std::vector<Stage> stages;
  for (const ScoredSubmission& row : rows) {
    const ScoredRun* run = run_of(row, profile);
    if (run == nullptr) continue;
    stages.push_back({&row, run, &column});
    out.rows.push_back(row.submission.row);
    out.labels.push_back(stage_label(row.submission.model, row.submission.row));
  }
  out.counts = count_flow(stage_items(questions, stages));
  return out;
}

}  // namespace ego
