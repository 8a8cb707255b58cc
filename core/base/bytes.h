/// Bytes as they came from outside. Text formats dominate, so a byte string is a std::string of any bytes.
#pragma once

#include <string>
#include <string_view>

namespace ego {

using ByteBuffer = std::string;     ///< owned bytes; may hold NUL and invalid UTF-8
using ByteView = std::string_view;  ///< bytes somebody else owns

/// A whole file and the label that messages use for it (a base name or `archive.zip!member`, never an absolute path).
struct NamedBytes {
  std::string label;
  ByteBuffer bytes;
};

}  // namespace ego
