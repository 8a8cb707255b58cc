#include "core/io/import.h"

#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "core/io/archive.h"
#include "core/io/detect.h"
#include "core/io/folder_bundles.h"
#include "core/io/group_runs.h"
#include "core/io/join_parts.h"
#include "core/io/redact.h"
#include "core/io/rows.h"
#include "core/io/side_files.h"
#include "core/io/zip_reader.h"

namespace ego::io {
namespace {

InputInfo input_info(std::string_view label, ByteView bytes, std::string_view importer, const ImportOptions& options) {
  InputInfo info;
  info.label = label;
  if (options.digests == Digests::Taken) info.sha256 = options.sha256(bytes);
  info.bytes = bytes.size();
  info.importer = importer;
  return info;
}

/// The file, or every file of a folder that makes one log.
std::vector<InputInfo> input_infos(const Content& content, std::string_view importer, const ImportOptions& options) {
  std::vector<InputInfo> infos;
  if (content.bundle) {
    for (const NamedBytes* file : content.bundle->files()) {
      infos.push_back(input_info(file->label, file->bytes, importer, options));
    }
  }
  if (infos.empty()) infos.push_back(input_info(content.label, content.source(), importer, options));
  return infos;
}

bool reads_records(const ChosenImporter& importer) {
  return importer.general != nullptr ? importer.general->reads == Reads::Records : importer.native->reads_records;
}

/// The places that secrets can still be in once the importer is done.
SecretPlaces secret_places(const ChosenImporter& importer, const Content& content) {
  const bool only_scanned = reads_records(importer) && (content.table || !content.may_hold_secrets);
  return only_scanned ? SecretPlaces::Run : SecretPlaces::Everywhere;
}

Result<std::vector<Submission>> run_importer(const ChosenImporter& importer, Content& content,
                                             const ImportContext& context) {
  if (importer.general != nullptr) return importer.general->import(content, context);
  const json::RecordTable* const table = content.table ? &*content.table : nullptr;
  return importer.native->import(content.document, table, content.label, context.options, context.diagnostics);
}

/// What importers leave to their caller: the input, lines, names, secrets.
void complete(Submission& submission, const Content& content, const std::vector<InputInfo>& infos,
              const ImportOptions& options) {
  submission.inputs = infos;
  submission.inputs.front().rows = submission.predictions.size();
  for (Prediction& prediction : submission.predictions) {
    const bool known = prediction.line == 0 && prediction.row > 0 && prediction.row <= content.record_lines.size();
    if (known) prediction.line = content.record_lines[static_cast<std::size_t>(prediction.row - 1)];
    prediction.input = 0;
  }
  // A format that states no model may have put the file's label there.
  if (submission.model.id == content.label) submission.model.id.clear();
  const bool guessed = submission.model.id.empty() || infos.front().importer == kLmmsSamplesImporter.name;
  if (guessed && !options.row_name.empty()) submission.model.id = options.row_name;
}

Result<std::vector<Submission>> import_content(Content& content, const ImportContext& context) {
  Result<ChosenImporter> chosen = choose_importer(context.benchmark, content, context.options);
  if (!chosen) return chosen.error();
  if (Status rows = check_row_count(content); !rows) return rows.error();
  if (!reads_records(chosen.value())) {
    if (Status built = build_document(content); !built) return built.error();
  }
  const std::vector<InputInfo> infos = input_infos(content, chosen.value().name, context.options);
  std::set<std::string> secrets;
  if (json::Object* root = content.document.if_object()) {
    for (auto& [name, member] : *root) {
      if (is_secret_name(name) && !member.is_array()) {
        secrets.insert(name);
        member = json::Value("[redacted]");
      } else if (member.is_object()) {
        redact(member, secrets);
      }
    }
  }
  Result<std::vector<Submission>> imported = run_importer(chosen.value(), content, context);
  if (!imported) return imported.error();
  context.diagnostics.append(content.notes);
  for (Submission& submission : imported.value()) {
    complete(submission, content, infos, context.options);
    redact_submission(submission, secret_places(chosen.value(), content), content.label, std::exchange(secrets, {}),
                      context.diagnostics);
  }
  return imported;
}

/// What one file holds: an archive may hold several logs.
Result<std::vector<Content>> contents_of(const NamedBytes& file, const Benchmark& benchmark,
                                         const ImportOptions& options) {
  std::vector<Content> contents;
  if (is_zip(file.bytes)) {
    EGO_TRY(contents, archive_bundles(file));
    if (!contents.empty()) return contents;
  }
  Result<Content> content =
      is_zip(file.bytes) ? read_archive(file, benchmark, options) : read_content(file.bytes, file.label);
  if (!content) return content.error();
  contents.push_back(std::move(content).value());
  return contents;
}

Result<std::vector<Submission>> import_file(const NamedBytes& file, const ImportContext& context) {
  EGO_TRY(std::vector<Content> contents, contents_of(file, context.benchmark, context.options));
  std::vector<Submission> submissions;
  for (Content& content : contents) {
    EGO_TRY(std::vector<Submission> imported, import_content(content, context));
    std::move(imported.begin(), imported.end(), std::back_inserter(submissions));
  }
  return submissions;
}

/// The name of a run nobody named.
std::string fallback_name(const Submission& submission) {
  return submission.inputs.empty() ? std::string("unnamed") : label_stem(submission.inputs.front().label);
}

Error no_records(const Submission& submission) {
  return make_error(Code::EmptyFile, "no usable record",
                    submission.inputs.empty() ? std::string{} : submission.inputs.front().label);
}

}  // namespace

Result<std::vector<Submission>> import_predictions(const Benchmark& benchmark, std::span<const NamedBytes> files,
                                                   const ImportOptions& options, Diagnostics& diagnostics) {
  const ImportContext context{benchmark, options, diagnostics};
  std::vector<Submission> submissions;
  std::optional<Error> unknown;  // of the first file in a folder that nobody knows
  FolderBundles bundles = folder_bundles(files);
  for (std::size_t i = 0; i < files.size(); ++i) {
    Content* const bundle = bundles.starting_at(i);
    if (bundle == nullptr && bundles.holds(i)) continue;
    if (bundle == nullptr && files[i].origin == Origin::Found && is_side_file(files[i].label)) {
      diagnostics.add(make_error(Code::Recognised, "a harness's side file; passed over", files[i].label));
      continue;
    }
    Result<std::vector<Submission>> imported =
        bundle == nullptr ? import_file(files[i], context) : import_content(*bundle, context);
    if (!imported && files[i].origin == Origin::Found && imported.error().code == Code::UnknownFormat) {
      if (!unknown) unknown = imported.error();
      diagnostics.add(make_error(Code::UnknownFields,
                                 "no form of predictions; passed over: " + imported.error().message,
                                 imported.error().input, imported.error().suggestion));
      continue;
    }
    if (!imported) return imported.error();
    for (Submission& submission : imported.value()) {
      if (submission.predictions.empty() && submission.claimed.empty()) return no_records(submission);
      submissions.push_back(std::move(submission));
    }
  }
  if (submissions.empty() && unknown) return std::move(*unknown);
  submissions = join_harness_runs(std::move(submissions), options);
  submissions = join_judge_replies(std::move(submissions), diagnostics);
  submissions = join_parts(std::move(submissions));
  for (Submission& submission : submissions) {
    if (submission.model.id.empty()) submission.model.id = fallback_name(submission);
  }
  name_rows(submissions);
  submissions = benchmark.split_rows(std::move(submissions));
  make_rows_unique(submissions);
  return submissions;
}

std::vector<InputInfo> annotation_inputs(const Benchmark& benchmark, const QuestionSet& questions,
                                         std::span<const NamedBytes> files, std::string (*sha256)(ByteView bytes)) {
  std::vector<InputInfo> infos;
  for (const NamedBytes& file : files) {
    infos.push_back({file.label, sha256(file.bytes), file.bytes.size(), benchmark.info().id.value + "-annotations",
                     files.size() == 1 ? questions.questions.size() : 0});
  }
  return infos;
}

Result<std::string> detect_format(const Benchmark& benchmark, const NamedBytes& file, const ImportOptions& options) {
  EGO_TRY(const std::vector<Content> contents, contents_of(file, benchmark, options));
  const Result<ChosenImporter> chosen = choose_importer(benchmark, contents.front(), options);
  if (!chosen) return chosen.error();
  return std::string(chosen.value().name);
}

}  // namespace ego::io
