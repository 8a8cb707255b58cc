/// Port: how results leave the core's callers. Only the shell implements it.
#pragma once

#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace ego {

class FileSink {
 public:
  virtual ~FileSink() = default;
  /// Writes a whole file, folders above it included; whoever reads it sees the old content or the new, never half of it.
  /// What is no file (a pipe, a device) gets the bytes and stays what it is.
  /// @error UnreadableFile  the folder cannot be made or the file cannot be written; nothing is left behind
  virtual Status write_all(std::string_view path, ByteView bytes) = 0;
  /// Makes a folder and those above it; one that exists is fine.
  /// @error UnreadableFile
  virtual Status make_folder(std::string_view path) = 0;
};

}  // namespace ego
