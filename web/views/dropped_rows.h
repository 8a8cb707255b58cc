/// The files that were dropped last, as one scoring run: what a report of them is made from.
#pragma once

#include <string>
#include <vector>

#include "web/state/app_state.h"

namespace ego::web {

/// The scored rows of the last batch, in its order. Empty unless every submission of it was scored and is still on the board.
std::vector<const ScoredSubmission*> dropped_rows(const AppState& state);

/// The call that makes the same report on the command line, run beside the files:
/// `egoscope score demo --predictions base.jsonl --format json`. Empty where dropped_rows() is.
std::string score_command(const AppState& state);

}  // namespace ego::web
