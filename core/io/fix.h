/// Corrected files for what has only one repair, and empty templates. Never invents an answer.
/// Source: formats.md section 7.3 (`validate --fix`, `validate --template`).
#pragma once

#include <string>
#include <vector>

#include "core/benchmarks/benchmark.h"
#include "core/model/question.h"
#include "core/model/submission.h"

namespace ego::io {

/// The submission with letter case, letters inside longer answers, id aliases, identical duplicates and order mended, in the
/// benchmark's own upload form if it has one, else in ours (a file that was in ours stays so). Rows that have no single
/// repair (unknown ids, conflicting duplicates) are kept as they are in our form.
MendedFile fix_submission(const Benchmark& benchmark, const QuestionSet& questions, const Submission& submission);

/// All ids with empty answers, in the benchmark's own upload form if it has one, else in ours.
MendedFile write_template(const Benchmark& benchmark, const QuestionSet& questions);

/// One line a change: `row=41 id=41 answer: "b" -> "B" (letter case)`, with an arrow sign.
std::string to_text(const std::vector<Repair>& repairs);

}  // namespace ego::io
