/// Escapes for text from outside, one a target language.
#pragma once

#include <string>
#include <string_view>

namespace ego {

/// For HTML text and double-quoted attributes: `& < > " '` as entities; control characters (but tab and newline) and invalid
/// UTF-8 as U+FFFD.
std::string escape_html(std::string_view text);

/// An `http:` or `https:` URL that may stand in `href`, escaped; empty for anything else (`javascript:` and its kin).
std::string safe_href(std::string_view url);

/// For a cell of a pipe table: `|` and `\` escaped, newlines as spaces, HTML as entities.
std::string escape_markdown_cell(std::string_view text);

/// A CSV field after RFC 4180: quoted if it holds a comma, a quote, a line break or outer space.
std::string escape_csv(std::string_view text);

/// The same with a leading apostrophe if the text begins with `= + - @`, tab or carriage return.
std::string escape_csv_text(std::string_view text);

}  // namespace ego
