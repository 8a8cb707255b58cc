/// Scores of clusters as exact integers: sums do not depend on order, replicates are equal in every bit everywhere.
/// Source: statistics.md 4.3 (fixed point) and 5.2.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/stats/standard_error.h"

namespace ego::stats {

/// Whether sums count right answers or fixed-point scores.
enum class ScoreKind : std::uint8_t {
  Binary,  ///< every score is 0 or 1; one unit is one right answer
  Graded,  ///< some score lies between; one unit is 2^-40
};

/// Sums over clusters, in canonical cluster order.
struct ClusterTotals {
  ScoreKind kind = ScoreKind::Binary;
  std::vector<std::int64_t> sums;    ///< shape [C], units
  std::vector<std::uint32_t> items;  ///< shape [C], each > 0
  std::int64_t band = 0;  ///< sums closer than this count as equal: number of items if a score was rounded, else 0

  /// Sum over all clusters, units.
  std::int64_t total() const;
  /// Items of all clusters.
  std::uint64_t total_items() const;
  /// Size of a unit as a score: 1 or 2^-40.
  double unit() const;
};

/// Totals of one submission. @param scores  shape [n], each in [0, 1]
ClusterTotals cluster_totals(std::span<const double> scores, const Clusters& clusters);
/// Totals of the differences b - a.
ClusterTotals cluster_differences(std::span<const double> a, std::span<const double> b, const Clusters& clusters);

}  // namespace ego::stats
