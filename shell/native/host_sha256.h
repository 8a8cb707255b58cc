/// SHA-256 by the machine's own instructions where it has them.
#pragma once

#include <string>

#include "core/base/bytes.h"

namespace ego::native {

/// The same 64 digits as ego::sha256_hex, several times as fast on processors with SHA instructions.
std::string host_sha256_hex(ByteView bytes);

}  // namespace ego::native
