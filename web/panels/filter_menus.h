/// Menus that several views share: facets of the questions, scoring profiles.
#pragma once

#include <string>

#include "web/actions/action.h"
#include "web/panels/panels.h"
#include "web/widgets/flow.h"

namespace ego::web {

/// One menu per facet; several values of a facet may be chosen.
void facet_menus_ui(Ui& ui, const ItemsView& view, Flow& flow);
/// One menu per field of the item list, facets and what is counted from items and rows; a single one where it is narrow.
void field_menus_ui(Ui& ui, const ItemsView& view, Flow& flow);
/// A filter that is on, and what takes it away.
struct Removal {
  std::string key;
  std::string title;
  Action action;
};
Removal removal_of(const Ui& ui, const AppState& state, const FieldTest& test);
float removal_width(const Ui& ui, const Removal& removal);
void removal_ui(Ui& ui, const Removal& removal, const Rect& rect);
/// Takes all filters and the search away; not there if there are none.
void clear_filters_ui(Ui& ui, const AppState& state, Flow& flow);
/// The board counted over the items that are listed; there while filters choose some of them and no search does.
void board_over_ui(Ui& ui, const AppState& state, Flow& flow);
/// Which profile counts; not there where nothing is scored.
void profile_menu_ui(Ui& ui, const AppState& state, Flow& flow);

}  // namespace ego::web
