#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/benchmarks/registry.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<ego::NamedBytes> files{{"x.json", ego::ByteBuffer(reinterpret_cast<const char*>(data), size)}};
  ego::Diagnostics diagnostics;
  static_cast<void>(ego::find_benchmark("egocross")->read_annotations(files, diagnostics));
  return 0;
}
