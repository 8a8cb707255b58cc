/// Port: how the core reaches files it was not handed. Only the shell implements it; the page hands bytes over instead.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace ego {

class FileSource {
 public:
  virtual ~FileSource() = default;
  /// @error UnreadableFile, LimitExceeded
  virtual Result<ByteBuffer> read_all(std::string_view path) = 0;
  /// Names in a folder (files and folders), sorted by bytes; without `.` and `..`.
  /// @error UnreadableFile  not a folder, or not readable
  virtual Result<std::vector<std::string>> list(std::string_view folder) = 0;
  virtual bool exists(std::string_view path) = 0;
  virtual bool is_folder(std::string_view path) = 0;
};

}  // namespace ego
