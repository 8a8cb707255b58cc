/// What a reader remarks on replies and questions: the note under a reply, its editor, the list of all remarks.
#pragma once

#include <string>
#include <string_view>

#include "web/panels/panels.h"
#include "web/widgets/scroll.h"

namespace ego::web {

/// What a remark is on.
struct RemarkTarget {
  std::string_view item;
  std::string_view row;      ///< empty = the question itself
  std::string_view outcome;  ///< what the reply counts as now, `wrong`; empty for questions
};

/// Height of what is remarked, and of the editor where it is open; 0 = nothing.
float remark_height(const Ui& ui, const AppState& state, const RemarkTarget& target, float width);
void remark_ui(Ui& ui, const AppState& state, const RemarkTarget& target, Rect rect);

/// The button that opens and closes the editor. @param rect  its right side is free
void note_button_ui(Ui& ui, const AppState& state, std::string_view row, Text label, const Rect& rect);

/// How many remarks of each class there are, on which rows, and each of them; beside the item list.
void remarks_list_ui(Ui& ui, const AppState& state, const ItemsView& view, const Rect& rect);

}  // namespace ego::web
