/// How long an answer is remembered: Kaplan-Meier, restricted mean, and the published mean persistence time.
/// Source: statistics.md section 13.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/stats/intervals.h"

namespace ego::stats {

/// One followed item.
struct FollowUp {
  double time_secs = 0;  ///< of the event, or when it was last seen without one
  bool forgotten = false;  ///< false = censored
};

/// One event time of the survival curve.
struct SurvivalStep {
  double time_secs = 0;
  std::uint64_t at_risk = 0;
  std::uint64_t events = 0;
  double survival = 1;  ///< just after this time
  std::optional<double> se;       ///< Greenwood; nothing once survival is 0
  std::optional<Bounds> bounds;   ///< log-log; nothing where survival is 0 or 1
};

struct SurvivalCurve {
  std::vector<SurvivalStep> steps;  ///< ascending times with events
  double restricted_mean_secs =
      0;  ///< area under the curve up to tau. Royston and Parmar 2013, 10.1186/1471-2288-13-152
  double restricted_mean_se = 0;
  std::optional<double> median_secs;  ///< first time with survival <= 0.5; nothing = longer than followed
};

/// Source: 10.1080/01621459.1958.10501452. Events come before censoring at ties.
/// @param tau_secs  end of the restricted mean @param z  critical value of the bounds
SurvivalCurve kaplan_meier(std::span<const FollowUp> items, double tau_secs, double z);

/// One closed question with its recalls, every kRecallSecs.
struct MemoryItem {
  bool initially_right = false;
  std::vector<std::optional<bool>> recalls;  ///< round 1, 2, ...; nothing = no record
};
inline constexpr double kRecallSecs = 60;
inline constexpr std::size_t kMostRecalls = 10;

/// Persistence over a population of items.
struct Persistence {
  std::uint64_t n = 0;
  std::uint64_t initially_right = 0;
  std::vector<FollowUp> follow_ups;      ///< of the items right initially, in order
  std::optional<double>
      official_secs;   ///< the published mean over all items; missing recalls shift the list as in its code
  std::optional<double> capped_secs;     ///< the same population, 60 r at the first failure, at most 600
};
Persistence persistence(std::span<const MemoryItem> items);

}  // namespace ego::stats
