#include "shell/native/posix_file_source.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

namespace ego::native {
namespace {

namespace fs = std::filesystem;

Error unreadable(std::string_view path, std::string reason) {
  return make_error(Code::UnreadableFile, std::move(reason), base_name(path), "check the path and its permissions");
}

}  // namespace

std::string base_name(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return std::string(name.empty() ? path : name);
}

Result<ByteBuffer> PosixFileSource::read_all(std::string_view path) {
  std::error_code failed;
  const fs::path file{std::string(path)};
  const fs::file_status status = fs::status(file, failed);
  if (!fs::exists(status)) return unreadable(path, "no such file");
  if (fs::is_directory(status)) return unreadable(path, "is a folder, not a file");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return unreadable(path, "cannot be opened");
  // Pipes and process substitutions have no size: those are read to their end, in blocks.
  std::uint64_t size = fs::is_regular_file(status) ? fs::file_size(file, failed) : 0;
  if (failed) size = 0;
  const auto too_large = [&] {
    return make_error(Code::LimitExceeded, "larger than " + std::to_string(max_file_bytes_) + " bytes", base_name(path),
                      "split the file into parts");
  };
  if (size > max_file_bytes_) return too_large();
  constexpr std::size_t kBlock = std::size_t{1} << 20U;
  ByteBuffer bytes;
  bytes.reserve(static_cast<std::size_t>(size) + 1);
  while (stream) {
    const std::size_t old = bytes.size();
    bytes.resize(std::max(old + kBlock, std::min(static_cast<std::size_t>(size) + 1, old + 64 * kBlock)));
    stream.read(bytes.data() + old, static_cast<std::streamsize>(bytes.size() - old));
    bytes.resize(old + static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > max_file_bytes_) return too_large();
  }
  if (stream.bad()) return unreadable(path, "cannot be read to its end");
  return bytes;
}

Result<std::vector<std::string>> PosixFileSource::list(std::string_view folder) {
  std::error_code failed;
  fs::directory_iterator entry(fs::path{std::string(folder)}, failed);
  if (failed) return unreadable(folder, "cannot be listed: " + failed.message());
  std::vector<std::string> names;
  for (const fs::directory_iterator end; entry != end; entry.increment(failed)) {
    names.push_back(entry->path().filename().string());
  }
  if (failed) return unreadable(folder, "cannot be listed: " + failed.message());
  std::sort(names.begin(), names.end());
  return names;
}

bool PosixFileSource::exists(std::string_view path) {
  std::error_code failed;
  return fs::exists(fs::path{std::string(path)}, failed);
}

bool PosixFileSource::is_folder(std::string_view path) {
  std::error_code failed;
  return fs::is_directory(fs::path{std::string(path)}, failed);
}

}  // namespace ego::native
