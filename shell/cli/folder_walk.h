/// Files below a folder, for commands that take folders.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/ports/file_source.h"

namespace ego::cli {

struct FoundFile {
  std::string path;   ///< to read it by
  std::string label;  ///< below the folder: `sub/name`; what messages and outputs say
  Origin origin = Origin::Named;
};

struct FolderWalk {
  int depth = 3;  ///< folders inside each other, the first included
  std::size_t most_files = 10'000;
  std::function<bool(std::string_view name)> wanted;
};

/// Adds the wanted files, in the order of their names; folders whose name begins with a dot are passed over.
/// @error UnreadableFile  a folder cannot be listed
/// @error LimitExceeded
Status walk_folder(FileSource& files, const std::string& folder, const FolderWalk& walk, std::vector<FoundFile>& found);

}  // namespace ego::cli
