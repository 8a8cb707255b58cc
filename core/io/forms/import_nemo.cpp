// Results of NeMo Evaluator: JSON lines with a reward.
// Source: formats.md section 3.5.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/io/forms/importers.h"
#include "core/io/import_support.h"

namespace ego::io {
namespace {

bool is_row(const json::Value& row) { return row.find("problem_idx") != nullptr && row.find("reward") != nullptr; }

bool fits(const Content& content) {
  if (content.form == Form::JsonLines) return std::any_of(content.head.begin(), content.head.end(), is_row);
  return content.form == Form::Json && is_row(content.document);  // a log of one row
}

/// The item's own id where the row has it: `problem_idx` counts the rows of one revision of the data.
std::string item_id(const json::Value& row) {
  for (const std::string_view name : {"id", "question_id", "index"}) {
    if (std::string id = text_at(row, {"metadata", name}); !id.empty()) return id;
  }
  return {};
}

void set_score(const json::Value& reward, Prediction& prediction) {
  const std::optional<double> number = reward.as_double();
  if (!number) return;
  prediction.extras.emplace_back("score", reward);
  if (*number == 0 || *number == 1) prediction.stored_success = *number == 1;
}

Result<std::vector<Submission>> import(Content& content, const ImportContext& context) {
  Submission submission;
  submission.run.harness = "NeMo Evaluator";
  std::uint64_t row_numbers = 0;
  const auto read_row = [&](json::Value& row, RowPlace place) {
    std::string id = item_id(row);
    if (id.empty()) {
      id = text_at(row, {"problem_idx"});
      if (!id.empty()) ++row_numbers;
    }
    std::optional<Prediction> started =
        start_prediction(content, context.diagnostics, std::move(id), place, "the row names no item", "problem_idx");
    if (!started) return;
    Prediction& prediction = *started;
    json::Value* response = row.find("model_response");
    if (response == nullptr || !response->is_string()) {
      report_row(content, context.diagnostics, Code::MissingField, "the row holds no reply", place, "model_response",
                 response, prediction.id);
      return;
    }
    prediction.response = std::move(*response->if_string());
    const json::Value* repeat = row.find("repeat");
    if (repeat != nullptr && repeat->as_int().value_or(0) > 0) prediction.extras.emplace_back("repeat", *repeat);
    if (json::Value* gold = row.find("expected_answer")) prediction.row_gold = std::move(*gold);
    if (json::Value* answer = row.find("extracted_answer")) prediction.logged_answer = std::move(*answer);
    set_score(*row.find("reward"), prediction);
    submission.predictions.push_back(std::move(prediction));
  };
  const auto visit = [&](json::Value& row, RowPlace place) {
    if (row.find("reward") != nullptr)
      read_row(row, place);
    else
      report_row(content, context.diagnostics, Code::MissingField, "the row has no reward", place, "reward");
  };
  const Status read = for_each_row(content, json::Dialect::Strict, FirstLine::Record, context.diagnostics, visit);
  if (!read) return read.error();
  note_row_numbers(content, context.diagnostics, row_numbers);
  return single(std::move(submission));
}

}  // namespace

const Importer kNemoImporter{"nemo-results", fits, import};

}  // namespace ego::io
