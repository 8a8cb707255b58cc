/// Ranks with their uncertainty: rank sets, tie bands, and what the bootstrap says of ranks.
/// Source: statistics.md section 7.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/stats/max_t.h"

namespace ego::stats {

/// Ranks a row can have; both ends from 1.
struct RankSet {
  std::uint32_t lo = 1;
  std::uint32_t hi = 1;
  friend bool operator==(const RankSet&, const RankSet&) = default;
};

/// A row that is significantly better than another at the level of the family.
struct Separation {
  std::uint32_t better = 0;
  std::uint32_t worse = 0;
};

/// What is known of the order of M rows. Rows without a score come last and have no rank.
struct Ranking {
  std::vector<std::uint32_t> order;                ///< rows by score, best first, then canonical order
  std::vector<std::optional<std::uint32_t>> rank;  ///< [row]: 1 + number of strictly higher scores
  std::vector<RankSet>
      sets;  ///< [row]: [1 + better rows, M - worse rows]; all hold together. Mogstad et al. 2024, 10.1093/restud/rdad006
  std::vector<std::vector<std::uint32_t>>
      bands;  ///< rows in order: maximal runs of neighbours without a significant pair; may overlap
  std::vector<std::uint32_t> leaders;  ///< rows whose set contains 1, in order
};

/// @param scores      shape [M], higher is better; canonical row order
/// @param separated   significant pairs
Ranking rank_rows(std::span<const std::optional<double>> scores, std::span<const Separation> separated);

/// The significant pairs of a max-T result.
std::vector<Separation> separations(std::span<const MaxTPair> pairs, double alpha);

/// What the bootstrap says of a row's rank. Descriptive only: a row can lead in every replicate without being separable.
struct RankProbability {
  double top1 = 0;
  double top3 = 0;
  double mean = 0;  ///< of rank + half the number of others that are equal
  std::uint32_t lo = 1;
  std::uint32_t hi = 1;
};

/// @param table  scores in shared units; draws are shared by all models
/// @return       shape [models]
/// @cost         O(draws * (clusters * models + models log models))
std::vector<RankProbability> rank_probabilities(const ScoreTable& table, std::uint64_t seed, std::uint32_t draws,
                                                double level);

}  // namespace ego::stats
