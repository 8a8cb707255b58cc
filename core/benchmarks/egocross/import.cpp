#include "core/benchmarks/egocross/import.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/benchmarks/egocross/facts.h"

namespace ego::egocross {
namespace {

using json::Value;

const Value* first_object(const json::Array& rows) {
  const auto found = std::find_if(rows.begin(), rows.end(), [](const Value& row) { return row.is_object(); });
  return found == rows.end() ? nullptr : &*found;
}

/// Rows of a result file: the list itself while a run is unfinished, else the member `results`.
const json::Array* result_rows(const Value& document) {
  if (const json::Array* rows = document.if_array()) return rows;
  const Value* results = document.find("summary") == nullptr ? nullptr : document.find("results");
  return results == nullptr ? nullptr : results->if_array();
}

bool is_results(const Value& document) {
  const json::Array* rows = result_rows(document);
  const Value* row = rows == nullptr ? nullptr : first_object(*rows);
  return row != nullptr && row->find("primary_category") != nullptr && row->find("prediction") != nullptr;
}

/// `support_001`, or a dataset's name and `_`.
bool is_question_id(std::string_view key) {
  const std::size_t underscore = key.find('_');
  if (underscore == std::string_view::npos) return false;
  return key.starts_with("support_") || !domain_of_dataset(key.substr(0, underscore)).empty();
}

bool is_submission_list(const json::Array& rows) {
  const Value* row = first_object(rows);
  return row != nullptr && row->find("question_id") != nullptr && row->find("dataset") != nullptr &&
         row->find("answer") != nullptr && row->find("prediction") == nullptr && row->find("question_text") == nullptr;
}

bool is_submission_map(const json::Object& members) {
  return !members.empty() && std::all_of(members.begin(), members.end(), [](const json::Member& member) {
    return is_question_id(member.first) && !member.second.is_object() && !member.second.is_array();
  });
}

bool is_submission(const Value& document) {
  if (const json::Array* rows = document.if_array()) return is_submission_list(*rows);
  const json::Object* members = document.if_object();
  return members != nullptr && is_submission_map(*members);
}

/// The id of a row; nothing (and a diagnostic) if it has none.
std::optional<std::string> row_id(const Value& row, std::string_view label, std::size_t index,
                                  Diagnostics& diagnostics) {
  const Value* id = row.find("id");
  if (id == nullptr) id = row.find("question_id");
  std::optional<std::string> text = id == nullptr ? std::nullopt : id->as_id_text();
  if (text && !text->empty()) return text;
  Diagnostic problem = row.is_object()
                           ? make_error(Code::MissingField, "a row without id is left out", std::string{label})
                           : make_error(Code::WrongType, "a row that is no object is left out", std::string{label});
  problem.field = row.is_object() ? "id" : "";
  problem.row = index + 1;
  problem.pointer = fmt::format("/{}", index);
  diagnostics.add(std::move(problem));
  return std::nullopt;
}

void keep_extras(const Value& row, std::span<const std::string_view> names, Prediction& prediction) {
  for (const std::string_view name : names) {
    if (const Value* value = row.find(name)) prediction.extras.emplace_back(std::string{name}, *value);
  }
}

Submission make_submission(std::string_view model, std::string_view label, const ImportOptions& options) {
  Submission submission;
  submission.benchmark = "egocross";
  submission.model.id = !options.row_name.empty() ? options.row_name : std::string{!model.empty() ? model : label};
  submission.model.name = model;
  submission.row = RowId{submission.model.id};
  return submission;
}

Prediction read_result(const Value& row, std::string id, std::size_t index) {
  Prediction prediction;
  prediction.id = std::move(id);
  prediction.row = index + 1;
  if (const Value* answer = row.find("prediction")) prediction.answer = *answer;
  const Value* raw = row.find("raw_response");
  if (raw != nullptr && raw->is_string()) prediction.response = *raw->if_string();
  const Value* success = row.find("success");
  if (success != nullptr && success->if_bool() != nullptr) prediction.stored_success = *success->if_bool();
  const Value* gold = row.find("correct_option_letter");
  if (gold == nullptr) gold = row.find("answer_text");  // open rows have no letter
  if (gold != nullptr) prediction.row_gold = *gold;
  constexpr std::array<std::string_view, 5> kKept{"question_id", "dataset", "options", "reason",
                                                  "correct_option_letter"};
  keep_extras(row, kKept, prediction);
  return prediction;
}

Result<std::vector<Submission>> import_results(const Value& document, std::string_view label,
                                               const ImportOptions& options, Diagnostics& diagnostics) {
  const json::Array* rows = result_rows(document);
  if (rows == nullptr) return make_error(Code::MissingField, "no list of results", std::string{label});
  const Value* summary = document.find("summary");
  Submission submission =
      make_submission(summary == nullptr ? std::string_view{} : summary->text_or_empty("model"), label, options);
  for (const std::string_view name : {"total", "correct", "accuracy"}) {
    const Value* claimed = summary == nullptr ? nullptr : summary->find(name);
    if (claimed != nullptr) submission.claimed.push_back({fmt::format("summary.{}", name), *claimed});
  }
  if (summary == nullptr) {
    diagnostics.add(
        make_error(Code::MissingScoredWrong, "a bare list of results: the run was not finished", std::string{label}));
  }
  for (std::size_t i = 0; i < rows->size(); ++i) {
    std::optional<std::string> id = row_id((*rows)[i], label, i, diagnostics);
    if (id) submission.predictions.push_back(read_result((*rows)[i], std::move(*id), i));
  }
  std::vector<Submission> submissions;
  submissions.push_back(std::move(submission));
  return submissions;
}

Result<std::vector<Submission>> import_submission(const Value& document, std::string_view label,
                                                  const ImportOptions& options, Diagnostics& diagnostics) {
  Submission submission = make_submission({}, label, options);
  const auto add = [&](std::string id, const Value* answer, std::size_t index) -> Prediction& {
    Prediction& prediction = submission.predictions.emplace_back();
    prediction.id = std::move(id);
    prediction.answer = answer == nullptr ? Value{} : *answer;
    prediction.row = index + 1;
    return prediction;
  };
  if (const json::Object* members = document.if_object()) {
    for (std::size_t i = 0; i < members->size(); ++i) add((*members)[i].first, &(*members)[i].second, i);
  } else if (const json::Array* rows = document.if_array()) {
    constexpr std::array<std::string_view, 2> kKept{"question_id", "dataset"};
    for (std::size_t i = 0; i < rows->size(); ++i) {
      std::optional<std::string> id = row_id((*rows)[i], label, i, diagnostics);
      if (id) keep_extras((*rows)[i], kKept, add(std::move(*id), (*rows)[i].find("answer"), i));
    }
  }
  std::vector<Submission> submissions;
  submissions.push_back(std::move(submission));
  return submissions;
}

}  // namespace

std::span<const NativeFormat> native_formats() {
  static constexpr std::array<NativeFormat, 2> kFormats{
      {{"egocross-results", is_results, import_results}, {"egocross-submission", is_submission, import_submission}}};
  return kFormats;
}

}  // namespace ego::egocross
