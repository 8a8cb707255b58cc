/// Golden rows and cases of EgoCross.
/// Source: golden/egocross/README.md.
#pragma once

#include <string_view>

#include "core/benchmarks/benchmark.h"

namespace ego::egocross {

/// A row of close_*.jsonl, challenge_answers.jsonl, open_judge.jsonl or lint_published.jsonl.
Mismatch check_golden_row(const json::Value& row);

/// A folder of `e2e/` or `submissions/`: read, imported, scored and compared with its expected.json.
Mismatch check_golden_case(const Benchmark& benchmark, std::string_view folder, const GoldenContext& context);

}  // namespace ego::egocross
