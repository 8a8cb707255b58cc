/// What each view exports: one line a view. A view that makes a table can be saved in every format; one that draws saves its drawing too.
#pragma once

#include <span>
#include <string>

#include "web/charts/chart.h"
#include "web/charts/table.h"
#include "web/state/app_state.h"
#include "web/views/views.h"

namespace ego::web {

struct ExportSource {
  ViewKind view = ViewKind::Board;
  /// What the filter shows, in the order it is shown.
  ViewTable (*table)(const AppState&, const Views&) = nullptr;
  /// The view's drawing; null = the table as a picture.
  const charts::ChartSet* (*drawing)(const AppState&, const Views&) = nullptr;
  /// The core's own rendering of a format, where it has one; empty = from the table.
  std::string (*rendering)(ExportFormat, const AppState&, const Views&) = nullptr;
};

std::span<const ExportSource> export_sources();
/// The source of what is shown; an item that is open beside a list is an item. Null if there is nothing to export.
const ExportSource* find_export_source(const Query& query);

ViewTable board_table(const AppState& state, const Views& views);
ViewTable items_table(const AppState& state, const Views& views);
/// A line for each row: what it answered to the open question, and which rule read it.
ViewTable item_table(const AppState& state, const Views& views);
ViewTable pair_table(const AppState& state, const Views& views);
/// The patterns, or the questions of the one that is picked.
ViewTable flow_table(const AppState& state, const Views& views);
/// The replies that profiles read differently, with what each reads.
ViewTable parse_table(const AppState& state, const Views& views);

}  // namespace ego::web
