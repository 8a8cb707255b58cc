#include "server_stub/site_folder.h"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>

#include "core/base/sha256.h"

namespace ego::server {
namespace fs = std::filesystem;
namespace {

/// A content hash in constant memory: SHA-256 over the SHA-256 of each block. Nothing if the file cannot be read whole.
std::optional<std::string> content_hash(const fs::path& path, std::uint64_t size) {
  constexpr std::size_t kBlockBytes = std::size_t{4} << 20;
  std::ifstream file(path, std::ios::binary);
  std::string block_hashes;
  std::string block;
  for (std::uint64_t done = 0; done < size; done += block.size()) {
    block.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kBlockBytes, size - done)));
    if (!file.read(block.data(), static_cast<std::streamsize>(block.size()))) return std::nullopt;
    block_hashes += sha256_hex(block);
  }
  return sha256_hex(block_hashes);
}

}  // namespace

Result<SiteFolder> SiteFolder::open(const std::string& folder) {
  std::error_code failed;
  fs::path root = fs::canonical(folder, failed);
  if (failed || !fs::is_directory(root, failed)) {
    return make_error(Code::UnreadableFile, "the folder to serve cannot be read", folder,
                      "write the site first, e.g. with `egoscope site --out DIR`");
  }
  return SiteFolder(std::move(root));
}

bool SiteFolder::inside(const fs::path& canonical) const {
  const auto [root_end, path_end] = std::mismatch(root_.begin(), root_.end(), canonical.begin(), canonical.end());
  return root_end == root_.end();
}

std::optional<fs::path> SiteFolder::plain_file(const fs::path& path) const {
  std::error_code failed;
  fs::path canonical = fs::canonical(path, failed);
  if (failed || !inside(canonical) || !fs::is_regular_file(canonical, failed)) return std::nullopt;
  // A link inside the folder to a hidden file inside the folder is still a hidden file.
  const fs::path below = canonical.lexically_relative(root_);
  const bool hidden =
      std::any_of(below.begin(), below.end(), [](const fs::path& part) { return part.native().front() == '.'; });
  if (hidden) return std::nullopt;
  return canonical;
}

bool SiteFolder::describe(const fs::path& path, SiteEntry& entry) {
  std::error_code failed;
  const std::uint64_t size = fs::file_size(path, failed);
  if (failed) return false;
  const fs::file_time_type changed = fs::last_write_time(path, failed);
  if (failed) return false;
  entry.path = path;
  entry.size = size;
  {
    const std::lock_guard lock(*hashes_mutex_);
    const auto known = hashes_.find(path);
    if (known != hashes_.end() && known->second.size == size && known->second.changed == changed) {
      entry.etag = known->second.etag;
      return true;
    }
  }
  // Hashed outside the lock: two first requests may both hash, which is right and only costs time.
  const std::optional<std::string> hash = content_hash(path, size);
  if (!hash) return false;
  constexpr std::size_t kEtagDigits = 32;
  entry.etag = '"' + hash->substr(0, kEtagDigits) + '"';
  const std::lock_guard lock(*hashes_mutex_);
  hashes_[path] = KnownHash{size, changed, entry.etag};
  return true;
}

SiteEntry SiteFolder::find(const RequestPath& request, Encoding wanted) {
  SiteEntry entry;
  if (request.hidden()) return entry;
  fs::path path = root_;
  for (const std::string& segment : request.segments) path /= segment;

  std::error_code failed;
  const bool is_folder = fs::is_directory(path, failed);
  if (is_folder && !request.ends_with_slash) {
    const fs::path canonical = fs::canonical(path, failed);
    if (!failed && inside(canonical)) entry.kind = SiteEntry::Kind::NeedsSlash;
    return entry;
  }
  if (!is_folder && request.ends_with_slash) return entry;  // `page.html/` is not a second name of `page.html`
  if (is_folder) path /= "index.html";

  const std::optional<fs::path> file = plain_file(path);
  if (!file) return entry;
  const std::optional<fs::path> compressed = plain_file(fs::path(path) += ".br");
  entry.name = path.filename().string();
  entry.varies = compressed.has_value();
  const fs::path* sent = &*file;
  if (compressed && wanted == Encoding::Brotli) {
    entry.encoding = Encoding::Brotli;
    sent = &*compressed;
  }
  if (describe(*sent, entry)) entry.kind = SiteEntry::Kind::File;
  return entry;
}

}  // namespace ego::server
