/// What an importer is, and the list of those that are no benchmark's own. One importer, one file.
/// Source: formats.md section 3.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/benchmarks/benchmark.h"
#include "core/io/content.h"

namespace ego::io {

/// What importers may look at besides the content.
struct ImportContext {
  const Benchmark& benchmark;
  const ImportOptions& options;
  Diagnostics& diagnostics;
};

/// What an importer looks at.
enum class Reads : std::uint8_t {
  Document,  ///< Content::document as a whole, or rows as values
  Records,   ///< records through for_each_record(), and of the document no more than its outline
};

/// A form of prediction file. An importer leaves Submission::inputs to its caller.
struct Importer {
  std::string_view name;  ///< from formats.md section 3
  /// The signature: how the content looks.
  bool (*fits)(const Content& content);
  /// Submissions of the content, whose strings it may take. Row-level problems go to context.diagnostics.
  Result<std::vector<Submission>> (*import)(Content& content, const ImportContext& context);
  Reads reads = Reads::Document;
};

/// `egoscope`: our own form, JSON or JSONL. import_submission.cpp
extern const Importer kSubmissionImporter;
/// `lmms-eval-samples`. import_lmms_samples.cpp
extern const Importer kLmmsSamplesImporter;
/// `lmms-eval-results`. import_lmms_results.cpp
extern const Importer kLmmsResultsImporter;
/// `vlmevalkit`. import_vlmevalkit.cpp
extern const Importer kVlmEvalKitImporter;
/// `video-r1`: recognised and refused. import_video_r1.cpp
extern const Importer kVideoR1Importer;
/// The fallbacks, tried when nothing else fits. import_plain.cpp
extern const Importer kPlainJsonImporter;
extern const Importer kPlainLinesImporter;
extern const Importer kPlainTableImporter;

/// Those with a signature of their own, then the fallbacks.
std::span<const Importer* const> specific_importers();
std::span<const Importer* const> plain_importers();

/// A row-level diagnostic with the content's label.
Diagnostic row_problem(const Content& content, Code code, std::string message, std::uint64_t row, std::uint64_t line);

/// The file's name without folders and without its last ending: the model id of files that state none.
std::string label_stem(std::string_view label);
/// The file's name without folders; of `archive.zip!folder/member` the member's.
std::string_view label_file_name(std::string_view label);

}  // namespace ego::io
