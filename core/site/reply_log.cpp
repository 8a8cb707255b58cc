#include "core/site/reply_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/io/zip_reader.h"
#include "core/io/zip_writer.h"
#include "core/json/members.h"
#include "core/json/parse.h"
#include "core/json/writer.h"
#include "core/report/run_json.h"
#include "core/score/evaluate.h"
#include "core/site/reply_line.h"

namespace ego::site {
namespace {

std::string index_json(const Submission& submission, std::size_t items) {
  json::Object out;
  out.emplace_back("format", "egoscope.replies");
  out.emplace_back("version", "1.0");
  out.emplace_back("row", submission.row.value);
  out.emplace_back("model", model_to_json(submission.model));
  out.emplace_back("run", run_to_json(submission.run));
  json::put_text(out, "benchmark", submission.benchmark);
  json::put_text(out, "track", submission.track);
  out.emplace_back("items", json::number(std::uint64_t{items}));
  out.emplace_back("chunk", json::number(std::uint64_t{kItemsPerChunk}));
  return json::write(json::Value{std::move(out)}, json::Layout::Indented);
}

std::string chunk_name(std::size_t chunk) { return fmt::format("items/{:05}.jsonl", chunk); }

}  // namespace

Result<ByteBuffer> write_reply_log(const Benchmark& benchmark, const QuestionSet& questions,
                                   const Submission& submission) {
  Diagnostics already_reported;  // the same alignment was reported when the row was scored
  const Alignment alignment = align_predictions(benchmark, questions, submission, already_reported);
  const std::size_t items = questions.questions.size();
  io::ZipWriter archive;
  EGO_TRY([[maybe_unused]] const Ok index_added, archive.add("index.json", index_json(submission, items)));
  for (std::size_t first = 0; first < items; first += kItemsPerChunk) {
    std::string lines;
    for (std::size_t item = first; item < std::min(items, first + kItemsPerChunk); ++item) {
      for (const std::uint32_t prediction : alignment.rows_of(item)) {
        lines += write_reply_line(submission.predictions[prediction]);
      }
    }
    EGO_TRY([[maybe_unused]] const Ok chunk_added, archive.add(chunk_name(first / kItemsPerChunk), lines));
  }
  return archive.finish();
}

Result<Submission> read_reply_log(ByteView archive, std::string_view label, Diagnostics& diagnostics) {
  const std::string input{label};
  EGO_TRY(const io::ZipArchive zip, io::ZipArchive::open(archive, label));
  const io::ZipEntry* index_entry = zip.find("index.json");
  if (index_entry == nullptr) return make_error(Code::UnknownFormat, "no index.json in the archive of replies", input);
  EGO_TRY(const ByteBuffer index_bytes, zip.read(*index_entry));
  EGO_TRY(const json::Value index, json::parse(index_bytes, input + "!index.json", json::Dialect::Strict, diagnostics));
  if (index.text_or_empty("format") != "egoscope.replies") {
    return make_error(Code::UnknownFormat, "index.json is not that of an archive of replies", input);
  }
  if (!index.text_or_empty("version").starts_with("1.")) {
    return make_error(Code::UnsupportedVersion, "an archive of replies of a version other than 1.x", input);
  }
  Submission submission;
  submission.row = RowId{std::string(index.text_or_empty("row"))};
  if (const json::Value* model = index.find("model")) submission.model = model_from_json(*model);
  if (const json::Value* run = index.find("run")) submission.run = run_from_json(*run);
  submission.benchmark = index.text_or_empty("benchmark");
  submission.track = index.text_or_empty("track");
  for (const io::ZipEntry& entry : zip.entries()) {
    if (!entry.name.starts_with("items/")) continue;
    EGO_TRY(const ByteBuffer lines, zip.read(entry));
    std::vector<Prediction> read = read_reply_lines(lines, input + "!" + entry.name, diagnostics);
    submission.predictions.insert(submission.predictions.end(), std::make_move_iterator(read.begin()),
                                  std::make_move_iterator(read.end()));
  }
  return submission;
}

std::string file_name_of_row(std::string_view row_id, std::vector<std::string>& taken) {
  constexpr std::size_t kMaxBytes = 80;
  std::string name;
  for (const char c : row_id.substr(0, kMaxBytes)) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    name += plain ? c : '_';
  }
  if (name.empty() || name.front() == '.') name.insert(name.begin(), '_');
  std::string unique = name;
  const auto is_taken = [&](const std::string& candidate) {
    return std::find(taken.begin(), taken.end(), candidate) != taken.end();
  };
  for (int copy = 2; is_taken(unique); ++copy) unique = fmt::format("{}-{}", name, copy);
  taken.push_back(unique);
  return unique;
}

}  // namespace ego::site
