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

bool put(const fs::path& path, ByteView bytes, std::ios::openmode mode) {
  std::ofstream stream(path, std::ios::binary | mode);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  return !stream.fail();
}

/// A name of something that is open already, e.g. `/dev/stdout`: behind it there may be a pipe, or a file that others append to.
bool names_open_file(const fs::path& path) {
  const std::string text = path.lexically_normal().string();
  return text.starts_with("/proc/") || text.starts_with("/dev/fd/");
}

/// The place that a path stands for once its last name is no link any more; links to nothing are followed too.
fs::path follow_links(fs::path path) {
  constexpr int kMostLinks = 40;  // as the kernel; a ring of links then fails when it is written
  for (int i = 0; i < kMostLinks && !names_open_file(path); ++i) {
    std::error_code failed;
    const fs::path next = fs::read_symlink(path, failed);
    if (failed) break;
    path = path.parent_path() / next;
  }
  return path;
}

/// A pipe, a device or an open file has readers that a rename would leave behind with the old one.
bool is_written_in_place(const fs::path& path) {
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  return names_open_file(path) || (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status));
}

}  // namespace

Status PosixFileSink::write_all(std::string_view path, ByteView bytes) {
  constexpr std::string_view kRefused = "the disk or folder refuses it";
  std::error_code failed;
  const fs::path target = follow_links(fs::path{std::string(path)});
  if (fs::is_symlink(fs::symlink_status(target, failed)) && !names_open_file(target))
    return not_written(path, "its links lead in a ring");
  if (is_written_in_place(target)) {
    if (!put(target, bytes, std::ios::app)) return not_written(path, std::string(kRefused));
    return Ok{};
  }
  if (target.has_parent_path()) {
    if (Status made = make_folder(target.parent_path().string()); !made) return made;
  }
  // In the same folder: a rename is atomic only inside one file system.
  TemporaryFile temporary(target.string() + ".part-" + std::to_string(::getpid()));
  if (!put(temporary.path(), bytes, std::ios::trunc)) return not_written(path, std::string(kRefused));
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
