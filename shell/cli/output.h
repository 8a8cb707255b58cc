/// Results to stdout or to files. Everything is rendered before the first byte is written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "shell/cli/environment.h"

namespace ego::cli {

/// A rendered file of an output folder.
struct OutputFile {
  std::string name;  ///< inside the folder
  ByteBuffer bytes;
};

/// Writes to `path`, to stdout if it is empty or `-`.
/// @error UnreadableFile  the output cannot be written
Status write_output(Environment& environment, std::string_view path, ByteView bytes);

/// Writes files into a folder, which is made if need be; each appears whole or not at all.
/// @error UnreadableFile
Status write_folder(Environment& environment, std::string_view folder, const std::vector<OutputFile>& files);

}  // namespace ego::cli
