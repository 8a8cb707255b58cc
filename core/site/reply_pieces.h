/// An archive of replies read in pieces: its directory from its last bytes, then one entry of 256 questions at a time.
/// Source: formats.md section 6 (`logs/<row>.zip`, read by HTTP ranges).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/model/submission.h"

namespace ego::site {

/// Bytes [begin, end) of a file.
struct FilePart {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  friend bool operator==(const FilePart&, const FilePart&) = default;
};

/// Where the entries `items/00000.jsonl`, ... lie; entry k holds questions [256 k, 256 k + 256).
struct ReplyDirectory {
  std::vector<FilePart> entries;
};

/// The last bytes of an archive of `archive_bytes` that hold its directory, for a set of `items` questions.
FilePart directory_part(std::uint64_t archive_bytes, std::size_t items);

/// @param tail  the last bytes of the archive, as many as directory_part() names
/// @error UnsafeArchive  no directory in these bytes, or one that points outside the archive
Result<ReplyDirectory> read_reply_directory(ByteView tail, std::uint64_t archive_bytes, std::string_view label);

/// The predictions of one entry. A broken line is reported and left out.
///
/// @param entry  the bytes of one FilePart
/// @error UnsafeArchive  damaged, or packed by a method that the writer of these archives does not use
Result<std::vector<Prediction>> read_reply_piece(ByteView entry, std::string_view label, Diagnostics& diagnostics);

}  // namespace ego::site
