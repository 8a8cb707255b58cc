/// Which filters of a board ask about its items: it is then counted over those alone.
#pragma once

#include <vector>

#include "web/state/app_state.h"

namespace ego::web {

/// True if the filter asks about questions: the board shown is of scored rows, and no row of one has such a field.
bool asks_about_items(const AppState& state, const FilterGroup& group);

/// The filters that do, and those that do not, in the order of the query.
struct BoardFilters {
  std::vector<FilterGroup> items;
  std::vector<FilterGroup> rows;
};
BoardFilters board_filters(const AppState& state);

/// True if a board can be counted over the items that a view of items lists: filters choose them, and no search does.
bool can_carry_items(const AppState& state);

}  // namespace ego::web
