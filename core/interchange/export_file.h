/// What the exporters of other forms hand over: files with relative paths, never written here.
#pragma once

#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace ego::interchange {

struct ExportFile {
  std::string path;  ///< relative, with `/`
  ByteBuffer bytes;
};

/// One part of a path that every file system takes: `< > : " \ | ? * /` and control characters as `_`, no reserved name, never empty.
std::string safe_path_part(std::string_view text);

}  // namespace ego::interchange
