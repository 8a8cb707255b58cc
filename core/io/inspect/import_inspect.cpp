// Logs of Inspect: `.eval` archives and the same log as one JSON object.
// Source: formats.md section 3.3.
#include <utility>

#include <fmt/format.h>

#include "core/io/forms/importers.h"
#include "core/io/import_support.h"
#include "core/io/inspect/inspect_log.h"
#include "core/io/inspect/sample_reader.h"
#include "core/io/limits.h"

namespace ego::io {
namespace {

void note_unfinished(const Content& content, const json::Value& header, Diagnostics& diagnostics) {
  const std::string_view status = header.text_or_empty("status");
  if (status == "success") return;
  add_note(content, diagnostics, Code::MissingScoredWrong, 1,
           fmt::format("the run was not finished (status {})", status.empty() ? "started" : status));
}

bool fits_archive(const Content& content) {
  return content.form == Form::Bundle && content.bundle->kind() == BundleKind::Inspect;
}

Result<std::vector<Submission>> import_archive(Content& content, const ImportContext& context) {
  EGO_TRY(const InspectLog log, open_inspect_log(*content.bundle, context.diagnostics));
  if (log.samples.size() > kMaxRows) {
    return make_error(Code::LimitExceeded, fmt::format("more than {} samples", kMaxRows), content.label);
  }
  Submission submission;
  InspectSampleReader reader(content, context, log.header, submission);
  RowPlace place;
  for (const InspectEntry& entry : log.samples) {
    ++place.row;
    Result<json::Value> sample = read_inspect_sample(*content.bundle, entry, context.diagnostics);
    if (sample) {
      reader.read(sample.value(), place);
      continue;
    }
    // One damaged sample does not hide the others.
    Diagnostic problem = sample.error();
    problem.row = place.row;
    context.diagnostics.add(std::move(problem));
  }
  reader.report();
  if (log.finished)
    note_unfinished(content, log.header, context.diagnostics);
  else
    note_unfinished(content, json::Value{}, context.diagnostics);
  return single(std::move(submission));
}

bool fits_json(const Content& content) {
  return content.form == Form::Json && find_path(content.document, {"eval", "task"}) != nullptr &&
         content.document.find("status") != nullptr && content.document.find("version") != nullptr;
}

Result<std::vector<Submission>> import_json(Content& content, const ImportContext& context) {
  json::Value& document = content.document;
  const json::Value* version = document.find("version");
  if (version->as_int().value_or(0) > 2) {
    Error error = make_error(Code::UnsupportedVersion, "a log of a later version than 2", content.label);
    error.field = "version";
    error.value = text_of(version);
    error.has_value = true;
    return error;
  }
  Submission submission;
  InspectSampleReader reader(content, context, document, submission);
  json::Value* samples = document.find("samples");
  json::Array* list = samples == nullptr ? nullptr : samples->if_array();
  if (list != nullptr) {
    for (std::size_t i = 0; i < list->size(); ++i) {
      const std::uint64_t line = i < content.record_lines.size() ? content.record_lines[i] : 0;
      reader.read((*list)[i], {i + 1, line});
    }
  }
  reader.report();
  note_unfinished(content, document, context.diagnostics);
  return single(std::move(submission));
}

}  // namespace

const Importer kInspectArchiveImporter{"inspect-eval", fits_archive, import_archive};
const Importer kInspectJsonImporter{"inspect-json", fits_json, import_json};

}  // namespace ego::io
