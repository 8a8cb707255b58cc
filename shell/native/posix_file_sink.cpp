#include "shell/native/posix_file_sink.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

#include <unistd.h>

#include "shell/native/posix_file_source.h"

namespace ego::native {
namespace {

namespace fs = std::filesystem;

Error not_written(std::string_view path, std::string reason) {
  return make_error(Code::UnreadableFile, "cannot be written: " + std::move(reason), base_name(path));
}

/// Removes the half-written file unless it was renamed away.
class TemporaryFile {
 public:
  explicit TemporaryFile(fs::path path) : path_(std::move(path)) {}
  ~TemporaryFile() {
    std::error_code ignored;
    if (!kept_) fs::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const fs::path& path() const { return path_; }
  void keep() { kept_ = true; }

 private:
  fs::path path_;
  bool kept_ = false;
};

}  // namespace

Status PosixFileSink::write_all(std::string_view path, ByteView bytes) {
  const fs::path target{std::string(path)};
  if (target.has_parent_path()) {
    if (Status made = make_folder(target.parent_path().string()); !made) return made;
  }
  // In the same folder: a rename is atomic only inside one file system.
  TemporaryFile temporary(target.string() + ".part-" + std::to_string(::getpid()));
  {
    std::ofstream stream(temporary.path(), std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) return not_written(path, "the disk or folder refuses it");
  }
  std::error_code failed;
  fs::rename(temporary.path(), target, failed);
  if (failed) return not_written(path, failed.message());
  temporary.keep();
  return Ok{};
}

Status PosixFileSink::make_folder(std::string_view path) {
  std::error_code failed;
  fs::create_directories(fs::path{std::string(path)}, failed);
  if (failed) return not_written(path, failed.message());
  return Ok{};
}

}  // namespace ego::native
