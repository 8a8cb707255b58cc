/// Raw deflate (RFC 1951): the packed form of permalinks, and entries of ZIP archives that are read alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/bytes.h"

namespace ego::io {

/// Deflated bytes without header or checksum; the same bytes on every target.
std::string raw_deflate(ByteView bytes);

/// What was deflated; nothing if the stream is damaged, cut, followed by other bytes, or longer than `max_bytes` when inflated.
std::optional<std::string> raw_inflate(ByteView deflated, std::size_t max_bytes);

/// The checksum of ZIP and gzip (RFC 1952, section 8).
std::uint32_t crc32(ByteView bytes);

}  // namespace ego::io
