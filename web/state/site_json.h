/// Reads `site.json`: which benchmarks a site has and where their files are.
/// Source: formats.md section 6.
#pragma once

#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "web/state/benchmark_data.h"

namespace ego::web {

/// The site's index. Urls that are not plain relative paths are left out: a site reads its own files only.
/// @error SyntaxError, UnknownFormat, UnsupportedVersion (higher major), MissingField
Result<SiteIndex> read_site_json(ByteView bytes, std::string_view label, Diagnostics& diagnostics);

}  // namespace ego::web
