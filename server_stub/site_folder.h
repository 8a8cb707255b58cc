/// The served folder: finds the file behind a request path, never one outside, and knows its content hash.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "server_stub/request_path.h"

namespace ego::server {

enum class Encoding : std::uint8_t {
  Identity,
  Brotli,  ///< the bytes of the `.br` sibling
};

/// What a request path turned out to be.
struct SiteEntry {
  enum class Kind : std::uint8_t {
    Absent,       ///< nothing there, hidden, outside the folder, or no plain file
    File,
    NeedsSlash,   ///< a folder asked for without the final slash: redirect
  };
  Kind kind = Kind::Absent;
  std::filesystem::path path;          ///< the bytes to send; for Brotli the `.br` sibling
  std::string name;                    ///< file name of the identity form: decides the content type
  Encoding encoding = Encoding::Identity;
  bool varies = false;                 ///< a `.br` sibling exists: the answer depends on Accept-Encoding
  std::uint64_t size = 0;              ///< bytes of `path`
  std::string etag;                    ///< strong, with quotes: a prefix of a SHA-256 over the bytes
};

class SiteFolder {
 public:
  /// @error UnreadableFile  not a folder, or not readable
  static Result<SiteFolder> open(const std::string& folder);

  /// The file behind the path; `index.html` for a folder with its slash.
  ///
  /// Links are followed and the result must still lie in the folder: a link that leaves it is absent.
  ///
  /// @param wanted  Brotli takes the `.br` sibling where there is one
  /// @cost  hashes a file the first time it is asked for, and again when its size or time changed
  /// @thread  any
  SiteEntry find(const RequestPath& request, Encoding wanted);

  const std::filesystem::path& root() const { return root_; }

 private:
  struct KnownHash {
    std::uint64_t size = 0;
    std::filesystem::file_time_type changed;
    std::string etag;
  };

  explicit SiteFolder(std::filesystem::path root) : root_(std::move(root)) {}
  bool inside(const std::filesystem::path& canonical) const;
  std::optional<std::filesystem::path> plain_file(const std::filesystem::path& path) const;
  bool describe(const std::filesystem::path& path, SiteEntry& entry);

  std::filesystem::path root_;  ///< canonical
  std::unique_ptr<std::mutex> hashes_mutex_ = std::make_unique<std::mutex>();
  std::map<std::filesystem::path, KnownHash> hashes_;
};

}  // namespace ego::server
