#include "core/stats/calibration.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace ego::stats {
namespace {

struct Sums {
  double n = 0;
  double confidence = 0;
  double outcome = 0;

  void add(double c, double y) {
    ++n;
    confidence += c;
    outcome += y;
  }
};

/// The smallest b with c <= (b + 1) / bins, in double arithmetic.
std::size_t bin_of(double confidence, std::uint32_t bins) {
  std::size_t b = 0;
  while (b + 1 < bins && confidence > static_cast<double>(b + 1) / bins) ++b;
  return b;
}

std::vector<std::size_t> by_confidence(std::span<const double> confidence) {
  std::vector<std::size_t> order(confidence.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return confidence[a] < confidence[b]; });
  return order;
}

std::vector<Sums> equal_groups(std::span<const double> confidence, std::span<const std::uint8_t> outcome,
                               std::span<const std::size_t> order, std::uint32_t bins) {
  const std::size_t n = order.size();
  const std::size_t groups = std::min<std::size_t>(bins, n);
  std::vector<Sums> out(groups);
  std::size_t next = 0;
  for (std::size_t g = 0; g < groups; ++g) {
    const std::size_t size = n / groups + (g < n % groups ? 1 : 0);
    for (std::size_t i = 0; i < size; ++i, ++next) out[g].add(confidence[order[next]], outcome[order[next]]);
  }
  return out;
}

double expected_error(std::span<const Sums> groups, double n) {
  double error = 0;
  for (const Sums& group : groups) error += std::fabs(group.outcome - group.confidence);
  return error / n;
}

/// Mann-Whitney by average ranks; the ranks are doubled to stay whole.
std::optional<double> area_under_curve(std::span<const double> confidence, std::span<const std::uint8_t> outcome,
                                       std::span<const std::size_t> order) {
  double positives = 0;
  double twice_ranks = 0;
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i;
    while (end < order.size() && confidence[order[end]] == confidence[order[i]]) ++end;
    for (std::size_t j = i; j < end; ++j) {
      if (outcome[order[j]] == 0) continue;
      ++positives;
      twice_ranks += static_cast<double>(i + 1 + end);
    }
    i = end;
  }
  const double negatives = static_cast<double>(order.size()) - positives;
  if (positives == 0 || negatives == 0) return std::nullopt;
  return (twice_ranks / 2 - positives * (positives + 1) / 2) / (positives * negatives);
}

}  // namespace

Calibration calibration(std::span<const double> confidence, std::span<const std::uint8_t> outcome, std::uint32_t bins) {
  Calibration out;
  std::vector<Sums> groups(bins);
  Sums all;
  double squares = 0;
  for (std::size_t i = 0; i < confidence.size(); ++i) {
    const double y = outcome[i];
    groups[bin_of(confidence[i], bins)].add(confidence[i], y);
    all.add(confidence[i], y);
    squares += (confidence[i] - y) * (confidence[i] - y);
  }
  for (const Sums& group : groups) {
    CalibrationBin bin{static_cast<std::uint64_t>(group.n), std::nullopt, std::nullopt};
    if (group.n > 0) {
      bin.confidence = group.confidence / group.n;
      bin.outcome = group.outcome / group.n;
    }
    out.bins.push_back(bin);
  }
  if (confidence.empty()) return out;
  const double n = all.n;
  const double base = all.outcome / n;
  double largest = 0;
  double reliability = 0;
  double resolution = 0;
  for (const CalibrationBin& bin : out.bins) {
    if (bin.n == 0) continue;
    const double shown = bin.outcome.value_or(base);
    const double gap = shown - bin.confidence.value_or(shown);
    const double lift = shown - base;
    largest = std::max(largest, std::fabs(gap));
    reliability += static_cast<double>(bin.n) * gap * gap;
    resolution += static_cast<double>(bin.n) * lift * lift;
  }
  const std::vector<std::size_t> order = by_confidence(confidence);
  out.brier = squares / n;
  out.ece = expected_error(groups, n);
  out.mce = largest;
  out.ece_mass = expected_error(equal_groups(confidence, outcome, order, bins), n);
  out.reliability = reliability / n;
  out.resolution = resolution / n;
  out.uncertainty = base * (1 - base);
  out.auroc = area_under_curve(confidence, outcome, order);
  return out;
}

}  // namespace ego::stats
