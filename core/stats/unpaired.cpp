#include "core/stats/unpaired.h"

#include <cmath>

#include "core/stats/normal.h"

namespace ego::stats {

std::optional<double> unpaired_margin(std::uint64_t n, std::uint64_t comparisons, double alpha) {
  if (n == 0 || comparisons == 0) return std::nullopt;
  constexpr double kLargestVariance = 0.25;
  const double z = normal_quantile(1 - alpha / (2 * static_cast<double>(comparisons)));
  return z * std::sqrt(2 * kLargestVariance / static_cast<double>(n));
}

}  // namespace ego::stats
