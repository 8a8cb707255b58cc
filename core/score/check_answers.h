/// Row-level faults of answers that were sent as answers: values that no option has, odd spellings, contradictions.
/// Source: formats.md sections 2 (`answer` beside `response`) and 7.2 (E012, E013, W107).
#pragma once

#include "core/base/diagnostics.h"
#include "core/benchmarks/benchmark.h"
#include "core/score/evaluate.h"

namespace ego {

/// Reports, for multiple-choice questions: E013 an answer of another type than text, E012 one that is no letter of the
/// options (with the letter probably meant), W107 a letter in an odd spelling, and W107 a reply that says something else
/// than the answer beside it. Empty answers are no fault here.
void check_answers(const Benchmark& benchmark, const QuestionSet& questions, const ReadRows& rows,
                   const Alignment& alignment, Diagnostics& diagnostics);

}  // namespace ego
