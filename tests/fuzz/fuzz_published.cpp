#include <cstddef>
#include <cstdint>

#include "core/board/published.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ego::Diagnostics diagnostics;
  auto set = ego::read_published({reinterpret_cast<const char*>(data), size}, "x", diagnostics);
  if (set) ego::lint_published(set.value(), diagnostics);
  return 0;
}
