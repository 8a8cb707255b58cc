#include "core/stats/power.h"

#include <cmath>

#include "core/stats/normal.h"

namespace ego::stats {

std::optional<double> detectable_difference(const PowerPlan& plan) {
  if (!(plan.n > 0)) return std::nullopt;
  const double z = normal_quantile(1 - plan.alpha / 2) + normal_quantile(plan.power);
  return z * std::sqrt(plan.disc * plan.deff / plan.n);
}

double connor_power(const PowerPlan& plan, double delta) {
  const double z = normal_quantile(1 - plan.alpha / 2);
  const double spread = std::sqrt(plan.disc - delta * delta);
  return normal_cdf((std::fabs(delta) * std::sqrt(plan.n) - z * std::sqrt(plan.disc)) / spread);
}

std::optional<std::uint64_t> connor_items(const PowerPlan& plan, double delta) {
  if (delta == 0 || std::fabs(delta) > plan.disc) return std::nullopt;
  const double z = normal_quantile(1 - plan.alpha / 2);
  const double top = z * std::sqrt(plan.disc) + normal_quantile(plan.power) * std::sqrt(plan.disc - delta * delta);
  return static_cast<std::uint64_t>(std::ceil(top / delta * (top / delta) * plan.deff));
}

std::uint64_t miller_items(const RepeatPlan& plan) {
  const double z = normal_quantile(1 - plan.alpha / 2) + normal_quantile(plan.power);
  const double variance = plan.omega2 + plan.sigma2_a / plan.repeats_a + plan.sigma2_b / plan.repeats_b;
  return static_cast<std::uint64_t>(std::ceil(z * z * variance / (plan.delta * plan.delta)));
}

}  // namespace ego::stats
