#include "core/io/zip_writer.h"

#include <limits>
#include <utility>

#include "core/base/little_endian.h"
#include "core/io/raw_deflate.h"

namespace ego::io {
namespace {

constexpr std::uint32_t kLocalHeader = 0x04034B50;
constexpr std::uint32_t kDirectoryHeader = 0x02014B50;
constexpr std::uint32_t kDirectoryEnd = 0x06054B50;
constexpr std::uint32_t kVersionNeeded = 20;
constexpr std::uint32_t kMadeByUnix = 3U << 8U | kVersionNeeded;
constexpr std::uint32_t kUtf8Names = 1U << 11U;
constexpr std::uint32_t kFirstDate = 1U << 5U | 1U;  // 1980-01-01
constexpr std::uint32_t kPlainFile = 0100644U << 16U;
constexpr std::uint64_t kMaxSize = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kMaxEntries = 65534;

void put16(ByteBuffer& out, std::uint32_t value) { append_little_endian(out, static_cast<std::uint16_t>(value)); }
void put32(ByteBuffer& out, std::uint32_t value) { append_little_endian(out, value); }

}  // namespace

Status ZipWriter::add(std::string_view name, ByteView bytes, Method method) {
  ByteBuffer packed;
  if (method == Method::Deflate) packed = raw_deflate(bytes);
  const bool store = method == Method::Store || packed.size() >= bytes.size();
  const ByteView content = store ? bytes : ByteView{packed};
  if (entries_ >= kMaxEntries || bytes.size() > kMaxSize ||
      archive_.size() + content.size() + name.size() + 64 > kMaxSize) {
    return make_error(Code::LimitExceeded, "an archive of 4 GiB or 65,535 entries", std::string(name));
  }
  const std::uint32_t crc = crc32(bytes);
  const auto offset = static_cast<std::uint32_t>(archive_.size());
  const auto common = [&](ByteBuffer& out) {
    put16(out, kVersionNeeded);
    put16(out, kUtf8Names);
    put16(out, store ? 0 : 8);
    put16(out, 0);
    put16(out, kFirstDate);
    put32(out, crc);
    put32(out, static_cast<std::uint32_t>(content.size()));
    put32(out, static_cast<std::uint32_t>(bytes.size()));
    put16(out, static_cast<std::uint32_t>(name.size()));
    put16(out, 0);  // no extra field
  };
  put32(archive_, kLocalHeader);
  common(archive_);
  archive_ += name;
  archive_ += content;
  put32(directory_, kDirectoryHeader);
  put16(directory_, kMadeByUnix);
  common(directory_);
  put16(directory_, 0);  // no comment
  put16(directory_, 0);  // first disk
  put16(directory_, 0);
  put32(directory_, kPlainFile);
  put32(directory_, offset);
  directory_ += name;
  ++entries_;
  return Ok{};
}

ByteBuffer ZipWriter::finish() {
  const auto offset = static_cast<std::uint32_t>(archive_.size());
  const auto size = static_cast<std::uint32_t>(directory_.size());
  archive_ += directory_;
  put32(archive_, kDirectoryEnd);
  put32(archive_, 0);  // one disk
  put16(archive_, entries_);
  put16(archive_, entries_);
  put32(archive_, size);
  put32(archive_, offset);
  put16(archive_, 0);  // no comment
  return std::exchange(archive_, {});
}

}  // namespace ego::io
