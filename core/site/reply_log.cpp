#include "core/site/reply_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/io/zip_reader.h"
#include "core/io/zip_writer.h"
#include "core/json/members.h"
#include "core/json/parse.h"
#include "core/json/writer.h"
#include "core/report/run_json.h"
#include "core/score/evaluate.h"

namespace ego::site {
namespace {

/// What an item page shows beside a reply.
constexpr std::array<std::string_view, 5> kShownBeside{"confidence", "t_first", "t_done", "tokens", "frames"};

std::string prediction_line(const Prediction& prediction) {
  json::Object out;
  out.emplace_back("id", prediction.id);
  json::put_text(out, "track", prediction.track);
  if (prediction.response) out.emplace_back("response", *prediction.response);
  if (prediction.answer) out.emplace_back("answer", *prediction.answer);
  if (prediction.judge_response) out.emplace_back("judge_response", *prediction.judge_response);
  if (prediction.logged_answer) out.emplace_back("logged_answer", *prediction.logged_answer);
  if (prediction.filtered_response) out.emplace_back("filtered_response", *prediction.filtered_response);
  json::put_text(out, "error", prediction.error);
  json::put_text(out, "finish", prediction.finish);
  for (const std::string_view name : kShownBeside) {
    if (std::optional<json::Value> value = prediction.extras.find(name)) out.emplace_back(name, std::move(*value));
  }
  if (prediction.row > 0) out.emplace_back("row", json::number(prediction.row));
  if (prediction.line > 0) out.emplace_back("line", json::number(prediction.line));
  return json::write(json::Value{std::move(out)}, json::Layout::Compact) + '\n';
}

std::optional<std::string> optional_text(const json::Value& object, std::string_view name) {
  const json::Value* value = object.find(name);
  return value != nullptr && value->is_string() ? std::optional(*value->if_string()) : std::nullopt;
}

std::optional<json::Value> optional_value(const json::Value& object, std::string_view name) {
  const json::Value* value = object.find(name);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::uint64_t count_of(const json::Value& object, std::string_view name) {
  const json::Value* value = object.find(name);
  const auto count = value == nullptr ? std::nullopt : value->as_int();
  return count && *count > 0 ? static_cast<std::uint64_t>(*count) : 0;
}

Prediction read_prediction(const json::Value& object) {
  Prediction out;
  out.id = object.text_or_empty("id");
  out.track = object.text_or_empty("track");
  out.response = optional_text(object, "response");
  out.answer = optional_value(object, "answer");
  out.judge_response = optional_text(object, "judge_response");
  out.logged_answer = optional_value(object, "logged_answer");
  out.filtered_response = optional_text(object, "filtered_response");
  out.error = object.text_or_empty("error");
  out.finish = object.text_or_empty("finish");
  for (const std::string_view name : kShownBeside) {
    if (const json::Value* value = object.find(name)) out.extras.emplace_back(name, *value);
  }
  out.row = count_of(object, "row");
  out.line = count_of(object, "line");
  return out;
}

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
        lines += prediction_line(submission.predictions[prediction]);
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
    json::for_each_line(lines, input + "!" + entry.name, json::Dialect::Strict, diagnostics,
                        [&](json::Value&& value, std::uint64_t) {
                          if (value.is_object()) submission.predictions.push_back(read_prediction(value));
                        });
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
