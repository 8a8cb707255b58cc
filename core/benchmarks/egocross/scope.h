/// Which task and set of EgoCross a file is for: what it declares, and what its ids look like.
/// Source: egocross.md sections 1, 2.5 and 9; formats.md 7.2 (E010).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/model/question.h"
#include "core/model/submission.h"

namespace ego::egocross {

/// `support_001`, or a dataset's name and `_`.
bool is_question_id(std::string_view text);

/// Benchmark::wrong_track: `closeqa` and `openqa` are the tasks; a set has those it has options or free-text answers for, one
/// without any reference answers has both. A file of letters is no OpenQA file, whatever it declares.
std::optional<Error> wrong_track(const QuestionSet& questions, const Submission& submission);

/// Benchmark::set_of_row: by the row's question_id, or an id that is one.
std::string set_of_row(const Prediction& prediction);

}  // namespace ego::egocross
