/// Who computes the replicates of a resampling: the core knows ranges, a host may know threads. Ranges are counted apart and
/// added up, so that the numbers do not depend on how many there are.
#pragma once

#include <cstdint>
#include <functional>

namespace ego::stats {

/// Parts that are done side by side, or one part done here and now.
struct Workers {
  using Part = std::function<void(std::uint32_t part)>;

  std::uint32_t count = 1;
  /// Calls `part` once for each number below count and returns when all are done; null = one after the other.
  void (*run)(std::uint32_t count, const Part& part) = nullptr;

  void operator()(const Part& part) const {
    if (run != nullptr) return run(count, part);
    for (std::uint32_t i = 0; i < count; ++i) part(i);
  }
};

}  // namespace ego::stats
