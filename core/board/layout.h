/// Where things stand when a board is drawn: brackets of tie bands beside the rows, the axis that a column's intervals share.
/// Page and static table use the same places.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/board/board.h"

namespace ego {

/// A tie band beside the rows in display order.
struct BandBracket {
  std::uint32_t band = 0;  ///< index in ColumnRanking::bands
  std::uint32_t lane = 0;  ///< brackets that overlap stand in different lanes, 0 = nearest to the rows
  std::uint32_t first = 0, last = 0;  ///< places in `rows`
  std::vector<std::uint32_t> places;  ///< of its rows; others between them are no part of the band
};

/// Brackets of a ranking. Empty if the rows are not shown in the ranking's order: a bracket would join strangers.
/// Rows of a band that are filtered away are left out; a band of fewer than two shown rows has no bracket.
/// @param rows  of the board, in display order
std::vector<BandBracket> band_brackets(const ColumnRanking& ranking, std::span<const std::uint32_t> rows);

/// The axis of a column: from the lowest to the highest bound or value of all rows, on whole steps of five percent points.
/// Other units begin at 0.
struct ColumnAxis {
  double low = 0;
  double high = 1;  ///< > low
  /// Place on the axis: 0 = low end, 1 = high end; values outside stand at the ends.
  double place(double value) const;
};
/// Nothing if the column has no value.
std::optional<ColumnAxis> column_axis(const Board& board, std::size_t column);

}  // namespace ego
