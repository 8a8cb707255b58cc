#include "shell/native-window/png.h"

#include <cstdlib>

#include <miniz.h>

namespace ego::desktop {

ByteBuffer write_png(const Picture& picture) {
  constexpr int kChannels = 4;
  std::size_t size = 0;
  void* png =
      tdefl_write_image_to_png_file_in_memory(picture.rgba.data(), picture.width, picture.height, kChannels, &size);
  if (png == nullptr) return {};
  ByteBuffer bytes(static_cast<const char*>(png), size);
  mz_free(png);
  return bytes;
}

}  // namespace ego::desktop
