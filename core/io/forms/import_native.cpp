// Small forms of benchmarks that need nothing but themselves to be read: EgoSchema, EgoPlan, MVBench, OVO-Bench.
// Source: formats.md section 3.7, exo2ego-suite.md sections 5, 10, 11, ovo-bench.md section 4.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/io/csv_reader.h"
#include "core/io/forms/importers.h"
#include "core/io/import_support.h"

namespace ego::io {
namespace {

bool is_scalar(const json::Value& value) { return !value.is_object() && !value.is_array(); }

// ---- EgoSchema: {q_uid: 0...4} as sent to the validation server, or the csv of the Kaggle form

bool is_uid(std::string_view text) {
  constexpr std::size_t kLength = 36;
  if (text.size() != kLength) return false;
  for (std::size_t i = 0; i < kLength; ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = text[i];
    const bool digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (dash ? c != '-' : !digit) return false;
  }
  return true;
}

bool fits_egoschema(const Content& content) {
  if (content.form == Form::Table) {
    if (content.header != std::vector<std::string>{"q_uid", "answer"}) return false;
    CsvReader reader(content.text(), content.label, content.delimiter);
    std::vector<std::string> cells;
    return reader.next(cells) && reader.next(cells) && !cells.empty() && is_uid(cells.front());
  }
  const json::Object* members = content.form == Form::Json ? content.document.if_object() : nullptr;
  return members != nullptr && !members->empty() &&
         std::all_of(members->begin(), members->end(),
                     [](const json::Member& member) { return is_uid(member.first) && is_scalar(member.second); });
}

Result<std::vector<Submission>> import_egoschema(Content& content, const ImportContext& context) {
  if (Status same = require_benchmark(content, context, "egoschema"); !same) return same.error();
  Submission submission;
  submission.benchmark = "egoschema";
  const auto add = [&](std::string id, json::Value answer, RowPlace place) {
    Prediction& prediction = submission.predictions.emplace_back();
    prediction.id = std::move(id);
    prediction.answer = std::move(answer);
    prediction.row = place.row;
    prediction.line = place.line;
  };
  if (content.form == Form::Table) {
    const Status read = for_each_row(content, json::Dialect::Strict, FirstLine::Record, context.diagnostics,
                                     [&](json::Value& row, RowPlace place) {
                                       const json::Value* answer = row.find("answer");
                                       add(text_at(row, {"q_uid"}), answer == nullptr ? json::Value{} : *answer, place);
                                     });
    if (!read) return read.error();
    return single(std::move(submission));
  }
  json::Object& members = *content.document.if_object();
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::uint64_t line = i < content.record_lines.size() ? content.record_lines[i] : 0;
    add(std::move(members[i].first), std::move(members[i].second), {i + 1, line});
  }
  return single(std::move(submission));
}

// ---- EgoPlan: [{sample_id, label}]

bool fits_egoplan(const Content& content) {
  const json::Value* row = content.form == Form::Json && content.document.is_array() ? first_row(content) : nullptr;
  return row != nullptr && row->if_object()->size() == 2 && row->find("sample_id") != nullptr &&
         row->find("label") != nullptr;
}

Result<std::vector<Submission>> import_egoplan(Content& content, const ImportContext& context) {
  if (Status same = require_benchmark(content, context, "egoplan"); !same) return same.error();
  Submission submission;
  submission.benchmark = "egoplan";
  std::uint64_t unanswered = 0;
  const Status read = for_each_row(
      content, json::Dialect::Strict, FirstLine::Record, context.diagnostics, [&](json::Value& row, RowPlace place) {
        std::optional<Prediction> started = start_prediction(content, context.diagnostics, text_at(row, {"sample_id"}),
                                                             place, "the row names no item", "sample_id");
        if (!started) return;
        Prediction& prediction = *started;
        const json::Value* label = row.find("label");
        prediction.answer = label == nullptr ? json::Value{} : *label;
        if (text_of(label) == "N/A") {
          prediction.finish = "skipped";
          ++unanswered;
        }
        submission.predictions.push_back(std::move(prediction));
      });
  if (!read) return read.error();
  add_note(content, context.diagnostics, Code::NoAnswerSentinel, unanswered,
           fmt::format("{} rows are labelled N/A: not answered", unanswered));
  return single(std::move(submission));
}

// ---- MVBench: {acc_dict, res_list: [{pred, gt}]} in file order

bool fits_mvbench(const Content& content) {
  return content.form == Form::Json && content.document.find("acc_dict") != nullptr &&
         content.document.find("res_list") != nullptr;
}

Result<std::vector<Submission>> import_mvbench(Content& content, const ImportContext& context) {
  if (Status same = require_benchmark(content, context, "vln-qa"); !same) return same.error();
  Submission submission;
  submission.benchmark = "vln-qa";
  submission.run.harness = "MVBench";
  json::Array* rows = content.document.find("res_list")->if_array();
  if (rows == nullptr) return make_error(Code::WrongType, "res_list must be a list", content.label);
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const RowPlace place{i + 1, i < content.record_lines.size() ? content.record_lines[i] : 0};
    json::Value* pred = (*rows)[i].find("pred");
    if (pred == nullptr || !pred->is_string()) {
      report_row(content, context.diagnostics, Code::MissingField, "the row holds no reply", place, "pred", pred);
      continue;
    }
    Prediction& prediction = submission.predictions.emplace_back();
    prediction.id = std::to_string(i);
    prediction.row = place.row;
    prediction.line = place.line;
    prediction.response = std::move(*pred->if_string());
    if (json::Value* gold = (*rows)[i].find("gt")) prediction.row_gold = std::move(*gold);
  }
  if (const json::Object* claims = content.document.find("acc_dict")->if_object()) {
    for (const auto& [task, counts] : *claims) submission.claimed.push_back({"acc_dict." + task, counts});
  }
  note_row_numbers(content, context.diagnostics, submission.predictions.size());
  return single(std::move(submission));
}

