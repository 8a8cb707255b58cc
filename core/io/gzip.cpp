#include "core/io/gzip.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "core/base/little_endian.h"
#include "core/io/limits.h"
#include "core/io/raw_deflate.h"

namespace ego::io {
namespace {

constexpr std::size_t kFixedHeader = 10;
constexpr std::size_t kTrailer = 8;  // checksum and length

/// Bytes of the header with its optional fields; nothing if it is cut.
std::optional<std::size_t> header_size(ByteView bytes) {
  if (bytes.size() < kFixedHeader) return std::nullopt;
  const auto flags = static_cast<unsigned char>(bytes[3]);
  std::size_t at = kFixedHeader;
  if ((flags & 0x04U) != 0) {  // extra field
    if (bytes.size() < at + 2) return std::nullopt;
    const unsigned extra =
        static_cast<unsigned char>(bytes[at]) | static_cast<unsigned>(static_cast<unsigned char>(bytes[at + 1])) << 8U;
    at += 2 + extra;
  }
  for (const unsigned flag : {0x08U, 0x10U}) {  // name, comment
    if ((flags & flag) == 0) continue;
    const std::size_t end = bytes.find('\0', at);
    if (end == ByteView::npos) return std::nullopt;
    at = end + 1;
  }
  if ((flags & 0x02U) != 0) at += 2;  // header checksum
  if (at > bytes.size()) return std::nullopt;
  return at;
}

}  // namespace

bool is_gzip(ByteView bytes) { return bytes.starts_with("\x1F\x8B\x08"); }

bool is_zstandard(ByteView bytes) { return bytes.starts_with("\x28\xB5\x2F\xFD"); }

Result<ByteBuffer> gunzip(ByteView bytes, std::string_view label) {
  const auto damaged = [&](std::string message) {
    return make_error(Code::UnsafeArchive, std::move(message), std::string(label),
                      "unpack it and give the file inside");
  };
  const std::optional<std::size_t> header = header_size(bytes);
  if (!header || bytes.size() < *header + kTrailer) return damaged("the gzip file is damaged");
  const ByteView trailer = bytes.substr(bytes.size() - kTrailer);
  const std::size_t size = little_endian<std::uint32_t>(trailer, 4);
  if (size > kMaxFileBytes) {
    return make_error(Code::LimitExceeded, "unpacks to more than " + std::to_string(kMaxFileBytes) + " bytes",
                      std::string(label));
  }
  if (size / kMaxExpansionFactor > bytes.size()) return damaged("unpacks to more than 200 times its size");
  std::optional<std::string> inside = raw_inflate(bytes.substr(*header, bytes.size() - *header - kTrailer), size);
  if (!inside || inside->size() != size) return damaged("the gzip file is damaged or has several members");
  if (crc32(*inside) != little_endian<std::uint32_t>(trailer, 0))
    return damaged("the gzip file is damaged: its checksum differs");
  return std::move(*inside);
}

ByteBuffer gzip(ByteView bytes) {
  // Deflate, no optional field, no time, no hint, an unknown system: RFC 1952, section 2.3.
  ByteBuffer out("\x1f\x8b\x08\0\0\0\0\0\0\xff", kFixedHeader);
  out += raw_deflate(bytes);
  append_little_endian(out, crc32(bytes));
  append_little_endian(out, static_cast<std::uint32_t>(bytes.size()));
  return out;
}

}  // namespace ego::io
