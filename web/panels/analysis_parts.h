/// What the views made of scored rows share: the column they are about, why there is nothing yet.
#pragma once

#include "web/panels/chart_parts.h"
#include "web/widgets/flow.h"

namespace ego::web {

/// One of the drawings that a view can show.
struct ChartTab {
  ChartKind chart;
  Text title;
  std::string_view key;
};

/// A chip for a drawing; pressed, it is shown.
void chart_chip_ui(Ui& ui, const ChartTab& tab, ChartKind shown, Flow& flow);

/// Which part of the questions is analysed.
void column_menu_ui(Ui& ui, const AppState& state, Flow& flow);

/// Rows are being scored, or there are too few.
void analysis_missing_ui(Ui& ui, const AppState& state, const Rect& rect);

/// The filter that holds, each test to be taken off, and the way to the questions that pass.
void filter_strip_ui(Ui& ui, const AppState& state, Flow& flow);

}  // namespace ego::web
