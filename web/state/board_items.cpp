#include "web/state/board_items.h"

#include <algorithm>

#include "core/board/row_facts.h"

namespace ego::web {

bool asks_about_items(const AppState& state, const FilterGroup& group) {
  const bool on_board = state.query.view == ViewKind::Board || state.query.view == ViewKind::Row;
  if (!on_board || effective_table(state) != kScoredTable) return false;
  return std::any_of(group.begin(), group.end(), [](const FieldTest& test) { return !is_row_field(test.field); });
}

BoardFilters board_filters(const AppState& state) {
  BoardFilters out;
  for (const FilterGroup& group : state.query.filters)
    (asks_about_items(state, group) ? out.items : out.rows).push_back(group);
  return out;
}

bool can_carry_items(const AppState& state) {
  const BenchmarkData* data = state.current();
  if (data == nullptr || !data->is_scored() || state.query.filters.empty() || !state.query.search.empty()) return false;
  return state.query.view == ViewKind::Items || state.query.view == ViewKind::Slices ||
         state.query.view == ViewKind::Analysis;
}

}  // namespace ego::web
