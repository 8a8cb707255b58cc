/// How well a typed text fits a title: what the palette sorts by.
#pragma once

#include <optional>
#include <string_view>

namespace ego::web {

/// Higher is better; nothing if some typed word is not there. A word fits, best first, as the start of a word, inside one, or
/// letter by letter in order ("cpl" in "Copy link"). Case of ASCII letters does not count. Empty typed text fits with 0.
std::optional<int> fuzzy_score(std::string_view title, std::string_view typed);

}  // namespace ego::web
