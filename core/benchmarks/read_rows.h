/// Rows read once, before any check or profile looks at them.
#pragma once

#include "core/benchmarks/benchmark.h"
#include "core/model/row_reading.h"

namespace ego {

/// What anybody can say of one row, and what the benchmark's reader found in its reply.
RowReading read_row(const Benchmark& benchmark, const Prediction& prediction);

/// Every row of a submission, located and read: for checks that nobody scores afterwards.
/// @keeps  a reference to the submission
ReadRows read_rows(const Benchmark& benchmark, const QuestionSet& questions, const Submission& submission);

}  // namespace ego
