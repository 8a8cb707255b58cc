/// Bytes as they came from outside. Text formats dominate, so a byte string is a std::string of any bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ego {

using ByteBuffer = std::string;     ///< owned bytes; may hold NUL and invalid UTF-8
using ByteView = std::string_view;  ///< bytes somebody else owns

/// Who chose a file.
enum class Origin : std::uint8_t {
  Named,  ///< the user, by name: whatever is wrong with it is an error
  Found,  ///< nobody: it lay in a folder that was named, perhaps for other reasons
};

/// A whole file and the label that messages use for it (a base name or `archive.zip!member`, never an absolute path).
struct NamedBytes {
  std::string label;
  ByteBuffer bytes;
  Origin origin = Origin::Named;
};

}  // namespace ego
