#include "core/stats/paired.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "core/stats/normal.h"

namespace ego::stats {
namespace {

/// A sum kept as value * 2^exponent, so that C(D, i) of any D fits.
struct Scaled {
  double term = 1;  // C(D, i)
  double sum = 1;  // sum over j <= i of C(D, j)
  int exponent = 0;
};

Scaled binomial_tail(std::uint64_t d, std::uint64_t last) {
  constexpr int kShift = 512;
  const double limit = std::ldexp(1.0, kShift);
  Scaled tail;
  for (std::uint64_t i = 1; i <= last; ++i) {
    tail.term = tail.term * static_cast<double>(d - i + 1) / static_cast<double>(i);
    tail.sum += tail.term;
    if (tail.sum < limit) continue;
    tail.term = std::ldexp(tail.term, -kShift);
    tail.sum = std::ldexp(tail.sum, -kShift);
    tail.exponent += kShift;
  }
  return tail;
}

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

}  // namespace

double detectable_factor() { return normal_quantile(0.975) + normal_quantile(0.8); }

PairedDifference paired_difference(std::span<const double> a, std::span<const double> b, const Clusters& clusters,
                                   CriticalValues& critical) {
  PairedDifference out;
  std::vector<double> differences(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) differences[i] = b[i] - a[i];
  out.se = standard_errors(differences, clusters);
  if (a.empty()) return out;
  const double mean_a = mean_of(a);
  const double mean_b = mean_of(b);
  out.mean_a = mean_a;
  out.mean_b = mean_b;
  if (a.size() < 2) return out;
  double aa = 0;
  double bb = 0;
  double ab = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    aa += (a[i] - mean_a) * (a[i] - mean_a);
    bb += (b[i] - mean_b) * (b[i] - mean_b);
    ab += (a[i] - mean_a) * (b[i] - mean_b);
  }
  const auto n = static_cast<double>(a.size());
  out.var_a = aa / (n * (n - 1));
  out.var_b = bb / (n * (n - 1));
  out.cov_ab = ab / (n * (n - 1));
  if (!out.se.cr1) return out;
  const double t = critical.t(clusters.count - 1);
  const double difference = out.se.mean.value_or(0);
  const double half = t * *out.se.cr1;
  out.critical = t;
  out.bounds = Bounds{difference - half, difference + half};
  out.mde80 = detectable_factor() * *out.se.cr1;
  return out;
}

McNemar mcnemar(std::uint64_t lost, std::uint64_t gained) {
  const std::uint64_t d = lost + gained;
  McNemar out;
  if (d == 0) return out;
  const std::uint64_t smaller = std::min(lost, gained);
  const Scaled tail = binomial_tail(d, smaller);
  const int exponent = tail.exponent - static_cast<int>(d);
  out.p_exact = std::min(1.0, std::ldexp(tail.sum, exponent + 1));
  const double point = std::ldexp(tail.term, exponent);
  out.p_mid = lost == gained ? 1 - point / 2 : out.p_exact - point;
  const double gap = static_cast<double>(gained) - static_cast<double>(lost);
  out.chi2 = gap * gap / static_cast<double>(d);
  out.p_chi2 = chi2_1_upper(*out.chi2);
  return out;
}

Bounds wald_difference(const Discordance& table, double z) {
  const auto n = static_cast<double>(table.n);
  const auto lost = static_cast<double>(table.lost);
  const auto gained = static_cast<double>(table.gained);
  const double centre = (gained - lost) / n;
  const double half = z * std::sqrt(lost + gained - (gained - lost) * (gained - lost) / n) / n;
  return {centre - half, centre + half};
}

Bounds bonett_price_difference(const Discordance& table, double z) {
  const auto n = static_cast<double>(table.n);
  const double p_lost = (static_cast<double>(table.lost) + 1) / (n + 2);
  const double p_gained = (static_cast<double>(table.gained) + 1) / (n + 2);
  const double centre = p_gained - p_lost;
  const double half = z * std::sqrt((p_lost + p_gained - centre * centre) / (n + 2));
  return {std::max(-1.0, centre - half), std::min(1.0, centre + half)};
}

std::optional<ChiSquared> obuchowski_modified(std::span<const double> cluster_differences) {
  double sum = 0;
  double squares = 0;
  for (const double d : cluster_differences) {
    sum += d;
    squares += d * d;
  }
  if (squares == 0) return std::nullopt;
  ChiSquared out;
  out.statistic = sum * sum / squares;
  out.p = chi2_1_upper(out.statistic);
  return out;
}

}  // namespace ego::stats
