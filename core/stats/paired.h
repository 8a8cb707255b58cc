/// Two submissions on the same items: difference with its interval, McNemar's test, and named approximations.
/// A = baseline, B = candidate; positive differences mean that B is better.
/// Source: statistics.md sections 4.1, 4.2, 4.4.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/stats/intervals.h"
#include "core/stats/standard_error.h"

namespace ego::stats {

/// The difference of two means over the same items.
struct PairedDifference {
  StandardErrors se;  ///< of the item differences; se.mean is the difference
  std::optional<double> mean_a;
  std::optional<double> mean_b;
  std::optional<double> var_a;   ///< variance of the mean, items independent; nothing for n < 2
  std::optional<double> var_b;
  std::optional<double> cov_ab;
  std::optional<double> critical;  ///< t with C - 1 degrees of freedom; nothing for C < 2
  std::optional<Bounds> bounds;    ///< difference +- critical * CR1; not clipped
  std::optional<double> mde80;     ///< detectable at 80 % power, two-sided 5 %: 2.80 CR1
};

/// @param a, b  shape [n], scores in [0, 1], the same items in the same order
PairedDifference paired_difference(std::span<const double> a, std::span<const double> b, const Clusters& clusters,
                                   CriticalValues& critical);

/// McNemar's exact test. Ignores that items may share a cluster.
struct McNemar {
  double p_exact = 1;           ///< two-sided
  double p_mid = 1;  ///< the better one where clusters are singletons: Fagerland et al. 2013, 10.1186/1471-2288-13-91
  std::optional<double> chi2;  ///< (b - c)^2 / (b + c), no continuity correction; nothing if no item changed
  std::optional<double> p_chi2;
};

/// p_exact = min(1, 2 * sum over i <= min(b, c) of C(D, i) / 2^D), D = lost + gained; 1 if D is 0.
/// Summed with exact scaling and the four basic operations only.
/// Source: McNemar 1947, 10.1007/BF02295996.
/// @param lost, gained  items that only A, only B has right; D <= 2^31
/// @cost  O(min(lost, gained))
McNemar mcnemar(std::uint64_t lost, std::uint64_t gained);

/// A 2x2 table reduced to what intervals of its difference need.
struct Discordance {
  std::uint64_t lost = 0;
  std::uint64_t gained = 0;
  std::uint64_t n = 0;  ///< all items, > 0
};

/// Wald's interval of (gained - lost) / n; not clipped. @param z  critical value
Bounds wald_difference(const Discordance& table, double z);
/// Bonett and Price 2012, 10.3102/1076998611411915: (b + 1)/(n + 2) for b/n; clipped to [-1, 1].
Bounds bonett_price_difference(const Discordance& table, double z);

/// A chi-squared statistic with one degree of freedom.
struct ChiSquared {
  double statistic = 0;
  double p = 1;
};

/// The modified Obuchowski test (Yang, Sun, Hardin 2010, 10.1002/bimj.201000035): (sum D)^2 / sum D^2. Nothing if all sums are 0.
/// @param cluster_differences  shape [C]: sum of B - A over the cluster's items
std::optional<ChiSquared> obuchowski_modified(std::span<const double> cluster_differences);

/// z_0.975 + z_0.8: how many standard errors a difference must have to be found with 80 % power.
double detectable_factor();

}  // namespace ego::stats
