/// Actions on what is filtered by and which rows are chosen. Part of apply().
#pragma once

#include <string>

#include "web/actions/action.h"
#include "web/state/app_state.h"

namespace ego::web {

/// Adds a test to the group of its field, or takes it out again.
void toggle_filter(Query& query, const ToggleFilter& action);
/// One value of a field instead of any other; the empty one is none.
void set_filter(Query& query, const SetFilter& action);
void drop_filter(Query& query, const DropFilter& action);

/// A row beside the others on item views; the basket becomes what is shown.
void toggle_shown(AppState& state, const std::string& id);
/// Puts a row in front of those that are shown.
void make_baseline(AppState& state, const std::string& id);
void toggle_basket(Query& query, const std::string& id);
void extend_basket(AppState& state, const ExtendBasket& action);

}  // namespace ego::web
