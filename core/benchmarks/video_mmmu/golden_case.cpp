#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "core/benchmarks/video_mmmu/facts.h"
#include "core/benchmarks/video_mmmu/golden.h"
#include "core/benchmarks/video_mmmu/golden_difference.h"
#include "core/benchmarks/video_mmmu/golden_found.h"
#include "core/benchmarks/video_mmmu/video_mmmu.h"
#include "core/io/import.h"
#include "core/json/parse.h"
#include "core/score/evaluate.h"

namespace ego::video_mmmu {
namespace {

using json::Value;

Result<NamedBytes> read_file(const GoldenContext& context, const std::string& path, std::string_view label) {
  EGO_TRY(ByteBuffer bytes, context.files->read_all(path));
  return NamedBytes{std::string(label), std::move(bytes)};
}

Result<QuestionSet> read_questions(const GoldenContext& context, Diagnostics& diagnostics) {
  std::vector<NamedBytes> files;
  for (const Track track : kTracks) {
    const std::string name = std::string(track_key(track)) + "_video.json";
    EGO_TRY(NamedBytes file, read_file(context, context.shared_root + "/data/video-mmmu/" + name, name));
    files.push_back(std::move(file));
  }
  return video_mmmu_benchmark().read_annotations(files, diagnostics);
}

/// The rows of these files, scored under every profile, appended to the case.
Status score_files(GoldenCase& c, const std::vector<NamedBytes>& files, Diagnostics& diagnostics) {
  const Benchmark& benchmark = video_mmmu_benchmark();
  EGO_TRY(std::vector<Submission> imported, io::import_predictions(benchmark, files, {}, diagnostics));
  std::vector<const Profile*> profiles;
  for (const Profile& profile : benchmark.profiles()) profiles.push_back(&profile);
  for (Submission& submission : benchmark.split_rows(std::move(imported))) {
    c.rows.push_back(evaluate(benchmark, c.questions, std::move(submission), profiles, diagnostics));
  }
  return Ok{};
}

Result<GoldenCase> read_case(std::string_view folder, const GoldenContext& context) {
  Diagnostics diagnostics;
  GoldenCase c;
  const std::string root = std::string(folder) + '/';
  EGO_TRY(const ByteBuffer expected, context.files->read_all(root + "expected.json"));
  EGO_TRY(c.expected, json::parse(expected, "expected.json", json::Dialect::Strict, diagnostics));
  EGO_TRY(c.questions, read_questions(context, diagnostics));
  const Value* listed = c.expected.find("files");
  if (listed == nullptr || !listed->is_array()) return make_error(Code::MissingField, "expected.json lists no files");
  std::vector<NamedBytes> together;
  for (const Value& entry : *listed->if_array()) {
    const std::string_view path = entry.text_or_empty("path");
    EGO_TRY(NamedBytes file, read_file(context, root + std::string(path), path));
    if (entry.find("role") == nullptr) {
      together.push_back(std::move(file));
      continue;
    }
    EGO_TRY(const Ok scored, score_files(c, {std::move(file)}, diagnostics));
    static_cast<void>(scored);
  }
  if (!together.empty()) {
    EGO_TRY(const Ok scored, score_files(c, together, diagnostics));
    static_cast<void>(scored);
  }
  return c;
}

}  // namespace

Mismatch check_golden_case(std::string_view folder, const GoldenContext& context) {
  const Result<GoldenCase> read = read_case(folder, context);
  if (!read.ok()) return format_line(read.error());
  const GoldenCase& c = read.value();
  const std::size_t wanted_rows = c.expected.find("delta") != nullptr ? 2 : 1;
  if (c.rows.size() != wanted_rows) return fmt::format("expected {} rows, got {}", wanted_rows, c.rows.size());
  if (!c.expected.is_object()) return std::string("expected.json is no object");
  for (const auto& [name, wanted] : *c.expected.if_object()) {
    const Result<std::optional<Value>> found = found_for(c, name, wanted);
    if (!found.ok()) return found.error().message;
    const std::optional<Value>& value = found.value();
    if (!value) continue;
    if (Mismatch difference = first_difference(wanted, *value, '/' + name)) return difference;
  }
  return std::nullopt;
}

}  // namespace ego::video_mmmu
