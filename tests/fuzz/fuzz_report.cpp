#include <cstddef>
#include <cstdint>

#include "core/report/report_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ego::Diagnostics diagnostics;
  const auto report = ego::read_report({reinterpret_cast<const char*>(data), size}, "x", diagnostics);
  if (report) static_cast<void>(ego::write_report_json(report.value(), ego::json::Layout::Compact));
  return 0;
}
