#include "core/io/zip_reader.h"

#include <unordered_map>
#include <utility>

#include <miniz.h>

#include "core/io/limits.h"
#include "core/io/raw_deflate.h"
#include "core/io/zstandard.h"

namespace ego::io {
namespace {

constexpr unsigned kStored = 0;
constexpr unsigned kDeflated = 8;
constexpr unsigned kZstandard = 93;

/// Relative, with `/`, without a `..` part, a drive, a NUL or a backslash.
bool is_safe_name(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos) return false;
  if (name.find('\0') != std::string_view::npos || (name.size() > 1 && name[1] == ':')) return false;
  while (!name.empty()) {
    const std::size_t slash = name.find('/');
    if (name.substr(0, slash) == "..") return false;
    name = slash == std::string_view::npos ? std::string_view{} : name.substr(slash + 1);
  }
  return true;
}

}  // namespace

struct ZipArchive::Reader {
  mz_zip_archive zip{};
  std::string label;

  explicit Reader(std::string_view file) : label(file) { mz_zip_zero_struct(&zip); }
  ~Reader() { mz_zip_reader_end(&zip); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  Error unsafe(std::string message, std::string suggestion = {}) const {
    return make_error(Code::UnsafeArchive, std::move(message), label, std::move(suggestion));
  }

  /// The whole name: the library's own copy ends at a NUL and after 511 bytes.
  std::string name_of(mz_uint index) {
    std::string name(mz_zip_reader_get_filename(&zip, index, nullptr, 0), '\0');  // counts the closing NUL
    if (!name.empty()) mz_zip_reader_get_filename(&zip, index, name.data(), static_cast<mz_uint>(name.size()));
    if (!name.empty()) name.pop_back();
    return name;
  }
};

bool is_zip(ByteView bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"); }

ZipArchive::ZipArchive(std::unique_ptr<Reader> reader) : reader_(std::move(reader)) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

Result<ZipArchive> ZipArchive::open(ByteView bytes, std::string_view label) {
  auto reader = std::make_unique<Reader>(label);
  if (!mz_zip_reader_init_mem(&reader->zip, bytes.data(), bytes.size(), 0)) {
    return reader->unsafe("the archive is damaged: no readable directory", "pack it again");
  }
  ZipArchive archive(std::move(reader));
  if (Status listed = archive.list(); !listed) return listed.error();
  return archive;
}

Status ZipArchive::list() {
  mz_zip_archive& zip = reader_->zip;
  const mz_uint count = mz_zip_reader_get_num_files(&zip);
  if (count > kMaxArchiveEntries) {
    return make_error(Code::LimitExceeded, "more than " + std::to_string(kMaxArchiveEntries) + " entries",
                      reader_->label);
  }
  std::unordered_map<std::string, std::size_t> place;
  std::uint64_t total = 0;
  for (mz_uint i = 0; i < count; ++i) {
    mz_zip_archive_file_stat stat{};
    if (!mz_zip_reader_file_stat(&zip, i, &stat))
      return reader_->unsafe("the archive is damaged: unreadable directory");
    std::string name = reader_->name_of(i);
    if (!is_safe_name(name))
      return reader_->unsafe("entry \"" + name + "\" leads out of the archive", "pack it with relative names");
    if (stat.m_is_encrypted != 0)
      return reader_->unsafe("entry " + name + " is encrypted", "pack it without a password");
    total += stat.m_uncomp_size;
    if (total > kMaxExpansionBytes || stat.m_uncomp_size / kMaxExpansionFactor > stat.m_comp_size) {
      return reader_->unsafe("entry " + name + " would unpack to " + std::to_string(stat.m_uncomp_size) +
                             " bytes from " + std::to_string(stat.m_comp_size) + "; at most " +
                             std::to_string(kMaxExpansionFactor) + " times and 4 GiB in all are unpacked");
    }
    if (name.back() == '/') continue;
    if (stat.m_method != kStored && stat.m_method != kDeflated && stat.m_method != kZstandard) {
      return reader_->unsafe("entry " + name + " is packed by method " + std::to_string(stat.m_method),
                             "pack it with deflate");
    }
    ZipEntry entry{std::move(name), stat.m_uncomp_size, i, stat.m_method == kZstandard};
    const auto [known, fresh] = place.try_emplace(entry.name, entries_.size());
    if (fresh)
      entries_.push_back(std::move(entry));
    else
      entries_[known->second] = std::move(entry);
  }
  return Ok{};
}

const ZipEntry* ZipArchive::find(std::string_view name) const {
  for (const ZipEntry& entry : entries_) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

Result<ByteBuffer> ZipArchive::read_zstandard(const ZipEntry& entry, const std::string& label) const {
  const Error damaged = make_error(Code::UnsafeArchive, "the entry is damaged", label, "pack it again");
  mz_zip_archive_file_stat stat{};
  if (!mz_zip_reader_file_stat(&reader_->zip, entry.index, &stat)) return damaged;
  if (stat.m_comp_size > kMaxFileBytes) return damaged;
  ByteBuffer packed(static_cast<std::size_t>(stat.m_comp_size), '\0');
  if (packed.empty() || !mz_zip_reader_extract_to_mem(&reader_->zip, entry.index, packed.data(), packed.size(),
                                                      MZ_ZIP_FLAG_COMPRESSED_DATA)) {
    return damaged;
  }
  EGO_TRY(ByteBuffer bytes, unzstd(packed, label, kMaxFileBytes));
  if (bytes.size() != entry.size || crc32(bytes) != stat.m_crc32) return damaged;
  return bytes;
}

Result<ByteBuffer> ZipArchive::read(const ZipEntry& entry) const {
  const std::string label = reader_->label + "!" + entry.name;
  if (entry.size > kMaxFileBytes) {
    return make_error(Code::LimitExceeded, "unpacks to more than " + std::to_string(kMaxFileBytes) + " bytes", label);
  }
  if (entry.zstandard) return read_zstandard(entry, label);
  ByteBuffer bytes(static_cast<std::size_t>(entry.size), '\0');
  char nothing = 0;  // the library wants an address even for an empty entry
  void* const target = bytes.empty() ? &nothing : bytes.data();
  if (!mz_zip_reader_extract_to_mem(&reader_->zip, entry.index, target, bytes.size(), 0)) {
    return make_error(Code::UnsafeArchive, "the entry is damaged", label, "pack it again");
  }
  return bytes;
}

}  // namespace ego::io
