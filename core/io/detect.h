/// Which importer a content is for: by signature, never by the file's name alone.
/// Source: formats.md sections 1 and 3.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/benchmarks/benchmark.h"
#include "core/io/content.h"
#include "core/io/importer.h"

namespace ego::io {

/// An importer that fits: a general one or one of the benchmark's.
struct ChosenImporter {
  std::string_view name;
  const Importer* general = nullptr;
  const NativeFormat* native = nullptr;
};

/// The importer for this content; ImportOptions::from decides where it is given.
/// @error UnknownFormat    none fits; says what the nearest one misses
/// @error AmbiguousFormat  several fit; lists them
/// @error UnknownName      ImportOptions::from names no importer
/// @error SyntaxError      bare NaN or infinities in a form that does not allow them
Result<ChosenImporter> choose_importer(const Benchmark& benchmark, const Content& content,
                                       const ImportOptions& options);

}  // namespace ego::io
