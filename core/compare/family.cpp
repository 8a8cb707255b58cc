#include "core/compare/family.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "core/stats/multiple.h"

namespace ego {
namespace {

/// R right, W wrong, I no usable answer, M missing; nothing if the item is no part of the flow.
char letter_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::Right: return 'R';
    case Outcome::Wrong:
    case Outcome::Partial: return 'W';
    case Outcome::Invalid:
    case Outcome::Dropped: return 'I';
    case Outcome::Missing: return 'M';
    case Outcome::Unscorable:
    case Outcome::NotSubmitted: return '\0';
  }
  return '\0';
}

std::string label_of(const ScoredSubmission& row) {
  if (!row.submission.model.stage.empty()) return row.submission.model.stage;
  return row.submission.model.name.empty() ? row.submission.row.value : row.submission.model.name;
}

}  // namespace

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
  std::vector<const ScoredRun*> runs;
  for (const ScoredSubmission& row : rows) {
    const ScoredRun* run = run_of(row, profile);
    if (run == nullptr) continue;
    runs.push_back(run);
    out.rows.push_back(row.submission.row);
    out.labels.push_back(label_of(row));
  }
  std::vector<std::string> stages(runs.size());
  for (std::size_t i = 0; i < questions.questions.size(); ++i) {
    if (!questions.in_column(questions.questions[i], column)) continue;
    std::string pattern;
    for (const ScoredRun* run : runs) {
      const char letter = i < run->verdicts.size() ? letter_of(run->verdicts[i].outcome) : '\0';
      if (letter != '\0') pattern += letter;
    }
    if (pattern.size() != runs.size()) continue;
    for (std::size_t s = 0; s < stages.size(); ++s) stages[s] += pattern[s];
  }
  out.counts = stats::flow(stages);
  return out;
}

}  // namespace ego
