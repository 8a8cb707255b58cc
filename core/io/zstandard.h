/// Zstandard frames unpacked: members of Inspect logs and single files.
/// Source: formats.md section 1 "ZIP" and section 3 (RFC 8878).
#pragma once

#include <cstddef>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace ego::io {

/// What the frames hold, one after the other; skippable frames are skipped. Checksums are tested where they are there.
/// @param max_bytes  of the result
/// @error UnsafeArchive  damaged, cut, a window of more than 128 MiB, or an expansion beyond 200 times
/// @error LimitExceeded  larger than max_bytes
Result<ByteBuffer> unzstd(ByteView packed, std::string_view label, std::size_t max_bytes);

}  // namespace ego::io
