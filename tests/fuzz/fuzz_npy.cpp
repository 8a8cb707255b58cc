#include <cstddef>
#include <cstdint>

#include "core/io/forms/npy.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto matrix = ego::io::read_npy({reinterpret_cast<const char*>(data), size}, "x");
  if (matrix && matrix.value().values.size() != matrix.value().rows * matrix.value().columns) __builtin_trap();
  return 0;
}
