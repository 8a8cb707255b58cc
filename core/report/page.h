/// The page around tables: no script, inline style for light and dark, nothing loaded from anywhere.
#pragma once

#include <string>
#include <string_view>

namespace ego {

/// @param title  text, escaped here @param body  HTML
std::string html_page(std::string_view title, std::string_view body);

}  // namespace ego
