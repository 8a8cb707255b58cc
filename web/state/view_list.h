/// The views this page has, as one list: tabs, `g` keys, palette and links that name a view are made from it.
#pragma once

#include <span>
#include <string_view>

#include "web/state/app_state.h"

namespace ego::web {

struct ViewEntry {
  ViewKind view = ViewKind::Board;
  Text title = Text::Count_;
  std::string_view key;  ///< of its tab in the text layer, `view/<name>`
  bool (*offered)(const AppState&) = nullptr;  ///< whether it has something to show now
};

/// In the order of the tabs.
std::span<const ViewEntry> view_list();

/// The entry of a view, or null if this page does not have it. A row is shown on the board, an item among the items.
const ViewEntry* find_view(ViewKind view);

/// Whether a link may name the view. The grammar of links has more views than this page; a clip has one without a tab.
bool has_view(ViewKind view);

}  // namespace ego::web
