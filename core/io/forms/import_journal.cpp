// Journals of our own runs, batch and streaming, and the records of streaming runs.
// Source: scaling.md section 5, streaming-protocol.md sections 9 and 10.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "core/io/forms/importers.h"
#include "core/io/import_support.h"

namespace ego::io {
namespace {

constexpr std::string_view kRunJournal = "egoscope.run-journal/1";
constexpr std::string_view kStreamJournal = "egoscope.journal/1";
constexpr std::string_view kRecord = "egoscope.record/1";
/// Members of an answer kept for the writers of other forms.
constexpr std::initializer_list<std::string_view> kKept{"option_scores", "t_first", "t_done", "tokens", "repeat"};
constexpr std::initializer_list<std::string_view> kRecordKept{"phase", "round", "category", "subcategory", "qa_type",
                                                              "t",     "state", "timing",   "flags"};

std::string_view schema_of(const Content& content) {
  const json::Value* row = first_row(content);
  return row == nullptr ? std::string_view{} : row->text_or_empty("schema");
}

bool fits_journal(const Content& content) {
  const std::string_view schema = schema_of(content);
  return schema == kRunJournal || schema == kStreamJournal;
}

bool fits_record(const Content& content) { return schema_of(content) == kRecord; }

std::string error_text(const json::Value* error) {
  if (error == nullptr || error->is_null()) return {};
  if (const std::string* text = error->if_string()) return *text;
  std::string text = text_at(*error, {"message"});
  for (const std::string_view name : {"class", "kind"}) {
    if (text.empty()) text = text_at(*error, {name});
  }
  return text.empty() ? std::string("error") : text;
}

/// One streaming record: the id is participant and index, phase and round part its repeats.
class RecordReader {
 public:
  RecordReader(const Content& content, const ImportContext& context, Submission& out)
      : content_(content), context_(context), out_(out) {}

  void read(json::Value& record, RowPlace place) {
    const std::string participant = text_at(record, {"participant"});
    const std::string index = text_at(record, {"index"});
    if (participant.empty() || index.empty()) {
      report_row(content_, context_.diagnostics, Code::MissingField, "a record needs participant and index", place,
                 participant.empty() ? "participant" : "index");
      return;
    }
    Prediction prediction;
    prediction.id = fmt::format("{}/{}", participant, index);
    prediction.row = place.row;
    prediction.line = place.line;
    const std::string key =
        fmt::format("{} {} {}", prediction.id, text_at(record, {"phase"}), text_at(record, {"round"}));
    if (!seen_.insert(key).second) {
      report_row(content_, context_.diagnostics, Code::IdenticalDuplicate,
                 "a record of this key came before; it counts", place, {}, nullptr, prediction.id);
      return;
    }
    const std::string_view state = record.text_or_empty("state");
    if (state == "error") prediction.error = error_text(record.find("error"));
    if (state == "error" && prediction.error.empty()) prediction.error = "error";
    prediction.finish = record.text_or_empty("finish");
    if (prediction.finish.empty() && (state == "error" || state == "skipped")) prediction.finish = state;
    json::Value* text = record.find("text");
    if (text != nullptr && text->is_string())
      prediction.response = std::move(*text->if_string());
    else if (prediction.error.empty())
      prediction.response.emplace();
    for (const auto& [name, value] : picked(record, kRecordKept)) prediction.extras.emplace_back(name, value);
    if (const json::Value* answer = record.find("parsed"); answer != nullptr && !answer->is_null()) {
      prediction.logged_answer = *answer;
    }
    if (const json::Value* correct = record.find("correct"); correct != nullptr && correct->if_bool() != nullptr) {
      prediction.stored_success = *correct->if_bool();
    }
    if (out_.benchmark.empty()) out_.benchmark = record.text_or_empty("benchmark");
    out_.predictions.push_back(std::move(prediction));
  }

 private:
  const Content& content_;
  const ImportContext& context_;
  Submission& out_;
  std::set<std::string> seen_;
};

class JournalReader {
 public:
  JournalReader(const Content& content, const ImportContext& context, Submission& out)
      : content_(content), context_(context), out_(out), records_(content, context, out) {}

  /// W130 where answers of one run came from several engines or engine versions.
  void note_engines() const {
    if (engines_.size() < 2) return;
    std::string names;
    for (const std::string& engine : engines_) names += (names.empty() ? "" : ", ") + engine;
    add_note(content_, context_.diagnostics, Code::MixedVersions, engines_.size(),
             fmt::format("answers of one run came from {} engines: {}", engines_.size(), names));
  }

  void read(json::Value& line, RowPlace place) {
    const std::string_view kind = line.text_or_empty("kind");
    if (kind == "header") {
      read_header(line);
    } else if (kind == "answer") {
      read_answer(line, place);
    } else if (kind == "record") {
      if (json::Value* record = line.find("record"); record != nullptr && record->is_object())
        records_.read(*record, place);
    }
  }

