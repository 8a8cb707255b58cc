/// All benchmarks egoscope knows. Adding one: a folder beside this file and one line in registry.cpp.
#pragma once

#include <span>
#include <string_view>

#include "core/benchmarks/benchmark.h"

namespace ego {

/// In the order the boards are listed.
std::span<const Benchmark* const> all_benchmarks();
/// The benchmark with this registry id; null if unknown.
const Benchmark* find_benchmark(std::string_view id);

}  // namespace ego
