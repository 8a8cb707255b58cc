/// Means and their standard errors: independent items, and three named conventions for clustered ones.
/// Source: statistics.md section 2.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ego::stats {

/// Which items belong together; dense and in order of first appearance.
struct Clusters {
  std::vector<std::uint32_t> of_item;  ///< shape [n]; each in [0, count)
  std::uint32_t count = 0;

  /// Number of items of each cluster, shape [count].
  std::vector<std::uint64_t> sizes() const;
  /// True if no two items share a cluster.
  bool singletons() const { return count == of_item.size(); }
};

/// Clusters numbered by first appearance of their key inside the slice.
///
///   number_clusters({7, 7, 3, 7}).of_item == {0, 0, 1, 0}
///
/// @param keys  any numbers that name the clusters, one an item, canonical item order
Clusters number_clusters(std::span<const std::uint32_t> keys);

/// Mean and standard errors of one list of scores. Nothing where statistics.md 1.2 says so: fewer than two items or clusters.
struct StandardErrors {
  std::uint64_t n = 0;
  std::uint64_t clusters = 0;
  std::optional<double> mean;  ///< nothing for no items
  std::optional<double> iid;  ///< sqrt(sum (s - m)^2 / (n (n - 1)))
  std::optional<double> miller;  ///< arXiv:2411.00640 eq. 4; lmms-eval `clustered_stderr`
  std::optional<double> cr0;  ///< plain sandwich
  std::optional<double> cr1;  ///< the default: cr0 with C/(C - 1); inspect_ai `stderr(cluster=)`
  std::optional<double> deff;  ///< design effect cr1^2 / iid^2
  std::optional<double> icc;  ///< intra-class correlation, one-way analysis of variance
};

/// @param scores    shape [n], any range, canonical item order
/// @param clusters  of the same items
/// @cost  O(n) time, O(clusters) memory
StandardErrors standard_errors(std::span<const double> scores, const Clusters& clusters);

/// The design effect of clusters of size m with intra-class correlation rho: 1 + (m - 1) rho. For planning.
double planned_design_effect(double m, double rho);

}  // namespace ego::stats
