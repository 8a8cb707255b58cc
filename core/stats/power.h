/// What a set of items can show: detectable differences, power, sample sizes.
/// Source: statistics.md section 8.
#pragma once

#include <cstdint>
#include <optional>

namespace ego::stats {

/// A planned comparison of two rows.
struct PowerPlan {
  double n = 0;        ///< items
  double disc = 0.2;   ///< expected share of items on which the two rows differ
  double alpha = 0.05;
  double power = 0.8;
  double deff = 1;     ///< design effect
};

/// Detectable difference, fraction: (z_{1-alpha/2} + z_power) sqrt(disc deff / n). Nothing for n = 0.
std::optional<double> detectable_difference(const PowerPlan& plan);

/// Power to find a difference delta with n items. Source: Connor 1987, Biometrics 43:207-211.
/// @pre |delta| <= disc
double connor_power(const PowerPlan& plan, double delta);
/// Items needed to find delta with plan.power. Nothing if |delta| > disc or delta = 0.
std::optional<std::uint64_t> connor_items(const PowerPlan& plan, double delta);

/// Variances of a comparison with repeats. Source: arXiv:2411.00640, section 5.
struct RepeatPlan {
  double omega2 = 0;    ///< variance over items of the mean difference
  double sigma2_a = 0;  ///< variance within an item, A
  double sigma2_b = 0;
  double repeats_a = 1;
  double repeats_b = 1;
  double delta = 0.01;  ///< != 0
  double alpha = 0.05;
  double power = 0.8;
};
/// Items needed with repeats.
std::uint64_t miller_items(const RepeatPlan& plan);

}  // namespace ego::stats
