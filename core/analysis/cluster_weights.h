/// How often each cluster is drawn in each replicate of a cluster bootstrap: draws that many statistics share.
/// Source: statistics.md 5.2.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/stats/intervals.h"

namespace ego {

/// Multiplicities of the clusters, replicate by replicate.
class ClusterWeights {
 public:
  /// @cost  O(draws * clusters)
  ClusterWeights(std::uint64_t seed, std::uint32_t draws, std::uint32_t clusters);

  std::uint32_t draws() const { return draws_; }
  /// Shape [clusters]; sums to the number of clusters.
  std::span<const std::uint16_t> replicate(std::uint32_t r) const {
    return std::span(counts_).subspan(std::size_t{r} * clusters_, clusters_);
  }

 private:
  std::uint32_t draws_ = 0;
  std::uint32_t clusters_ = 0;
  std::vector<std::uint16_t> counts_;  ///< [replicate][cluster]
};

/// The percentile interval; nothing if more than half of the replicates were undefined.
/// @param replicates  those that are defined, any order @param draws  all of them
std::optional<stats::Bounds> percentile_bounds(std::vector<double> replicates, std::uint32_t draws, double level);

}  // namespace ego
