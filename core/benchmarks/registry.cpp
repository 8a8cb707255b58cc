#include "core/benchmarks/registry.h"

#include <array>

#include "core/benchmarks/demo/demo.h"
#include "core/benchmarks/egocross/egocross.h"
#include "core/benchmarks/video_mmmu/video_mmmu.h"

namespace ego {

std::span<const Benchmark* const> all_benchmarks() {
  static const std::array<const Benchmark*, 3> list{&egocross_benchmark(), &video_mmmu_benchmark(), &demo_benchmark()};
  return list;
}

const Benchmark* find_benchmark(std::string_view id) {
  for (const Benchmark* benchmark : all_benchmarks()) {
    if (benchmark->info().id.value == id) return benchmark;
  }
  return nullptr;
}

}  // namespace ego
