#include "core/analysis/cluster_weights.h"

#include <algorithm>

#include "core/stats/bootstrap.h"

namespace ego {

ClusterWeights::ClusterWeights(std::uint64_t seed, std::uint32_t draws, std::uint32_t clusters)
    : draws_(draws), clusters_(clusters), counts_(std::size_t{draws} * clusters) {
  for (std::uint32_t r = 0; r < draws; ++r) {
    std::uint16_t* counts = counts_.data() + std::size_t{r} * clusters;
    for (const std::uint32_t c : stats::bootstrap_draws({seed, stats::Stream::ClusterBootstrap, r}, clusters))
      ++counts[c];
  }
}

std::optional<stats::Bounds> percentile_bounds(std::vector<double> replicates, std::uint32_t draws, double level) {
  if (replicates.empty() || replicates.size() * 2 < draws) return std::nullopt;
  std::sort(replicates.begin(), replicates.end());
  const double half = (1 - level) / 2;
  return stats::Bounds{stats::quantile6(replicates, half), stats::quantile6(replicates, 1 - half)};
}

}  // namespace ego
