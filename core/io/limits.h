/// How much of outside files is read at most. Every limit ends in E007 or E008 with the number, never in a crash.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ego::io {

/// One file, unpacked. All readers hold the whole text.
inline constexpr std::size_t kMaxFileBytes = std::size_t{512} << 20U;
/// Rows of one file: every row becomes a record of several hundred bytes.
inline constexpr std::uint64_t kMaxRows = 2'000'000;
/// One answer record of a table; JSONL lines: json::kMaxLineBytes.
inline constexpr std::size_t kMaxCellBytes = std::size_t{64} << 20U;
/// Columns of a table.
inline constexpr std::size_t kMaxColumns = 4096;
/// All entries of an archive together, and one entry against its packed size (formats.md section 1).
inline constexpr std::uint64_t kMaxExpansionBytes = std::uint64_t{4} << 30U;
inline constexpr std::uint64_t kMaxExpansionFactor = 200;
/// Entries of an archive: an Inspect log has one for every sample, or several.
inline constexpr std::size_t kMaxArchiveEntries = 2'000'000;

}  // namespace ego::io
