/// Published tables from the assets or a file of the user's.
#pragma once

#include <string>
#include <string_view>

#include "core/board/published.h"
#include "shell/cli/environment.h"

namespace ego::cli {

/// The tables and the bytes they were read from, lint marks set.
struct LoadedPublished {
  PublishedSet set;
  ByteBuffer bytes;
};

/// @param path    file; empty = `published/<benchmark>.json` of the assets
/// @param assets  --assets; empty = beside the program
/// @error UnreadableFile and those of read_published
Result<LoadedPublished> load_published(Environment& environment, const std::string& path, std::string_view assets,
                                       const std::string& benchmark, Diagnostics& diagnostics);

/// Benchmarks that have bundled tables, sorted.
std::vector<std::string> published_benchmarks(Environment& environment, std::string_view assets);

}  // namespace ego::cli
