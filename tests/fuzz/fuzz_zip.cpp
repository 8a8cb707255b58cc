#include <cstddef>
#include <cstdint>

#include "core/io/gzip.h"
#include "core/io/zip_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(ego::io::gunzip(bytes, "x"));
  const auto archive = ego::io::ZipArchive::open(bytes, "x");
  if (!archive) return 0;
  for (const auto& entry : archive.value().entries()) static_cast<void>(archive.value().read(entry));
  return 0;
}
