/// SHA-256 of bytes, as the reports print it.
#pragma once

#include <string>

#include "core/base/bytes.h"

namespace ego {

/// 64 lower-case hexadecimal digits.
std::string sha256_hex(ByteView bytes);

}  // namespace ego
