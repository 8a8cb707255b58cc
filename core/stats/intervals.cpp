#include "core/stats/intervals.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/stats/beta.h"
#include "core/stats/normal.h"

namespace ego::stats {
namespace {

bool all_binary(std::span<const double> scores) {
  return std::all_of(scores.begin(), scores.end(), [](double s) { return s == 0 || s == 1; });
}

/// Items that count, given the clusters: n over the design effect, never more than n.
double effective_items(const StandardErrors& se, const Clusters& clusters) {
  const auto n = static_cast<double>(se.n);
  const double p = se.mean.value_or(0);
  const double cr1 = se.cr1.value_or(0);
  if (p == 0 || p == 1) {  // no variance to estimate a design effect from: every cluster counts as fully dependent
    double squares = 0;
    for (const std::uint64_t size : clusters.sizes()) squares += static_cast<double>(size) * static_cast<double>(size);
    return n * n / squares;
  }
  const double deff = cr1 * cr1 / (p * (1 - p) / n);
  return n / std::max(1.0, deff);
}

}  // namespace

Bounds wilson_bounds(double p, double n, double z) {
  const double square = z * z;
  const double centre = p + square / (2 * n);
  const double half = z * std::sqrt(p * (1 - p) / n + square / (4 * n * n));
  const double scale = 1 + square / n;
  Bounds bounds{(centre - half) / scale, (centre + half) / scale};
  if (p == 0) bounds.lo = 0;
  if (p == 1) bounds.hi = 1;
  return bounds;
}

std::optional<Bounds> wilson(std::uint64_t k, std::uint64_t n, double level) {
  if (n == 0) return std::nullopt;
  const double z = normal_quantile(1 - (1 - level) / 2);
  return wilson_bounds(static_cast<double>(k) / static_cast<double>(n), static_cast<double>(n), z);
}

std::optional<Bounds> jeffreys(std::uint64_t k, std::uint64_t n, double level) {
  if (n == 0) return std::nullopt;
  const double a = static_cast<double>(k) + 0.5;
  const double b = static_cast<double>(n - k) + 0.5;
  const double half = (1 - level) / 2;
  return Bounds{k == 0 ? 0 : beta_quantile(half, a, b), k == n ? 1 : beta_quantile(1 - half, a, b)};
}

std::string_view to_string(IntervalMethod method) {
  switch (method) {
    case IntervalMethod::Wilson: return "wilson";
    case IntervalMethod::WilsonCluster: return "wilson_cluster";
    case IntervalMethod::TCluster: return "t_cluster";
    case IntervalMethod::NoneOneCluster: return "none_one_cluster";
    case IntervalMethod::NoneEmpty: return "none_empty";
  }
  return "none_empty";
}

double CriticalValues::z() {
  if (!z_) z_ = normal_quantile(1 - (1 - level_) / 2);
  return *z_;
}

double CriticalValues::t(std::uint64_t df) {
  for (const auto& [known, value] : t_) {
    if (known == df) return value;
  }
  t_.emplace_back(df, t_quantile(1 - (1 - level_) / 2, static_cast<double>(df)));
  return t_.back().second;
}

ScoreInterval score_interval(std::span<const double> scores, const Clusters& clusters, CriticalValues& critical) {
  ScoreInterval out;
  out.se = standard_errors(scores, clusters);
  out.few_clusters = clusters.count < kFewClusters;
  if (scores.empty()) return out;
  const bool binary = all_binary(scores);
  const auto n = static_cast<double>(scores.size());
  const double mean = out.se.mean.value_or(0);
  if (binary && clusters.singletons()) {
    out.method = IntervalMethod::Wilson;
    out.n_eff = n;
    out.critical = critical.z();
    out.bounds = wilson_bounds(mean, n, critical.z());
    return out;
  }
  if (clusters.count < 2) {
    out.method = IntervalMethod::NoneOneCluster;
    return out;
  }
  const double t = critical.t(clusters.count - 1);
  out.critical = t;
  if (binary) {
    const double n_eff = effective_items(out.se, clusters);
    out.method = IntervalMethod::WilsonCluster;
    out.n_eff = n_eff;
    out.bounds = wilson_bounds(mean, n_eff, t);
    return out;
  }
  const double half = t * out.se.cr1.value_or(0);
  const Bounds free{mean - half, mean + half};
  const Bounds kept{std::max(0.0, free.lo), std::min(1.0, free.hi)};
  out.method = IntervalMethod::TCluster;
  out.bounds = kept;
  out.clipped = kept != free;
  return out;
}

}  // namespace ego::stats
