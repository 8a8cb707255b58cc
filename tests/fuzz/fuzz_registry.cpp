#include <cstddef>
#include <cstdint>

#include "core/io/registry_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ego::Diagnostics diagnostics;
  static_cast<void>(ego::io::read_registry({reinterpret_cast<const char*>(data), size}, "x", diagnostics));
  return 0;
}
