/// The one prediction file in an archive.
/// Source: formats.md section 3, below the table.
#pragma once

#include "core/base/result.h"
#include "core/benchmarks/benchmark.h"
#include "core/io/content.h"

namespace ego::io {

/// The member named `predictions.*`, `results.*`, `answers.*` or `submission.*` if there is exactly one, else the only
/// member that some importer recognises. Its label is `archive.zip!member`.
/// @error UnsafeArchive, LimitExceeded   of the archive
/// @error CodeCarryingFormat             the archive is one of PyTorch
/// @error UnknownFormat, AmbiguousFormat none or several members fit
Result<Content> read_archive(const NamedBytes& archive, const Benchmark& benchmark, const ImportOptions& options);

}  // namespace ego::io
