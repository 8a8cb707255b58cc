// The end of an archive of replies and one of its entries: parts lie inside the archive, a piece is read or refused.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "core/site/reply_pieces.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ego::ByteView bytes{reinterpret_cast<const char*>(data), size};
  const auto directory = ego::site::read_reply_directory(bytes, size, "x");
  if (directory.ok()) {
    for (const ego::site::FilePart& part : directory.value().entries)
      if (part.begin > part.end || part.end > size) std::abort();
  }
  ego::Diagnostics diagnostics;
  (void)ego::site::read_reply_piece(bytes, "x", diagnostics);
  return 0;
}
