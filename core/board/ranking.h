/// Ranks by a total order: value, best first, then id. Equal values with equal denominators share the printed rank.
/// Source: formats.md 7.4 ("two rows with different n never share a rank").
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace ego {

/// One value to rank.
struct RankEntry {
  double value = 0;     ///< finite
  std::uint64_t n = 0;  ///< denominator; 0 = unknown
  std::string_view id;  ///< unique: breaks ties of order; must outlive the call
};

struct Rank {
  std::uint32_t rank = 1;  ///< from 1
  bool tied = false;       ///< somebody shares it
};

enum class RankOrder : std::uint8_t { HigherFirst, LowerFirst };

/// Ranks in the order of `entries`. Competition ranking: 1, 2, 2, 4.
std::vector<Rank> rank_entries(const std::vector<RankEntry>& entries, RankOrder order);

}  // namespace ego
