#include <cstddef>
#include <cstdint>

#include "core/io/csv_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  ego::io::CsvReader reader(text, "x", ego::io::detect_delimiter(text).value_or(','));
  std::vector<std::string> cells;
  while (reader.next(cells)) {
    if (cells.empty() || reader.line() == 0) __builtin_trap();
  }
  return 0;
}
