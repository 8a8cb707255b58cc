#include "core/stats/standard_error.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <unordered_map>

namespace ego::stats {
namespace {

struct Residuals {
  double squares = 0;          ///< sum of (s - m)^2
  std::vector<double> groups;  ///< shape [clusters]: sum of (s - m)
};

Residuals residuals(std::span<const double> scores, const Clusters& clusters, double mean) {
  Residuals out;
  out.groups.assign(clusters.count, 0);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double r = scores[i] - mean;
    out.squares += r * r;
    out.groups[clusters.of_item[i]] += r;
  }
  return out;
}

std::optional<double> intra_class(const Residuals& rest, const std::vector<std::uint64_t>& sizes, std::size_t items) {
  const auto n = static_cast<double>(items);
  const auto c = static_cast<double>(sizes.size());
  if (sizes.size() < 2 || sizes.size() == items) return std::nullopt;
  double between = 0;
  double size_squares = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const auto size = static_cast<double>(sizes[i]);
    between += rest.groups[i] * rest.groups[i] / size;
    size_squares += size * size;
  }
  const double msb = between / (c - 1);
  const double msw = std::max(0.0, rest.squares - between) / (n - c);
  const double typical = (n - size_squares / n) / (c - 1);
  const double bottom = msb + (typical - 1) * msw;
  if (!(bottom > 0)) return std::nullopt;
  return (msb - msw) / bottom;
}

}  // namespace

std::vector<std::uint64_t> Clusters::sizes() const {
  std::vector<std::uint64_t> sizes(count, 0);
  for (const std::uint32_t cluster : of_item) ++sizes[cluster];
  return sizes;
}

Clusters number_clusters(std::span<const std::uint32_t> keys) {
  Clusters clusters;
  clusters.of_item.reserve(keys.size());
  std::unordered_map<std::uint32_t, std::uint32_t> numbers;
  for (const std::uint32_t key : keys) {
    const auto [found, added] = numbers.try_emplace(key, clusters.count);
    if (added) ++clusters.count;
    clusters.of_item.push_back(found->second);
  }
  return clusters;
}

StandardErrors standard_errors(std::span<const double> scores, const Clusters& clusters) {
  StandardErrors out;
  out.n = scores.size();
  out.clusters = clusters.count;
  if (scores.empty()) return out;
  const auto n = static_cast<double>(scores.size());
  const auto c = static_cast<double>(clusters.count);
  double sum = 0;
  for (const double score : scores) sum += score;
  const double mean = sum / n;
  out.mean = mean;
  if (scores.size() < 2) return out;
  const Residuals rest = residuals(scores, clusters, mean);
  double group_squares = 0;
  for (const double group : rest.groups) group_squares += group * group;
  const double iid_square = rest.squares / (n * (n - 1));
  out.iid = std::sqrt(iid_square);
  out.miller = std::sqrt(std::max(0.0, iid_square + (group_squares - rest.squares) / (n * n)));
  out.cr0 = std::sqrt(group_squares) / n;
  out.icc = intra_class(rest, clusters.sizes(), scores.size());
  if (clusters.count < 2) return out;
  const double cr1_square = c / (c - 1) * group_squares / (n * n);
  out.cr1 = std::sqrt(cr1_square);
  if (iid_square > 0) out.deff = cr1_square / iid_square;
  return out;
}

double planned_design_effect(double m, double rho) { return 1 + (m - 1) * rho; }

}  // namespace ego::stats
