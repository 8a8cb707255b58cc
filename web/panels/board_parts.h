/// Parts around the table of the board: what can be seen here, tools, brackets of the tie bands.
#pragma once

#include <vector>

#include "web/state/app_state.h"
#include "web/views/views.h"
#include "web/widgets/flow.h"
#include "web/widgets/grid.h"

namespace ego::web {

/// One line: smallest visible difference, n, clusters, scoring, family and its switch. @return what is left below
Rect board_power_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect);
/// What the board is counted over, where filters ask about items; not there otherwise. @return what is left below
Rect board_items_ui(Ui& ui, const AppState& state, const BoardView& view, const Rect& rect);
/// Search, filters, menus, column groups, count. @return what is left below
Rect board_tools_ui(Ui& ui, const AppState& state, const BoardView& view, const Rect& rect);

/// A slider over the dates that rows carry; nothing where they carry fewer than two.
void board_date_ui(Ui& ui, const AppState& state, const BoardView& view, Flow& flow);

/// Brackets are drawn inside the table, but are no part of it for a reader of the text layer.
using BandMarks = std::vector<MirrorNode>;
/// Room for the lanes of the brackets, left of the ranks.
float band_lanes_width(const Ui& ui, const BoardView& view);
/// Draws the brackets and takes presses on them. @return their nodes for describe_bands()
BandMarks band_brackets_ui(Ui& ui, const AppState& state, const BoardView& view, Grid& grid, std::uint32_t column);
/// Lists the bands behind the table.
void describe_bands(Ui& ui, BandMarks bands, const Rect& rect);

}  // namespace ego::web
