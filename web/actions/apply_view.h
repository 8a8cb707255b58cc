/// Actions that open a view or change what of it is shown. Part of apply().
#pragma once

#include <string>
#include <vector>

#include "web/actions/action.h"
#include "web/state/app_state.h"

namespace ego::web {

/// Opens a view on these targets. What means something else in the new view is left behind; a filter of questions stays among the
/// views that list questions.
void open_view(AppState& state, ViewKind view, std::vector<std::string> targets);
/// The same with targets of its own: two rows for a pair, a preset for stages. Nothing happens where there are none.
void open_view_by_name(AppState& state, ViewKind view);
/// From a list the item opens beside it, so that the way through the list stays; from elsewhere it has a page of its own.
void open_item(AppState& state, std::string id);
/// Stages shown in this order. What was picked among other stages does not carry over.
void open_flow(AppState& state, OpenFlow flow);
/// The items of a cell instead of the pair's numbers.
void show_cell(AppState& state, PairCell cell);
/// A part of the pair's page; `Auto` where the chosen cell asks for that part anyway, so that equal views have equal links.
void show_section(Query& query, PairSection section);
/// A chart of the analysis or agreement view, whichever has it.
void show_chart(AppState& state, ChartKind chart);
/// The tests of a slice take the place of whatever was asked of the same fields; the rest of the filter stays.
void apply_slice(AppState& state, std::vector<FieldTest>& tests);
/// Opens the board or the items with the filters on items of the view before.
void carry_items(AppState& state, ViewKind to);
/// A place in one clip means nothing in another.
void leave_moment(Query& query);

}  // namespace ego::web
