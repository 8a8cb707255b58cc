#include "core/io/importer.h"

#include <array>
#include <utility>

#include "core/io/forms/importers.h"

namespace ego::io {

std::span<const Importer* const> specific_importers() {
  static constexpr std::array<const Importer*, 21> kImporters{
      &kSubmissionImporter,     &kJournalImporter,     &kRecordImporter,
      &kLmmsSamplesImporter,    &kLmmsResultsImporter, &kVlmEvalKitImporter,
      &kInspectArchiveImporter, &kInspectJsonImporter, &kHelmImporter,
      &kNemoImporter,           &kEeeImporter,         &kHfResultsImporter,
      &kTeleEgoImporter,        &kTeleEgoSiteImporter, &kEgoSchemaImporter,
      &kEgoPlanImporter,        &kCharadesImporter,    &kMirImporter,
      &kMvBenchImporter,        &kOvoBenchImporter,    &kVideoR1Importer};
  return kImporters;
}

std::span<const Importer* const> plain_importers() {
  static constexpr std::array<const Importer*, 3> kImporters{&kPlainJsonImporter, &kPlainLinesImporter,
                                                             &kPlainTableImporter};
  return kImporters;
}

Diagnostic row_problem(const Content& content, Code code, std::string message, std::uint64_t row, std::uint64_t line) {
  Diagnostic problem = make_error(code, std::move(message), content.label);
  problem.row = row;
  problem.line = line;
  return problem;
}

std::string_view label_file_name(std::string_view label) {
  const std::size_t slash = label.find_last_of("/!");
  return slash == std::string_view::npos ? label : label.substr(slash + 1);
}

std::string label_stem(std::string_view label) {
  // The archive's name says who answered; its member is called predictions.json like everybody's.
  const std::string_view name = label_file_name(label.substr(0, label.find('!')));
  const std::size_t dot = name.rfind('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot));
}

}  // namespace ego::io
