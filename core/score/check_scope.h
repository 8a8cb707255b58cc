/// What a file says it is for, and whether its rows belong to the questions at all: asked of the whole file, before its rows.
/// Source: formats.md section 7.2 (E010, E011) and 7.3.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/benchmarks/benchmark.h"
#include "core/model/question.h"
#include "core/model/submission.h"

namespace ego {

/// E010 where a file of our own form declares a split or a track that the questions are not of. Other forms declare neither.
std::optional<Error> wrong_scope(const Benchmark& benchmark, const QuestionSet& questions,
                                 const Submission& submission);

/// The one error of a file none of whose rows names a question: E010 with the set that its ids look like, or what the
/// benchmark says of the rows' track (E010, E011). Nothing for a submission without rows, e.g. of claimed scores alone.
/// @cost  stops at the first known id of each file
std::optional<Error> no_known_id(const Benchmark& benchmark, const QuestionSet& questions,
                                 const Submission& submission);

/// E010 about a declared value: the allowed ones in the message, the nearest as advice.
/// @param field  e.g. `benchmark.track`
Error not_among(std::string_view field, std::string_view value, const std::vector<std::string>& allowed);

}  // namespace ego
