/// ZIP archives of ours: the same bytes from the same entries on every machine, whatever the clock says.
/// Source: formats.md sections 3.7 (`submission.zip`) and 6 (logs read by HTTP ranges).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace ego::io {

class ZipWriter {
 public:
  enum class Method : std::uint8_t { Store, Deflate };

  /// Appends a file. Entries keep the order of the calls; the time stamp is the format's first, 1980-01-01.
  /// @param name  relative path with `/`; not given before
  /// @error LimitExceeded  archive or entry of 4 GiB, or 65,535 entries
  Status add(std::string_view name, ByteView bytes, Method method = Method::Deflate);
  /// The archive. Nothing can be added afterwards.
  ByteBuffer finish();

 private:
  ByteBuffer archive_;
  ByteBuffer directory_;
  std::uint32_t entries_ = 0;
};

}  // namespace ego::io
