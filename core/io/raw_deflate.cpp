#include "core/io/raw_deflate.h"

#include <memory>

#include <miniz.h>

namespace ego::io {
namespace {

mz_bool append(const void* bytes, int size, void* target) {
  static_cast<std::string*>(target)->append(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
  return MZ_TRUE;
}

}  // namespace

std::string raw_deflate(ByteView bytes) {
  constexpr int kProbes = 512;  // search depth: links are short, size matters more than time
  std::string out;
  const auto compressor = std::make_unique<tdefl_compressor>();  // about 300 KB: not for the stack
  tdefl_init(compressor.get(), append, &out, kProbes);
  tdefl_compress_buffer(compressor.get(), bytes.data(), bytes.size(), TDEFL_FINISH);
  return out;
}

std::optional<std::string> raw_inflate(ByteView deflated, std::size_t max_bytes) {
  std::string out;
  out.resize(max_bytes);
  tinfl_decompressor inflator;
  tinfl_init(&inflator);
  std::size_t read = deflated.size();
  std::size_t written = out.size();
  auto* target = reinterpret_cast<mz_uint8*>(out.data());
  const auto status = tinfl_decompress(&inflator, reinterpret_cast<const mz_uint8*>(deflated.data()), &read, target,
                                       target, &written, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF);
  if (status != TINFL_STATUS_DONE || read != deflated.size()) return std::nullopt;
  out.resize(written);
  return out;
}

std::uint32_t crc32(ByteView bytes) {
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  return static_cast<std::uint32_t>(mz_crc32(MZ_CRC32_INIT, data, bytes.size()));
}

}  // namespace ego::io
