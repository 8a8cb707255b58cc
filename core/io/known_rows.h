/// Submissions held against the questions they are to answer, before any of their rows is.
/// Source: formats.md sections 3.2 and 7.2 (E010).
#pragma once

#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/benchmarks/benchmark.h"
#include "core/model/question.h"
#include "core/model/submission.h"

namespace ego::io {

/// The submissions that answer at least one question. An object `{name: value}` without any known id that was found in a folder
/// is no submission, whatever it looks like: it is left out with W116.
/// @param files  what they were imported from: tells what was found from what was named
/// @error WrongBenchmark, MissingField  a file without one known id: nothing can be scored of it
Result<std::vector<Submission>> keep_known(const Benchmark& benchmark, const QuestionSet& questions,
                                           std::span<const NamedBytes> files, std::vector<Submission> submissions,
                                           Diagnostics& diagnostics);

/// What may be scored: keep_known() of submissions none of which declares another track or split.
/// @error as keep_known(), and wrong_scope()'s of the first that does
Result<std::vector<Submission>> accept_answers(const Benchmark& benchmark, const QuestionSet& questions,
                                               std::span<const NamedBytes> files, std::vector<Submission> submissions,
                                               Diagnostics& diagnostics);

}  // namespace ego::io
