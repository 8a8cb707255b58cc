/// Parts of the stage flow: the diagram, the table of patterns, the knowledge gain.
#pragma once

#include <string>
#include <string_view>

#include "web/panels/flow_geometry.h"
#include "web/panels/panels.h"
#include "web/widgets/scroll.h"

namespace ego::web {

/// Stages as columns of nodes (right, wrong, invalid, missing) with bands between them; the order is changed here.
void flow_chart_ui(Ui& ui, const AppState& state, const FlowView& view, const Rect& rect);

/// Where a stage's head is drawn; its own slot of these lines.
struct StagePlace {
  std::size_t stage = 0;
  Rect buttons;
  Rect head;
};
/// Name, share and interval of a stage; buttons and dragging move it, a button takes it out.
void flow_stage_ui(Ui& ui, const AppState& state, const FlowView& view, const FlowGeometry& geometry,
                   const StagePlace& place);
/// Difference, interval and p of the step from a stage to the next.
void flow_step_ui(Ui& ui, const FlowView& view, std::size_t step, Rect rect);

/// Named groups as toggles. @return what is left of the rectangle
Rect flow_groups_ui(Ui& ui, const AppState& state, const FlowView& view, const Rect& rect);
/// Every pattern with its items, sortable.
void flow_patterns_ui(Ui& ui, const AppState& state, const FlowView& view, const Rect& rect);

/// Gain, its interval, both rates of change, by every rule and by discipline.
void gain_ui(Ui& ui, const BenchmarkData& data, const GainView& gain, Stack& page);

/// What a stage is called in the diagram: the column's title where stages are columns.
std::string stage_title(const Ui& ui, const FlowStage& stage);
/// `wrong -> right` for `WR`, the group's name for its word; empty for no pattern.
std::string pattern_words(const Ui& ui, std::string_view pattern);
/// The outcome a letter stands for.
Outcome outcome_of(char letter);

}  // namespace ego::web
