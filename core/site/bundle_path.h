/// Which paths may stand in a bundle.
#pragma once

#include <string_view>

namespace ego::site {

/// True for a relative path of plain parts: no root, no `..`, no empty part, no backslash, colon or control character.
bool is_bundle_path(std::string_view path);

}  // namespace ego::site
