#include <cstddef>
#include <cstdint>

#include "core/json/python_dialect.h"
#include "core/json/writer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto value = ego::json::parse_python({reinterpret_cast<const char*>(data), size});
  if (value) static_cast<void>(ego::json::write(*value, ego::json::Layout::Compact));
  return 0;
}
