/// The panels: free functions that draw state and views and push actions. None of them changes state, loads or stores anything.
#pragma once

#include "web/state/app_state.h"
#include "web/views/views.h"
#include "web/widgets/ui.h"

namespace ego::web {

/// The whole page: bar, notices, the current view, what floats above it.
void page_ui(Ui& ui, const AppState& state, const Views& views);

/// Wordmark, benchmarks, and what concerns the page as a whole.
void top_bar_ui(Ui& ui, const AppState& state, const Rect& rect);
/// Height the bar takes.
float top_bar_height(const Ui& ui);

/// On narrow pages: the views and the way to every command, within reach of a thumb.
void bottom_bar_ui(Ui& ui, const AppState& state, const Rect& rect);
float bottom_bar_height(const Ui& ui);

/// Title of the view, tabs of the benchmark's views. @return what is left of the rectangle
Rect head_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect);

void board_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect);
/// Beside the board: why the rows of a band cannot be told apart, or what the columns say.
void board_side_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect);
/// Everything known about one row: provenance, scores with counts, lint.
void row_drawer_ui(Ui& ui, const AppState& state, const BoardView& view, const Rect& rect);

void items_ui(Ui& ui, const AppState& state, const ItemsView& view, const Rect& rect);
/// One question. @param list  the way through a list it was opened from; may be empty
void item_ui(Ui& ui, const AppState& state, const Views& views, const std::vector<std::uint32_t>& list,
             const Rect& rect);
/// A clip by itself: the player over the page's width, and the questions asked about it.
void clip_view_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect);
void pair_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect);
/// Rows as ordered stages: diagram, patterns, gain, and the items of the pattern that is asked for.
void flow_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect);
/// How scoring profiles read the same replies, and a reply to try against all of them.
void parse_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect);
/// A test the reader takes: its settings, the question that is asked, what came out.
void play_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect);
/// Items and charts: difficulty, option positions, heat map, radar, scores against size or date.
void analysis_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect);
/// Rows that answer alike, and what each is alone with.
void agree_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect);
/// Where two rows, or a row and all others, differ otherwise than elsewhere.
void slices_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect);
void drop_ui(Ui& ui, const AppState& state, const Rect& rect);

/// Says why there are no questions yet. @return false if there are
bool items_missing_ui(Ui& ui, const AppState& state, const Rect& rect);

/// Notices under the bar. @return what is left of the rectangle
Rect notices_ui(Ui& ui, const AppState& state, const Rect& rect);
void key_help_ui(Ui& ui, const Rect& rect);
/// The command palette over the page.
void palette_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect);
/// Nothing fits: which filters are on, each with a button that drops it.
void nothing_fits_ui(Ui& ui, const AppState& state, const Rect& rect);
/// Formats in which the view can be taken along.
void export_menu_ui(Ui& ui, const AppState& state, const Views& views, const Rect& rect);
/// A sentence in an otherwise empty area.
void message_ui(Ui& ui, std::string_view key, std::string_view text, const Rect& rect);

/// Title in the interface language, English where there is no other.
const std::string& localized(const Ui& ui, const std::string& english, const std::string& chinese);

}  // namespace ego::web
