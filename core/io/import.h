/// Prediction files of any supported form, detected by content, never by extension alone.
/// Source: formats.md sections 1 and 3.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/benchmarks/benchmark.h"

namespace ego::io {

/// Submissions in these files. Files of one lmms-eval run (same date prefix, one file a track) and a reply file with its
/// judge file become one submission. Row ids are made unique. Row-level problems go to diagnostics.
/// @error  any file-level code of formats.md 7.2: E002 ... E009; nothing is imported then
Result<std::vector<Submission>> import_predictions(const Benchmark& benchmark, std::span<const NamedBytes> files,
                                                   const ImportOptions& options, Diagnostics& diagnostics);

/// What a report says of the files that the questions were read from, in their order.
/// @param sha256  as ImportOptions::sha256
std::vector<InputInfo> annotation_inputs(const Benchmark& benchmark, const QuestionSet& questions,
                                         std::span<const NamedBytes> files,
                                         std::string (*sha256)(ByteView bytes) = sha256_hex);

/// The name of the importer that fits (formats.md section 3), for messages and `validate`.
/// @error UnknownFormat, AmbiguousFormat, CodeCarryingFormat, NotText, EmptyFile, UnsafeArchive
Result<std::string> detect_format(const Benchmark& benchmark, const NamedBytes& file, const ImportOptions& options);

}  // namespace ego::io
