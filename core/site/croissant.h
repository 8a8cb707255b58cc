/// Which clips a benchmark asks about, in Croissant 1.1: what a reader has to bring, or finds beside the page.
/// Source: formats.md sections 5 and 6 (`media.json`); mlcommons Croissant format specification 1.1.
#pragma once

#include "core/base/bytes.h"
#include "core/site/site.h"

namespace ego::site {

/// JSON-LD: a FileObject for each clip (`contentUrl` relative to the file; size, type and SHA-256 of those the bundle holds),
/// and a RecordSet with the items: id, clip, start and end in seconds. Empty if no question names a clip.
ByteBuffer write_croissant(const BenchmarkPart& part);

}  // namespace ego::site
