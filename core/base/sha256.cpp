#include "core/base/sha256.h"

#include <array>
#include <cstddef>

#include <mbedtls/sha256.h>

namespace ego {

std::string sha256_hex(ByteView bytes) {
  constexpr int kSha256 = 0;  // the library's name for "not SHA-224"
  std::array<unsigned char, 32> digest{};
  // Fails only for a wrong second algorithm or null input; neither can be here.
  static_cast<void>(
      mbedtls_sha256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data(), kSha256));
  return hex_text(digest);
}

std::string hex_text(std::span<const unsigned char> bytes) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const unsigned char byte : bytes) {
    text += kHex[byte >> 4U];
    text += kHex[byte & 0xFU];
  }
  return text;
}

}  // namespace ego
