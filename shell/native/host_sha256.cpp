#include "shell/native/host_sha256.h"

#include <array>
#include <span>

#include <openssl/evp.h>

#include "core/base/sha256.h"

namespace ego::native {

std::string host_sha256_hex(ByteView bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  // The library may be set up to refuse; the portable code never is.
  return done == 1 ? hex_text(std::span(digest).first(size)) : sha256_hex(bytes);
}

}  // namespace ego::native
