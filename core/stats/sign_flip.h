/// The cluster sign-flip permutation test: the default test of two submissions.
/// Source: statistics.md 4.3.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/stats/cluster_totals.h"
#include "core/stats/philox.h"

namespace ego::stats {

/// How the distribution of the statistic was got; names are those of the report schema.
enum class FlipMethod : std::uint8_t {
  Convolution,  ///< exact, right/wrong scores
  Enumeration,  ///< exact, every sign pattern
  MonteCarlo,   ///< random sign patterns
};
/// `conv`, `enum`, `mc`.
std::string_view to_string(FlipMethod method);

struct FlipOptions {
  std::uint64_t seed = kDefaultSeed;
  std::uint32_t draws = 9999;  ///< Monte Carlo: raised tenfold once, if p is too close to alpha to be told from it
  double alpha = 0.05;
  std::optional<FlipMethod> method = {};  ///< nothing = the first that applies
};

struct SignFlip {
  FlipMethod method = FlipMethod::Convolution;
  std::uint64_t clusters = 0;
  std::uint64_t nonzero = 0;  ///< clusters whose sum is not 0: with five or fewer p cannot reach 0.05
  std::int64_t statistic = 0;  ///< sum of all differences, units of the totals
  double p = 1;  ///< two-sided; never above its nominal error rate
  std::optional<double> p_mid;  ///< counts ties half; exact methods only
  std::uint32_t draws = 0;  ///< Monte Carlo: patterns drawn; else 0
  std::uint32_t as_extreme = 0;  ///< Monte Carlo: patterns at least as extreme
};

/// P(|T*| >= |T|) where T* flips the sign of every cluster's difference at random.
///
///   sums 2, -1, 3: T = 4, the eight sums are +-6, +-4, +-2, 0, 0: p = 4/8, p_mid = 3/8
///
/// With singleton clusters and right/wrong scores the same numbers as McNemar's exact test.
/// @cost  convolution O(C' * sum |D|), enumeration O(2^C'), Monte Carlo O(draws * C)
SignFlip sign_flip(const ClusterTotals& differences, const FlipOptions& options);

}  // namespace ego::stats
