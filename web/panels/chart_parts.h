/// Charts and their tables on the page: the drawing with its spots, or the same numbers as a grid.
#pragma once

#include <optional>
#include <string_view>

#include "web/charts/chart.h"
#include "web/charts/table.h"
#include "web/panels/panels.h"
#include "web/widgets/scroll.h"

namespace ego::web {

/// The size that fits a width.
charts::Space chart_space(const Ui& ui, float width);

/// Draws a chart at the stack's place. To the text layer it is one picture with a sentence.
/// @param cursor  cursor_key of the spot that keys have chosen: it is outlined and explains itself; empty = none
/// @return the spot that was clicked, null if none; valid as long as the chart
const charts::Spot* chart_ui(Ui& ui, std::string_view key, const charts::Chart& chart, std::string_view cursor,
                             Stack& stack);

/// The numbers as a grid with a row each. @param selected  cursor_key of the chosen row @return the row that was pressed
std::optional<std::size_t> table_ui(Ui& ui, const ViewTable& table, std::string_view selected, const Rect& rect);

/// Heading of a chart and the button that turns it into its table. @return what is left of the rectangle
Rect chart_head_ui(Ui& ui, const AppState& state, std::string_view title, const Rect& rect);

/// A line of small text, wrapped; spoken as it is.
void sentence_ui(Ui& ui, std::string_view key, std::string_view text, Stack& stack, Role role = Role::Text);

}  // namespace ego::web
