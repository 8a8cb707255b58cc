#include "core/io/archive.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/io/code_carrying.h"
#include "core/io/detect.h"
#include "core/io/importer.h"
#include "core/io/limits.h"
#include "core/io/xlsx/sheet_content.h"
#include "core/io/xlsx/workbook.h"
#include "core/io/zip_reader.h"
#include "core/text/ascii.h"

namespace ego::io {
namespace {

constexpr std::size_t kMembersTried = 50;

/// What packing programs add: resource forks, folder settings.
bool is_clutter(std::string_view name) {
  return name.starts_with("__MACOSX/") || label_file_name(name).starts_with('.');
}

bool has_submission_name(std::string_view name) {
  constexpr std::array<std::string_view, 4> kStems{"predictions", "results", "answers", "submission"};
  constexpr std::array<std::string_view, 4> kEndings{".json", ".jsonl", ".csv", ".tsv"};
  const std::string file = text::ascii_lower(label_file_name(name));
  return std::any_of(kStems.begin(), kStems.end(), [&](std::string_view stem) {
    return file.starts_with(stem) &&
           std::find(kEndings.begin(), kEndings.end(), std::string_view{file}.substr(stem.size())) != kEndings.end();
  });
}

Result<Content> read_entry(const ZipArchive& archive, const ZipEntry& entry, std::string_view label) {
  Result<ByteBuffer> bytes = archive.read(entry);
  if (!bytes) return bytes.error();
  return read_member(std::move(bytes).value(), fmt::format("{}!{}", label, entry.name));
}

/// The E005 of an archive nobody knows.
Error unknown_archive(const std::string& label) {
  return make_error(Code::UnknownFormat, "the archive holds no file that any importer recognises", label,
                    "name the file inside predictions.json or predictions.jsonl");
}

/// Reads member after member and keeps the one that is recognised.
Result<Content> only_recognised(const ZipArchive& archive, const std::vector<const ZipEntry*>& members,
                                const std::string& label, const Benchmark& benchmark, const ImportOptions& options) {
  std::vector<std::string> recognised;
  std::optional<Content> kept;
  std::optional<Error> only_error;
  std::uint64_t budget = kMaxFileBytes;
  for (std::size_t i = 0; i < members.size() && i < kMembersTried && members[i]->size <= budget; ++i) {
    budget -= members[i]->size;
    Result<Content> content = read_entry(archive, *members[i], label);
    std::optional<Error> problem;
    if (!content) {
      problem = content.error();
    } else if (Result<ChosenImporter> chosen = choose_importer(benchmark, content.value(), options); !chosen) {
      problem = chosen.error();
    }
    if (problem) {
      only_error = *problem;
      continue;
    }
    recognised.push_back(members[i]->name);
    if (!kept) kept = std::move(content).value();
  }
  if (recognised.size() == 1 && kept) return std::move(*kept);
  if (recognised.empty()) return members.size() == 1 && only_error ? *only_error : unknown_archive(label);
  return make_error(Code::AmbiguousFormat,
                    fmt::format("several files of the archive could be meant: {}", fmt::join(recognised, ", ")), label,
                    "unpack it and give one, or name one predictions.json");
}

}  // namespace

Result<Content> read_archive(const NamedBytes& file, const Benchmark& benchmark, const ImportOptions& options) {
  Result<ZipArchive> opened = ZipArchive::open(file.bytes, file.label);
  if (!opened) return opened.error();
  const ZipArchive& archive = opened.value();
  if (is_workbook(archive)) return sheet_content(archive, file.bytes, file.label);
  std::vector<const ZipEntry*> members;
  std::vector<const ZipEntry*> named;
  for (const ZipEntry& entry : archive.entries()) {
    if (is_clutter(entry.name)) continue;
    if (label_file_name(entry.name) == "data.pkl") {
      return make_error(Code::CodeCarryingFormat,
                        "a PyTorch archive (it holds data.pkl) can run code when it is loaded; it is not read",
                        file.label,
                        "on a machine where you trust the file: python3 -c \"import torch,json; "
                        "json.dump(torch.load('FILE', weights_only=True), open('predictions.json','w'))\"");
    }
    members.push_back(&entry);
    if (has_submission_name(entry.name)) named.push_back(&entry);
  }
  if (members.empty()) return make_error(Code::EmptyFile, "the archive holds no file", file.label);
  if (named.size() == 1) return read_entry(archive, *named.front(), file.label);
  return only_recognised(archive, members, file.label, benchmark, options);
}

}  // namespace ego::io
