/// What `egoscope clips` takes out of a clip besides its frames' times: facts for a manifest, a poster, a strip. Native only.
#pragma once

#include <cstdint>

#include "core/base/result.h"
#include "core/media/rgba_image.h"
#include "core/media/video_facts.h"
#include "shell/media/clip.h"

namespace ego::media {

VideoFacts video_facts(const Clip& clip);

/// The frame in the middle of the clip, upright, square pixels: first frames are often black.
/// @param most  longest side in pixels
/// @error UnknownFormat, UnreadableFile  no decoder, or no frame to be had
Result<RgbaImage> poster(const Clip& clip, int most);

/// How a strip is laid out: frames of the whole clip, first and last included, row by row.
struct StripLayout {
  std::uint32_t frames = 24;
  int columns = 6;
  int cell = 240;  ///< longest side of one picture
};
/// @return  fewer pictures if the clip has fewer frames; a frame that the stream does not give is left out
/// @error as poster
Result<RgbaImage> strip(const Clip& clip, const StripLayout& layout);

}  // namespace ego::media
