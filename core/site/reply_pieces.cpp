#include "core/site/reply_pieces.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/base/little_endian.h"
#include "core/io/raw_deflate.h"
#include "core/json/members.h"
#include "core/site/reply_line.h"
#include "core/site/reply_log.h"

namespace ego::site {
namespace {

// Records of a ZIP file: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
constexpr std::string_view kLocalHeader = "PK\x03\x04";
constexpr std::string_view kDirectoryHeader = "PK\x01\x02";
constexpr std::string_view kDirectoryEnd = "PK\x05\x06";
constexpr std::size_t kLocalBytes = 30;
constexpr std::size_t kHeaderBytes = 46;
constexpr std::size_t kEndBytes = 22;
constexpr std::uint32_t kStored = 0;
constexpr std::uint32_t kDeflated = 8;
constexpr std::string_view kEntries = "items/";
constexpr std::size_t kNameBytes = 20;  ///< `items/00000.jsonl`, with room
constexpr std::size_t kMostPieceBytes = std::size_t{64} << 20U;  ///< 256 replies, unpacked

Error damaged(std::string_view label) {
  return make_error(Code::UnsafeArchive, "the archive of replies is damaged", std::string(label));
}

/// The unpacked text of an entry; nothing if it is damaged.
std::optional<std::string> unpack(ByteView entry) {
  if (entry.size() < kLocalBytes || !entry.starts_with(kLocalHeader)) return std::nullopt;
  const std::uint32_t method = little_endian<std::uint16_t>(entry, 8);
  const std::uint32_t sum = little_endian<std::uint32_t>(entry, 14);
  const std::size_t packed = little_endian<std::uint32_t>(entry, 18);
  const std::size_t size = little_endian<std::uint32_t>(entry, 22);
  const std::size_t begin =
      kLocalBytes + little_endian<std::uint16_t>(entry, 26) + little_endian<std::uint16_t>(entry, 28);
  if (begin > entry.size() || packed > entry.size() - begin || size > kMostPieceBytes) return std::nullopt;
  const ByteView data = entry.substr(begin, packed);
  std::optional<std::string> text;
  if (method == kStored) text = std::string(data);
  if (method == kDeflated) text = io::raw_inflate(data, size);
  if (!text || text->size() != size) return std::nullopt;
  return io::crc32(*text) == sum ? text : std::nullopt;
}

}  // namespace

FilePart directory_part(std::uint64_t archive_bytes, std::size_t items) {
  const std::uint64_t entries = items / kItemsPerChunk + 2;  // and the index
  const std::uint64_t wanted = kEndBytes + entries * (kHeaderBytes + kNameBytes);
  return {archive_bytes - std::min(archive_bytes, wanted), archive_bytes};
}

Result<ReplyDirectory> read_reply_directory(ByteView tail, std::uint64_t archive_bytes, std::string_view label) {
  if (tail.size() < kEndBytes || tail.size() > archive_bytes) return damaged(label);
  const ByteView end = tail.substr(tail.size() - kEndBytes);
  if (!end.starts_with(kDirectoryEnd)) return damaged(label);
  const std::uint64_t tail_begin = archive_bytes - tail.size();
  const std::uint64_t directory = little_endian<std::uint32_t>(end, 16);
  const std::uint32_t count = little_endian<std::uint16_t>(end, 10);
  if (directory < tail_begin || directory > archive_bytes - kEndBytes) return damaged(label);

  ReplyDirectory out;
  std::size_t at = static_cast<std::size_t>(directory - tail_begin);
  const std::size_t last = tail.size() - kEndBytes;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (last - at < kHeaderBytes || !tail.substr(at).starts_with(kDirectoryHeader)) return damaged(label);
    const std::size_t name = little_endian<std::uint16_t>(tail, at + 28);
    const std::size_t record =
        kHeaderBytes + name + little_endian<std::uint16_t>(tail, at + 30) + little_endian<std::uint16_t>(tail, at + 32);
    if (last - at < record) return damaged(label);
    const std::uint64_t offset = little_endian<std::uint32_t>(tail, at + 42);
    const std::uint64_t before = out.entries.empty() ? 0 : out.entries.back().begin;
    if (offset >= directory || offset < before) return damaged(label);
    if (!out.entries.empty()) out.entries.back().end = offset;
    if (tail.substr(at + kHeaderBytes, name).starts_with(kEntries)) out.entries.push_back({offset, directory});
    at += record;
  }
  return out;
}

Result<std::vector<Prediction>> read_reply_piece(ByteView entry, std::string_view label, Diagnostics& diagnostics) {
  const std::optional<std::string> lines = unpack(entry);
  if (!lines) return damaged(label);
  return read_reply_lines(*lines, label, diagnostics);
}

}  // namespace ego::site