 private:
  void read_header(const json::Value& header) {
    out_.benchmark = text_at(header, {"benchmark"});
    if (out_.benchmark.empty()) out_.benchmark = text_at(header, {"benchmark", "id"});
    out_.model.id = text_at(header, {"model"});
    if (out_.model.id.empty()) out_.model.id = text_at(header, {"model", "id"});
    out_.run.harness = "egoscope";
    out_.run.raw = picked(header, {"schema", "plan_sha256", "config_sha256", "harness", "shard"});
  }

  void read_answer(json::Value& line, RowPlace place) {
    std::optional<Prediction> started =
        start_prediction(content_, context_.diagnostics, text_at(line, {"id"}), place, "the line names no item", "id");
    if (!started) return;
    Prediction& prediction = *started;
    const std::string_view status = line.text_or_empty("status");
    if (json::Value* response = line.find("response"); response != nullptr && response->is_string()) {
      prediction.response = std::move(*response->if_string());
    }
    prediction.finish = line.text_or_empty("finish");
    if (status == "error") prediction.error = error_text(line.find("error"));
    if (status == "error" && prediction.error.empty()) prediction.error = "error";
    if (status == "truncated") prediction.finish = "length";
    if (status == "skipped") prediction.finish = "skipped";
    if (!prediction.response && prediction.error.empty()) prediction.response.emplace();
    for (const auto& [name, value] : picked(line, kKept)) {
      const bool first_repeat = name == "repeat" && value.as_int().value_or(0) == 0;
      if (!first_repeat) prediction.extras.emplace_back(name, value);
    }
    if (const std::string_view condition = line.text_or_empty("condition"); !condition.empty())
      out_.run.mode = condition;
    if (std::string engine{line.text_or_empty("engine")}; !engine.empty()) engines_.insert(std::move(engine));
    take(std::move(prediction), status == "error");
  }

  /// An error is tried again: a later line of its key replaces it, an earlier final one stands.
  void take(Prediction prediction, bool failed) {
    std::string key = prediction.id + '\n' + std::string(prediction.extras.token("repeat"));
    const auto [place, fresh] = place_.try_emplace(std::move(key), out_.predictions.size());
    if (fresh)
      out_.predictions.push_back(std::move(prediction));
    else if (!failed && !out_.predictions[place->second].error.empty())
      out_.predictions[place->second] = std::move(prediction);
  }

  const Content& content_;
  const ImportContext& context_;
  Submission& out_;
  RecordReader records_;
  std::map<std::string, std::size_t> place_;
  std::set<std::string> engines_;  ///< as named by the answers
};

/// Damage of a journal: a cut last line is normal after a crash (W124), anything before it is E029.
void name_damage(const Content& content, const Diagnostics& found, Diagnostics& diagnostics) {
  const ByteView text = content.text();
  const auto lines =
      static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')) + (text.ends_with('\n') ? 0 : 1);
  for (Diagnostic problem : found.sorted()) {
    if (problem.code == Code::SyntaxError) {
      const bool last = problem.line >= lines;
      problem.code = last ? Code::IncompleteLastLine : Code::DamagedJournal;
      problem.message =
          last ? "the last line is not complete; it is ignored" : "the journal is damaged here: " + problem.message;
    }
    diagnostics.add(std::move(problem));
  }
}

Result<std::vector<Submission>> import_journal(Content& content, const ImportContext& context) {
  Submission submission;
  JournalReader reader(content, context, submission);
  Diagnostics found;
  const Status read = for_each_row(content, json::Dialect::Strict, FirstLine::Record, found,
                                   [&](json::Value& row, RowPlace place) { reader.read(row, place); });
  name_damage(content, found, context.diagnostics);
  reader.note_engines();
  if (!read) return read.error();
  if (!submission.benchmark.empty()) {
    if (Status same = require_benchmark(content, context, submission.benchmark); !same) return same.error();
  }
  return single(std::move(submission));
}

Result<std::vector<Submission>> import_records(Content& content, const ImportContext& context) {
  Submission submission;
  submission.run.harness = "egoscope";
  RecordReader reader(content, context, submission);
  const Status read = for_each_row(content, json::Dialect::Strict, FirstLine::Record, context.diagnostics,
                                   [&](json::Value& row, RowPlace place) { reader.read(row, place); });
  if (!read) return read.error();
  if (!submission.benchmark.empty()) {
    if (Status same = require_benchmark(content, context, submission.benchmark); !same) return same.error();
  }
  return single(std::move(submission));
}

}  // namespace

const Importer kJournalImporter{"egoscope-journal", fits_journal, import_journal};
const Importer kRecordImporter{"egoscope-record", fits_record, import_records};

}  // namespace ego::io
