/// Texts of SpreadsheetML cells: `_x000D_` escapes, cell references, characters XML cannot hold.
/// Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ego::io {

/// `_x000D_` and its kin as characters; a lone surrogate becomes WTF-8, a pair the character it stands for.
std::string decode_xstring(std::string_view text);

/// The text as XML: `& < > "` as entities, control characters and what looks like an escape as `_xHHHH_`.
std::string encode_xstring(std::string_view text);

/// Column from 0 of a reference: 27 of `AB12`. Nothing if it is no reference.
std::optional<std::size_t> column_of_reference(std::string_view reference);

/// `AB12` of column 27 and row 12.
std::string cell_reference(std::size_t column, std::size_t row);

}  // namespace ego::io
