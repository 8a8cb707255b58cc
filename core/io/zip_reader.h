/// ZIP archives from outside: read through the central directory, refused as a whole where any entry is unsafe.
/// Source: formats.md section 1 "ZIP".
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace ego::io {

/// One file of an archive.
struct ZipEntry {
  std::string name;          ///< relative path with `/`, checked
  std::uint64_t size = 0;    ///< unpacked, as the directory states it
  std::uint32_t index = 0;   ///< in the directory
  bool zstandard = false;    ///< method 93
};

/// True if the bytes begin like a ZIP archive.
bool is_zip(ByteView bytes);

class ZipArchive {
 public:
  /// @param bytes  must outlive the archive
  /// @error UnsafeArchive  damaged, encrypted, a name that is absolute or holds `..`, or an expansion beyond the limits
  /// @error LimitExceeded  too many entries
  static Result<ZipArchive> open(ByteView bytes, std::string_view label);

  ZipArchive(ZipArchive&&) noexcept;
  ZipArchive& operator=(ZipArchive&&) noexcept;
  ~ZipArchive();

  /// Files in the order of the directory; of several with one name only the last. Folders are left out.
  const std::vector<ZipEntry>& entries() const { return entries_; }
  /// The entry of that name; null if there is none.
  const ZipEntry* find(std::string_view name) const;
  /// Unpacked bytes, their checksum tested.
  /// @error UnsafeArchive  damaged, or a method that cannot be unpacked
  /// @error LimitExceeded  larger than kMaxFileBytes
  Result<ByteBuffer> read(const ZipEntry& entry) const;

 private:
  struct Reader;
  explicit ZipArchive(std::unique_ptr<Reader> reader);
  Status list();
  Result<ByteBuffer> read_zstandard(const ZipEntry& entry, const std::string& label) const;

  std::unique_ptr<Reader> reader_;
  std::vector<ZipEntry> entries_;
};

}  // namespace ego::io
