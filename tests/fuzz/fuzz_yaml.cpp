#include <cstddef>
#include <cstdint>

#include "core/io/yaml/yaml_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static_cast<void>(ego::io::parse_yaml({reinterpret_cast<const char*>(data), size}, "x"));
  return 0;
}
