/// Pictures as JPEG files: posters and strips. Native only; the page has no encoder.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/media/rgba_image.h"

namespace ego::media {

/// A baseline JPEG, full chroma.
/// @error LimitExceeded  larger than a JPEG can be (65,500 pixels a side), or empty
/// @error UnreadableFile  out of memory
Result<ByteBuffer> write_jpeg(const RgbaImage& image);

}  // namespace ego::media
