/// Parts of the view of scoring disagreement: the table, the matrix, the replies, the reply that is tried.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "web/panels/panels.h"
#include "web/widgets/prose.h"
#include "web/widgets/scroll.h"

namespace ego::web {

/// Rows and profiles: score, denominator, what is read differently. A click on a row shows its replies alone.
void parse_table_ui(Ui& ui, const AppState& state, const ParseView& view, const Rect& rect);
/// Height the table wants.
float parse_table_height(const Ui& ui, const ParseView& view);

/// Profiles against profiles: replies read differently. A click shows those replies alone.
void parse_matrix_ui(Ui& ui, const AppState& state, const ParseView& view, Stack& page);

/// Replies with what every profile read, side by side.
void parse_list_ui(Ui& ui, const AppState& state, const ParseView& view, const Rect& rect);

/// Fields for a reply, its options and reference, and what every profile of the benchmark reads while one types.
void trial_ui(Ui& ui, const AppState& state, const Views& views, Stack& page);

/// `[1]` of the first profile: how profiles are named where there is no room for their names.
std::string profile_number(std::size_t profile);

}  // namespace ego::web
