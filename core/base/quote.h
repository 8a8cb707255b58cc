/// Text from outside made safe to print: JSON strings, and single lines without control characters.
#pragma once

#include <string>
#include <string_view>

namespace ego {

/// Appends `text` as a JSON string with its quotes. Control characters and lone surrogates become \u escapes, bytes that
/// are no UTF-8 become U+FFFD; everything else stays as it is.
void append_json_string(std::string& out, std::string_view text);

/// `text` on one line: control characters (C0, DEL, C1) and line separators as \u escapes, so that a file name or a reply
/// can neither break a message into two lines nor drive a terminal.
std::string single_line(std::string_view text);

}  // namespace ego
