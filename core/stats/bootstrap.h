/// The cluster bootstrap of a ratio of sums: any replicate range can be computed anywhere; ranges are reduced by counting and sorting.
/// Source: statistics.md 5.2; clusters are drawn, never items inside them (Cameron, Gelbach, Miller 2008, 10.1162/rest.90.3.414).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/stats/cluster_totals.h"
#include "core/stats/intervals.h"
#include "core/stats/philox.h"

namespace ego::stats {

inline constexpr std::uint32_t kDefaultDraws = 9999;  ///< (B + 1) * 0.025 is whole

/// Which draws: the seed and the replicates [first, last).
struct ReplicateRange {
  std::uint64_t seed = kDefaultSeed;
  Stream stream = Stream::ClusterBootstrap;
  std::uint32_t first = 0;
  std::uint32_t last = kDefaultDraws;
};

/// How many replicates lie on which side of the observed value; ranges add up.
struct SideCounts {
  std::uint64_t below = 0;
  std::uint64_t equal = 0;
};

/// Cluster indices of one replicate, shape [clusters].
std::vector<std::uint32_t> bootstrap_draws(const Sequence& sequence, std::uint32_t clusters);

/// Replicates sum S / sum n over the clusters drawn: both sums exact integers, one division.
/// @param totals  scores or paired differences; at least one cluster
/// @param out     shape [range.last - range.first]
/// @return        comparison with the observed ratio by integer cross products
/// @cost          O(replicates * clusters)
SideCounts bootstrap_replicates(const ClusterTotals& totals, const ReplicateRange& range, std::span<double> out);

/// The quantile of sorted values by (n + 1) p; below the first and above the last value it is that value.
/// Parity: R type 6, numpy `weibull`.
/// @param sorted  ascending, not empty
double quantile6(std::span<const double> sorted, double p);

/// Acceleration of BCa from the jackknife over clusters; 0 where the clusters do not differ.
double acceleration(const ClusterTotals& totals);

/// Intervals from replicates.
struct BootstrapSummary {
  double theta = 0;  ///< observed
  double se = 0;  ///< standard deviation of the replicates, divisor B - 1
  Bounds percentile;
  std::optional<double> z0;  ///< nothing if all replicates lie on one side of theta
  double a = 0;
  std::optional<Bounds>
      bca;  ///< Efron 1987, 10.1080/01621459.1987.10478410; nothing where z0 is nothing (`bca_undefined`)
};

/// @param replicates  in replicate order; sorted here
/// @pre   at least 2 replicates
BootstrapSummary summarize_bootstrap(const ClusterTotals& totals, std::vector<double> replicates,
                                     const SideCounts& sides, double level);

}  // namespace ego::stats
