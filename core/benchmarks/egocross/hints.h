/// What EgoCross answers are suspected of beyond what all are: frames by number for a time, a general word for a tool.
/// Source: egocross.md 11.6.
#pragma once

#include <vector>

#include "core/benchmarks/failure_hints.h"

namespace ego::egocross {

/// Of an answer to an open question that is not right; empty for all others.
std::vector<FailureHint> open_failure_hints(const Question& question, const VerdictView& verdict);

}  // namespace ego::egocross
