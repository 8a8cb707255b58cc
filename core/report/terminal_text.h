/// Aligned columns for a terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ego {

enum class Align : std::uint8_t { Left, Right };

/// Terminal cells: two for East Asian wide characters. Blocks are enough here; nothing is measured by it but padding.
std::size_t shown_width(std::string_view text);

using TextLine = std::vector<std::string>;  ///< one text a column

/// The lines with their columns padded to the widest text, two spaces before each column, none behind the last.
/// @param lines  each of shape [columns] or shorter @param align  shape [columns]
std::string aligned_text(const std::vector<TextLine>& lines, const std::vector<Align>& align);

}  // namespace ego
