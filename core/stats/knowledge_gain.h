/// The knowledge gain of a video with its interval, and scores corrected for chance.
/// Source: statistics.md sections 9 and 10.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/stats/intervals.h"
#include "core/stats/standard_error.h"

namespace ego::stats {

/// Delta = (after - before) / (1 - before) with the delta-method interval, and both rates of change.
struct KnowledgeGain {
  std::uint64_t n = 0;
  std::uint64_t right_before = 0;
  std::uint64_t right_after = 0;
  std::uint64_t gained = 0;  ///< wrong before, right after
  std::uint64_t lost = 0;    ///< right before, wrong after
  std::optional<double> delta;  ///< nothing if nothing was wrong before
  std::optional<double> w2r;    ///< gained / (n - right_before)
  std::optional<Bounds> w2r_bounds;  ///< Wilson
  std::optional<double> r2w;    ///< lost / right_before
  std::optional<Bounds> r2w_bounds;
  std::optional<double> se_iid;
  std::optional<double> se_cr1;
  std::optional<Bounds> bounds;  ///< delta +- t SE(CR1); not clipped: the gain has no lower limit
};

/// Items wrong before fewer than this: the bootstrap interval is used instead.
inline constexpr std::uint64_t kFewWrongBefore = 20;

/// @param before, after  shape [n]: 1 right, 0 anything else
KnowledgeGain knowledge_gain(std::span<const std::uint8_t> before, std::span<const std::uint8_t> after,
                             const Clusters& clusters, CriticalValues& critical);

/// Bootstrap interval of the gain, for few items that were wrong before.
struct GainBootstrap {
  std::optional<Bounds> percentile;  ///< nothing if no replicate could be used
  std::optional<Bounds> bca;
  std::uint64_t dropped = 0;  ///< replicates in which nothing was wrong before
};
GainBootstrap bootstrap_knowledge_gain(std::span<const std::uint8_t> before, std::span<const std::uint8_t> after,
                                       const Clusters& clusters, std::uint64_t seed, std::uint32_t draws, double level);

/// A share as two whole numbers, so that 1/3 is exact until it is used.
struct Share {
  std::uint64_t numerator = 0;
  std::uint64_t denominator = 1;  ///< > numerator
};

/// Mean of (s - g) / (1 - g), not clipped, and what it is made of.
struct ChanceCorrected {
  double raw = 0;
  double chance = 0;  ///< mean of g
  StandardErrors corrected;  ///< mean and standard errors of the corrected scores
};

/// @param scores  shape [n], not empty; @param guess  shape [n]: probability of a right guess, below 1
ChanceCorrected chance_corrected(std::span<const double> scores, std::span<const Share> guess,
                                 const Clusters& clusters);

}  // namespace ego::stats
