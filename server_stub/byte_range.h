/// The `Range` header: which bytes of a file a client wants. Source: RFC 9110 sections 13.1.5 and 14.
#pragma once

#include <cstdint>
#include <string_view>

namespace ego::server {

enum class RangeKind : std::uint8_t {
  Whole,          ///< no range, one this server ignores (several ranges, another unit), or If-Range does not match
  Part,           ///< one satisfiable range
  Unsatisfiable,  ///< begins at or after the end: 416
};

struct ByteRange {
  RangeKind kind = RangeKind::Whole;
  std::uint64_t first = 0;  ///< for Part: first byte
  std::uint64_t count = 0;  ///< for Part: > 0; for Whole: the size
};

/// The bytes to send.
///
/// Several ranges in one request are answered with the whole file, which RFC 9110 14.2 allows: no reader of ours asks
/// for them, and the multipart answer is a known way to make servers work hard.
///
/// @param range     value of `Range`, empty if absent
/// @param if_range  value of `If-Range`, empty if absent; only the very same strong ETag makes the range count
/// @param etag      of the file, with quotes
/// @param size      of the file in bytes
ByteRange choose_range(std::string_view range, std::string_view if_range, std::string_view etag, std::uint64_t size);

}  // namespace ego::server
