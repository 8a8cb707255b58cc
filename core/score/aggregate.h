/// Verdicts to scores: every column's counts, denominator and fraction.
/// Source: formats.md section 7.4.
#pragma once

#include <vector>

#include "core/benchmarks/benchmark.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/score/column_groups.h"

namespace ego {

/// As aggregate(), of verdicts that were counted already.
/// @return shape [columns], in column order; value is empty where n = 0
std::vector<Score> scores_of(const Profile& profile, const QuestionSet& questions, const ColumnCounts& counts);

/// Replaces k/n by the mean item score where a column has partial answers; k stays the number of wholly right ones.
/// @param scores  of scores_of()
void average_partial(const Profile& profile, const QuestionSet& questions, const VerdictTable& verdicts,
                     std::vector<Score>& scores);

}  // namespace ego
