/// How densely rows are set; the reader's choice, kept by the browser.
#pragma once

#include <cstdint>

namespace ego::web {

enum class Density : std::uint8_t { Comfortable, Compact, Dense };

}  // namespace ego::web
