#include "core/stats/survival.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/stats/elementary.h"

namespace ego::stats {
namespace {

void set_uncertainty(SurvivalStep& step, double greenwood, double z) {
  if (step.survival <= 0) return;
  const double se = step.survival * std::sqrt(greenwood);
  step.se = se;
  if (step.survival >= 1) return;
  const double depth = -log(step.survival);
  const double width = z * se / (step.survival * depth);
  const double centre = log(depth);
  step.bounds = Bounds{exp(-exp(centre + width)), exp(-exp(centre - width))};
}

/// Area under the curve and its variance, from the last step before tau back to the first.
void set_restricted_mean(SurvivalCurve& curve, double tau) {
  double area = 0;  // from the step on
  double variance = 0;
  double end = tau;
  for (std::size_t i = curve.steps.size(); i-- > 0;) {
    const SurvivalStep& step = curve.steps[i];
    if (step.time_secs >= tau) continue;
    area += step.survival * (end - step.time_secs);
    end = step.time_secs;
    const auto at_risk = static_cast<double>(step.at_risk);
    const auto events = static_cast<double>(step.events);
    if (step.at_risk > step.events) variance += area * area * events / (at_risk * (at_risk - events));
  }
  curve.restricted_mean_secs = area + end;
  curve.restricted_mean_se = std::sqrt(variance);
}

FollowUp follow(const MemoryItem& item) {
  const std::size_t rounds = std::min(item.recalls.size(), kMostRecalls);
  for (std::size_t r = 0; r < rounds; ++r) {
    if (!item.recalls[r].has_value()) return {kRecallSecs * static_cast<double>(r), false};
    if (item.recalls[r] == false) return {kRecallSecs * static_cast<double>(r + 1), true};
  }
  return {kRecallSecs * static_cast<double>(rounds), false};
}

/// Leading trues of the list as the published code stores it: the initial answer, then the recalls that have a record.
double official_time(const MemoryItem& item) {
  if (!item.initially_right) return 0;
  double passed = 1;
  for (const std::optional<bool>& recall : item.recalls) {
    if (recall == false) break;
    if (recall == true) ++passed;
  }
  return kRecallSecs * passed;
}

}  // namespace

SurvivalCurve kaplan_meier(std::span<const FollowUp> items, double tau_secs, double z) {
  std::vector<FollowUp> sorted(items.begin(), items.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const FollowUp& a, const FollowUp& b) { return a.time_secs < b.time_secs; });
  SurvivalCurve curve;
  double survival = 1;
  double greenwood = 0;
  for (std::size_t i = 0; i < sorted.size();) {
    SurvivalStep step;
    step.time_secs = sorted[i].time_secs;
    step.at_risk = sorted.size() - i;
    for (; i < sorted.size() && sorted[i].time_secs == step.time_secs; ++i) step.events += sorted[i].forgotten ? 1 : 0;
    if (step.events == 0) continue;
    const auto at_risk = static_cast<double>(step.at_risk);
    const auto left = static_cast<double>(step.at_risk - step.events);
    survival *= left / at_risk;
    step.survival = survival;
    if (left > 0) greenwood += static_cast<double>(step.events) / (at_risk * left);
    set_uncertainty(step, greenwood, z);
    if (survival <= 0.5 && !curve.median_secs) curve.median_secs = step.time_secs;
    curve.steps.push_back(step);
  }
  set_restricted_mean(curve, tau_secs);
  return curve;
}

Persistence persistence(std::span<const MemoryItem> items) {
  Persistence out;
  out.n = items.size();
  double official = 0;
  double capped = 0;
  for (const MemoryItem& item : items) {
    official += official_time(item);
    if (!item.initially_right) continue;
    ++out.initially_right;
    out.follow_ups.push_back(follow(item));
    capped += out.follow_ups.back().time_secs;
  }
  if (items.empty()) return out;
  out.official_secs = official / static_cast<double>(items.size());
  out.capped_secs = capped / static_cast<double>(items.size());
  return out;
}

}  // namespace ego::stats
