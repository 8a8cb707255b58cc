/// The version that reports and sites carry; the page and the command line must write the same.
#pragma once

#include <string_view>

namespace ego {

inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace ego
