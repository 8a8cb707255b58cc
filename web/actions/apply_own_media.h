/// Clips that the reader brings: what was offered, which questions they are for, whether they are the right ones.
#pragma once

#include <string>
#include <string_view>

#include "web/actions/action.h"
#include "web/state/app_state.h"

namespace ego::web {

/// Part of apply().
void bring_clips(AppState& state, OwnMediaStep step);

/// Of a dropped batch: a subtitle file while a clip is shown, or a manifest. @return false: the batch is something else
bool take_for_clips(AppState& state, const FilesDropped& batch);
/// The site's manifest, or the subtitles beside the clip. @return false: another file
bool take_own_file(AppState& state, const std::string& url, const ByteBuffer& bytes);
/// One of those did not come: without it the clip plays all the same. @return false: another file
bool miss_own_file(AppState& state, const std::string& url, const Error& error);
/// The address kept from an earlier visit. @return false: another key
bool take_kept_address(AppState& state, std::string_view key, std::string_view text);

/// Holds new files against the questions, asks for the manifest, the subtitles and the next hash. Part of each step.
void request_own_media(AppState& state);

}  // namespace ego::web
