/// Percent-encoding of permalink parts: which bytes stay readable, everything else as upper-case %XX.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ego::web {

/// Where a text stands in a fragment; decides which separators it may hold unescaped.
enum class LinkPart : std::uint8_t {
  Target,  ///< path segment: `/`, `,` and `:`-free of meaning, so only `/` and `,` are escaped
  Value,   ///< whole parameter value: `,` `/` `:` stay
  Member,  ///< list member: `,` and `:` are escaped
};

/// @param text  UTF-8 (any bytes survive)
std::string percent_encode(std::string_view text, LinkPart part);

/// The bytes that `encoded` stands for. A `%` without two hexadecimal digits stays as it is: links are typed by hand.
std::string percent_decode(std::string_view encoded);

}  // namespace ego::web
