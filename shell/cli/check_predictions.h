/// Predictions checked without being scored: what `validate` does, and what `score` can say where there is no key.
#pragma once

#include "core/base/diagnostics.h"
#include "core/io/validate.h"
#include "shell/cli/environment.h"
#include "shell/cli/inputs.h"

namespace ego::cli {

/// Coverage, letters and messages of the files that were named, against the questions.
/// @error any file-level code: nothing is known then
Result<io::Validation> check_predictions(const ScoreRequest& request, const QuestionSet& questions,
                                         io::Coverage coverage, Environment& environment, Diagnostics& diagnostics);

}  // namespace ego::cli
