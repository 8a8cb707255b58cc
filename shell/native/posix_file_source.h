/// Files of the machine for the core's FileSource port; also what the Node build reads through.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports/file_source.h"

namespace ego::native {

class PosixFileSource final : public FileSource {
 public:
  /// Files above this are refused: every reader of the core holds the whole file.
  static constexpr std::uint64_t kMaxFileBytes = std::uint64_t{512} << 20U;

  explicit PosixFileSource(std::uint64_t max_file_bytes = kMaxFileBytes) : max_file_bytes_(max_file_bytes) {}

  /// Messages name the file by its base name; a folder or a device is UnreadableFile.
  Result<ByteBuffer> read_all(std::string_view path) override;
  Result<std::vector<std::string>> list(std::string_view folder) override;
  bool exists(std::string_view path) override;
  bool is_folder(std::string_view path) override;

 private:
  std::uint64_t max_file_bytes_;
};

/// The last part of a path, for labels; the whole text if it has none.
std::string base_name(std::string_view path);

}  // namespace ego::native
