/// A board at an earlier time: which dates its rows carry, and which rows came later.
/// Source: explorer.md section 2.1 (history).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/board/board.h"

namespace ego::web {

struct BoardDates {
  std::vector<std::string> stops;  ///< full dates (text::is_full_date) of the rows, ascending, each once
  std::uint32_t undated = 0;       ///< rows without a full date: they cannot be placed and stay

  /// A slider wants two places to be in.
  bool has_history() const { return stops.size() >= 2; }
  /// The last stop that is not after the date; the last of all for the empty one, 0 where every stop is after it.
  /// @pre has_history()
  std::size_t place_of(std::string_view date) const;
  /// Query::date of a stop: empty for the last, which is the board as it is now.
  /// @pre place < stops.size()
  std::string date_at(std::size_t place) const;
};

BoardDates board_dates(const Board& board);

/// True if the row was not there yet. Never of rows without a full date; the empty date is now.
bool came_later(const BoardRow& row, std::string_view date);

}  // namespace ego::web
