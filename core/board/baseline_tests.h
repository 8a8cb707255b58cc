/// Whether a row is better than rows that nobody had to train: each row against each baseline, Holm over the baselines.
/// Source: statistics.md section 10.
#pragma once

#include <span>
#include <vector>

#include "core/board/board.h"
#include "core/compare/comparison.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/report/report.h"

namespace ego {

/// Every model row (ablations too) against every row of kind baseline over the main column, p adjusted over a row's baselines.
/// The lists of items are left out: they are many, and nobody reads them here.
/// @param rows  scored under `profile`; any order
/// @cost  O(models * baselines * items)
std::vector<Comparison> compare_with_baselines(const QuestionSet& questions,
                                               std::span<const ScoredSubmission* const> rows, const ProfileId& profile);

/// Appends these tests to Report::comparisons for every profile of the report, so that boards made from it can mark their rows.
void add_baseline_tests(const QuestionSet& questions, std::span<const ScoredSubmission> rows, Report& report);

/// Sets BoardRow::against_baseline from comparisons of the board's profile and main column whose baseline is a baseline row.
void add_baseline_tests(std::span<const Comparison> comparisons, Board& board);

}  // namespace ego
