/// base64url without padding (RFC 4648 section 5).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ego::web {

std::string base64url_encode(std::string_view bytes);

/// The bytes, or nothing: another alphabet, padding, or a length that no encoder writes.
std::optional<std::string> base64url_decode(std::string_view text);

}  // namespace ego::web
