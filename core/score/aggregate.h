/// Verdicts to scores: every column's counts, denominator and fraction.
/// Source: formats.md section 7.4.
#pragma once

#include <span>
#include <vector>

#include "core/benchmarks/benchmark.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/score/column_groups.h"

namespace ego {

/// As aggregate(), with the grouping made once for all profiles.
/// @return shape [columns], in column order; value is empty where n = 0
std::vector<Score> aggregate_groups(const Profile& profile, const QuestionSet& questions, const ColumnGroups& groups,
                                    std::span<const Verdict> verdicts);

}  // namespace ego
