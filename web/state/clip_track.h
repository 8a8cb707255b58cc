/// Reads what the host says of clips: of an opened one, and of files that were offered.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "web/state/own_media.h"
#include "web/state/player.h"

namespace ego::web {

/// A track from the host's description.
/// @param json   {width, height, pixelAspect, rotation, codec, container, hasAudio}; what is absent keeps its default
/// @param times  microseconds from the first frame, shape [frames]; made rising where they are not
/// @param keys   frame numbers; those outside the clip are left out
ClipTrack read_clip_track(std::string_view json, std::span<const double> times, std::span<const std::uint32_t> keys);

/// Files from the host's list of [path, bytes]; what is no plain relative path is left out.
std::vector<OwnFile> read_own_files(std::string_view json);

}  // namespace ego::web
