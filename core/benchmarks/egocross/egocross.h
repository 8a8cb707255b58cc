/// EgoCross: 957 first-person questions from surgery, industry, extreme sports and animals' backs, closed and open.
/// Source: egocross.md.
#pragma once

#include "core/benchmarks/benchmark.h"

namespace ego {

/// The benchmark with registry id `egocross`. What only it offers (challenge files, submission lint) is in
/// core/benchmarks/egocross/challenge.h and lint.h.
const Benchmark& egocross_benchmark();

}  // namespace ego
