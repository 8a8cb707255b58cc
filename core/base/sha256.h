/// SHA-256 of bytes, as the reports print it.
#pragma once

#include <span>
#include <string>

#include "core/base/bytes.h"

namespace ego {

/// 64 lower-case hexadecimal digits.
std::string sha256_hex(ByteView bytes);

/// Two lower-case hexadecimal digits a byte.
std::string hex_text(std::span<const unsigned char> bytes);

}  // namespace ego
