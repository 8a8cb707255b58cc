/// Bytes of a text file to UTF-8: the mark skipped, UTF-16 converted, everything else refused with the byte.
/// Source: formats.md section 1 "Text".
#pragma once

#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace ego::io {

/// UTF-8 text, either the input itself or its conversion.
struct DecodedText {
  ByteBuffer converted;          ///< owns the text if it had to be converted; else empty
  std::size_t skipped = 0;       ///< bytes of a byte order mark in front of the input
  bool was_converted = false;

  /// @param input  the bytes given to decode_text()
  ByteView text(ByteView input) const { return was_converted ? ByteView{converted} : input.substr(skipped); }
};

/// @error NotText  with the byte offset; names GB18030 where the bytes look like it. W110 if the text was converted.
Result<DecodedText> decode_text(ByteView bytes, std::string_view label, Diagnostics& diagnostics);

}  // namespace ego::io