// ---- OVO-Bench: {backward, realtime, forward}, one file a task or several

constexpr std::array<std::string_view, 12> kOvoTasks{"EPM", "ASI", "HLD", "OCR", "ACR", "ATR",
                                                     "STU", "FPD", "OJR", "REC", "SSR", "CRR"};

bool fits_ovo(const Content& content) {
  const auto has_list = [&](std::string_view name) {
    const json::Value* list = content.document.find(name);
    return list != nullptr && list->is_array();
  };
  return content.form == Form::Json && has_list("backward") && has_list("realtime") && has_list("forward");
}

/// The folder the file lies in, else its name up to the first task: `LongVU` of `LongVU_SSR_offline_1.json`.
std::string ovo_model(std::string_view label) {
  const std::size_t slash = label.find_last_of("/!");
  if (slash != std::string_view::npos && label[slash] == '/') {
    const std::string_view folder = label_file_name(label.substr(0, slash));
    if (!folder.empty()) return std::string(folder);
  }
  const std::string stem = label_stem(label);
  std::size_t end = stem.size();
  for (const std::string_view task : kOvoTasks) end = std::min(end, stem.find("_" + std::string(task)));
  return stem.substr(0, end);
}

class OvoReader {
 public:
  OvoReader(const Content& content, const ImportContext& context, Submission& out)
      : content_(content), context_(context), out_(out) {}

  void read(json::Value& document) {
    for (const std::string_view part : {"backward", "realtime"}) {
      for (json::Value& row : *document.find(part)->if_array()) take(row, row, {});
    }
    for (json::Value& item : *document.find("forward")->if_array()) {
      json::Value* queries = item.find("test_info");
      json::Array* list = queries == nullptr ? nullptr : queries->if_array();
      if (list == nullptr) {
        report_row(content_, context_.diagnostics, Code::MissingField, "the row has no test_info", {row_ + 1, 0},
                   "test_info");
        continue;
      }
      for (std::size_t i = 0; i < list->size(); ++i) take(item, (*list)[i], fmt::format("/{}", i));
    }
    add_note(content_, context_.diagnostics, Code::OtherLogLayout, lists_,
             fmt::format("{} replies are lists; the first element counts (the official scorer stops here)", lists_));
  }

 private:
  void take(const json::Value& item, json::Value& query, const std::string& suffix) {
    const RowPlace place{++row_, 0};
    std::optional<Prediction> started =
        start_prediction(content_, context_.diagnostics, text_at(item, {"id"}), place, "the row names no item", "id");
    if (!started) return;
    Prediction& prediction = *started;
    prediction.id += suffix;
    json::Value* response = query.find("response");
    if (response != nullptr && response->is_array()) {
      ++lists_;
      response = response->if_array()->empty() ? nullptr : &response->if_array()->front();
    }
    if (response != nullptr && response->is_string())
      prediction.response = std::move(*response->if_string());
    else
      prediction.response.emplace();  // null: asked, not answered
    if (const json::Value* gold = query.find("ground_truth")) prediction.row_gold = *gold;
    prediction.track = text_at(item, {"task"});
    out_.predictions.push_back(std::move(prediction));
  }

  const Content& content_;
  const ImportContext& context_;
  Submission& out_;
  std::uint64_t row_ = 0;
  std::uint64_t lists_ = 0;
};

Result<std::vector<Submission>> import_ovo(Content& content, const ImportContext& context) {
  if (Status same = require_benchmark(content, context, "ovo-bench"); !same) return same.error();
  Submission submission;
  submission.benchmark = "ovo-bench";
  submission.model.id = ovo_model(content.label);
  OvoReader(content, context, submission).read(content.document);
  return single(std::move(submission));
}

}  // namespace

const Importer kEgoSchemaImporter{"egoschema", fits_egoschema, import_egoschema};
const Importer kEgoPlanImporter{"egoplan", fits_egoplan, import_egoplan};
const Importer kMvBenchImporter{"mvbench", fits_mvbench, import_mvbench};
const Importer kOvoBenchImporter{"ovo-bench", fits_ovo, import_ovo};

}  // namespace ego::io
