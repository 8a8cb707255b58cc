/// A picture as the bytes of a PNG file.
#pragma once

#include "core/base/bytes.h"
#include "shell/native-window/window.h"

namespace ego::desktop {

/// Empty if memory ran out.
ByteBuffer write_png(const Picture& picture);

}  // namespace ego::desktop
