/// Parts of the clip player, each a block of the page it stands on.
#pragma once

#include "web/panels/panels.h"
#include "web/widgets/controls.h"
#include "web/widgets/prose.h"
#include "web/widgets/scroll.h"

namespace ego::web {

/// The open clip: picture, controls, timeline, whose frames are marked. Says why where there is no picture.
/// @return false if the site has no clip for what is shown: the caller says what to bring
bool player_ui(Ui& ui, const AppState& state, const PlayerView& view, Stack& page);

/// Tiers over one time axis, the selection and the playhead. @pre a clip is open
void timeline_ui(Ui& ui, const AppState& state, const PlayerView& view, Stack& page);

/// The contact sheet over the page, while it is open.
void contact_sheet_ui(Ui& ui, const AppState& state, const Views& views, const Rect& page);

/// Whose frames are marked on the timeline, and whether only those are shown. @pre a clip is open
void seen_choice_ui(Ui& ui, const AppState& state, const PlayerView& view, const ItemsView& items, Stack& page);

/// Which tiers stand on the timeline: a chip for each that has something. @pre a clip is open
void tier_choice_ui(Ui& ui, const AppState& state, const PlayerView& view, Stack& page);

/// Lines of the transcript round the playhead, two languages beside each other; a press goes there. With a field that finds lines.
/// @pre a clip is open
void transcript_ui(Ui& ui, const AppState& state, const TranscriptView& view, Stack& page);

/// Clips that the reader brings: what the shown one is, what a folder holds, an address. Folded while the site has the clip.
void own_media_ui(Ui& ui, const AppState& state, const Question& question, Stack& page);

}  // namespace ego::web
