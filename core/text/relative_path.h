/// Paths that come from outside and may only lead down: names in a bundle, in a manifest, in a folder that was handed over.
#pragma once

#include <string_view>

namespace ego::text {

/// True for a relative path of plain parts: no root, no `..`, no empty part, no backslash, colon or control character.
bool is_relative_path(std::string_view path);

/// The part after the last slash.
std::string_view file_name(std::string_view path);
/// A file name without its last ending: `a/b.tar.gz` -> `b.tar`.
std::string_view file_stem(std::string_view path);

}  // namespace ego::text
