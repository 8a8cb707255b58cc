/// Parts of the timeline, all over one axis.
#pragma once

#include <algorithm>

#include "web/panels/player_parts.h"
#include "web/state/time_axis.h"

namespace ego::web {

/// The time axis, and where on the page it lies.
struct Axis : TimeAxis {
  Rect rect;

  /// The visible part of a stretch, at least `least` wide; empty if none of it is.
  Rect stretch(std::int64_t start, std::int64_t end, float top, float height, float least) const {
    if (end < window.start || start > window.start + window.length) return {};
    const float from = std::clamp(x(start), rect.x, rect.right());
    const float to = std::clamp(x(end), rect.x, rect.right());
    return {from, top, std::max(to - from, least), height};
  }
};

/// Times written along the axis, as many as have room: hours, minutes, seconds or frames, whatever the zoom shows.
void ticks_ui(Ui& ui, const ClipTrack& track, const Axis& axis, const Rect& line);

/// How loud it is: a line from the lowest to the highest sample for every pixel column, whatever the zoom.
void sound_ui(Ui& ui, const media::Waveform& waveform, const Axis& axis, Rect line);

/// The whole clip with its marks, and the stretch that the timeline shows: dragging moves it.
void minimap_ui(Ui& ui, const AppState& state, const PlayerView& view, const Rect& line);

}  // namespace ego::web
