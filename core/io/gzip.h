/// Single files packed with gzip (RFC 1952).
#pragma once

#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace ego::io {

bool is_gzip(ByteView bytes);
/// True for a Zstandard frame; zstandard.h unpacks it.
bool is_zstandard(ByteView bytes);

/// The file inside; length and checksum tested.
/// @error UnsafeArchive  damaged, several members, or an expansion beyond 200 times
/// @error LimitExceeded  larger than kMaxFileBytes
Result<ByteBuffer> gunzip(ByteView bytes, std::string_view label);

/// The bytes as a gzip file without name or time: the same on every target.
ByteBuffer gzip(ByteView bytes);

}  // namespace ego::io
