/// The demo: a small synthetic set that comes with egoscope, so that every view has something to show. Never a result.
#pragma once

#include "core/benchmarks/benchmark.h"

namespace ego {

/// The benchmark with registry id `demo`; its annotations are an `egoscope.registry` file (core/io/registry_json.h).
///
/// Profiles:
///   demo-strict        a reply `{"prediction": "B"}` first, else extractor v3 after the reasoning pre-cut; abstains
///   in doubt
///   demo-json-only     the same without the extractor: what answers in prose counts as wrong
///   demo-first-letter  the first capital of the options anywhere in the reply. Careless on purpose ("Answer: B"
///   gives A): it
///                      shows how far a score can move with the reader alone, and is not a way to score anything
const Benchmark& demo_benchmark();

}  // namespace ego
