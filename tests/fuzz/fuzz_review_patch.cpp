// Whatever is read as remarks is the same after it was written and read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "core/io/review_patch.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ego::Diagnostics diagnostics;
  const auto read = ego::io::read_review_patch({reinterpret_cast<const char*>(data), size}, "x", diagnostics);
  if (!read.ok()) return 0;
  const ego::ByteBuffer written = ego::io::write_review_patch(read.value());
  const auto again = ego::io::read_review_patch(written, "x", diagnostics);
  if (!again.ok() || ego::io::write_review_patch(again.value()) != written) std::abort();
  return 0;
}
