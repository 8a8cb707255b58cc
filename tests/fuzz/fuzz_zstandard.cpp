#include <cstddef>
#include <cstdint>

#include "core/io/zstandard.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMost = 1U << 20U;
  const auto text = ego::io::unzstd({reinterpret_cast<const char*>(data), size}, "x", kMost);
  if (text && text.value().size() > kMost) __builtin_trap();
  return 0;
}
