/// 2x2 tables of all pairs of rows at once, over any subset of the items: and + popcount on bit planes.
#pragma once

#include <cstdint>
#include <vector>

#include "core/board/item_matrix.h"

namespace ego {

/// Right answers of every row and every pair over one subset.
struct AllPairs {
  std::uint32_t items = 0;                ///< in the subset
  std::vector<std::uint32_t> right;       ///< [row]
  std::vector<std::uint32_t> both_right;  ///< [pair]: (0,1), (0,2), ..., (1,2), ...

  /// Place of the pair a < b.
  std::size_t place(std::size_t a, std::size_t b) const {
    const std::size_t rows = right.size();
    return a * (2 * rows - a - 1) / 2 + (b - a - 1);
  }
  std::uint32_t lost(std::size_t a, std::size_t b) const { return right[a] - both_right[place(a, b)]; }
  std::uint32_t gained(std::size_t a, std::size_t b) const { return right[b] - both_right[place(a, b)]; }
};

/// @pre   subset.items == planes.items()
/// @cost  O(rows^2 * items / 64): 300 rows x 1,000 items in about a millisecond
AllPairs count_all_pairs(const OutcomePlanes& planes, const ItemSubset& subset);

}  // namespace ego
