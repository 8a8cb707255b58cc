/// What is to be known of a question set and its profiles before any number is read.
/// Source: statistics.md section 1.2 (few clusters), formats.md section 7.2.
#pragma once

#include <span>

#include "core/base/diagnostics.h"
#include "core/benchmarks/benchmark.h"
#include "core/model/question.h"
#include "core/model/score.h"

namespace ego {

/// W120 once for each column of a board with fewer than 20 clusters (once for all that cross two others), I202 for columns without items, I203 for the profiles used.
/// Nothing if no row was scored: rows of stated values have no clusters.
void add_set_notes(const Benchmark& benchmark, const QuestionSet& questions, std::span<const ScoredSubmission> rows,
                   Diagnostics& diagnostics);

}  // namespace ego
