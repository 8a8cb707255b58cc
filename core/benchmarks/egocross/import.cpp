#include "core/benchmarks/egocross/import.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "core/benchmarks/egocross/scope.h"
#include "core/json/record_table.h"
#include "core/score/nearest_id.h"

namespace ego::egocross {
namespace {

using json::Field;
using json::FieldPlace;
using json::Record;
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
std::optional<std::string> row_id(const Record& row, const Field& id, std::string_view label, std::size_t index,
                                  Diagnostics& diagnostics) {
  std::optional<std::string> text = id.id_text();
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

/// The first of these members that the row has.
FieldPlace first_of(const Record& row, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (row.find(name).found()) return {row, name};
  }
  return {};
}

/// What a result row has where.
struct ResultPlan {
  FieldPlace id, answer, raw, success, gold;
  std::array<FieldPlace, 5> kept;
};

ResultPlan plan_result(const Record& row) {
  return {
      first_of(row, {"id", "question_id"}),
      {row, "prediction"},
      {row, "raw_response"},
      {row, "success"},
      first_of(row, {"correct_option_letter", "answer_text"}),  // open rows have no letter
      {{{row, "question_id"}, {row, "dataset"}, {row, "options"}, {row, "reason"}, {row, "correct_option_letter"}}}};
}

Submission make_submission(std::string_view model, std::string_view label, const ImportOptions& options) {
  Submission submission;
  submission.benchmark = "egocross";
  submission.model.id = !options.row_name.empty() ? options.row_name : std::string{!model.empty() ? model : label};
  submission.model.name = model;
  submission.row = RowId{submission.model.id};
  return submission;
}

/// @param room  for the kept members: gathered here, so that a row's own text is allocated once
void read_result(const Record& row, const ResultPlan& plan, json::RawMembers& room, Prediction& prediction) {
  if (const Field answer = plan.answer.in(row); answer.found()) prediction.answer = answer.value();
  if (const Field raw = plan.raw.in(row); raw.is_string()) prediction.response = raw.text();
  prediction.stored_success = plan.success.in(row).boolean();
  if (const Field gold = plan.gold.in(row); gold.found()) prediction.row_gold = gold.value();
  room.clear();
  for (const FieldPlace& place : plan.kept) place.in(row).keep(place.name, room);
  prediction.extras = room;
}

Result<std::vector<Submission>> import_results(const Value& document, const json::RecordTable* table,
                                               std::string_view label, const ImportOptions& options,
                                               Diagnostics& diagnostics) {
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
  const std::size_t count = table != nullptr ? table->size() : rows->size();
  submission.predictions.reserve(count);
  json::PlanOfShape<ResultPlan> plans;
  json::RawMembers room;
  for (std::size_t i = 0; i < count; ++i) {
    const Record row = table != nullptr ? table->record(i) : Record((*rows)[i]);
    const ResultPlan& plan = plans.of(row, plan_result);
    std::optional<std::string> id = row_id(row, plan.id.in(row), label, i, diagnostics);
    if (!id) continue;
    Prediction& prediction = submission.predictions.emplace_back();
    prediction.id = std::move(*id);
    prediction.row = i + 1;
    read_result(row, plan, room, prediction);
  }
  std::vector<Submission> submissions;
  submissions.push_back(std::move(submission));
  return submissions;
}

constexpr std::array<std::string_view, 4> kTemplateFields{"id", "question_id", "dataset", "answer"};

/// W116, one line a name: fields that the template does not have.
void report_unknown_fields(const json::Array& rows, std::string_view label, Diagnostics& diagnostics) {
  std::map<std::string, std::uint64_t> unknown;
  for (const Value& row : rows) {
    const json::Object* members = row.if_object();
    if (members == nullptr) continue;
    for (const json::Member& member : *members) {
      if (std::find(kTemplateFields.begin(), kTemplateFields.end(), member.first) == kTemplateFields.end())
        ++unknown[member.first];
    }
  }
  for (const auto& [name, count] : unknown) {
    Diagnostic warning =
        make_error(Code::UnknownFields, fmt::format("a field the template does not have is ignored ({} times)", count),
                   std::string{label});
    warning.field = name;
    warning.count = count;
    const std::string folded = folded_id(name);
    const auto near = std::find_if(kTemplateFields.begin(), kTemplateFields.end(), [&](std::string_view field) {
      return edit_distance_within(folded, field, NearestId::kMostEdits).has_value();
    });
    if (near != kTemplateFields.end()) warning.suggestion = fmt::format("did you mean \"{}\"?", *near);
    diagnostics.add(std::move(warning));
  }
}

Result<std::vector<Submission>> import_submission(const Value& document, const json::RecordTable*,
                                                  std::string_view label, const ImportOptions& options,
                                                  Diagnostics& diagnostics) {
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
    report_unknown_fields(*rows, label, diagnostics);
    for (std::size_t i = 0; i < rows->size(); ++i) {
      const Record row((*rows)[i]);
      std::optional<std::string> id = row_id(row, first_of(row, {"id", "question_id"}).in(row), label, i, diagnostics);
      if (!id) continue;
      Prediction& prediction = add(std::move(*id), (*rows)[i].find("answer"), i);
      for (const std::string_view name : {"question_id", "dataset"}) row.find(name).keep(name, prediction.extras);
    }
  }
  std::vector<Submission> submissions;
  submissions.push_back(std::move(submission));
  return submissions;
}

}  // namespace

std::span<const NativeFormat> native_formats() {
  static constexpr std::array<NativeFormat, 2> kFormats{
      {{"egocross-results", is_results, import_results, true},
       {"egocross-submission", is_submission, import_submission, false}}};
  return kFormats;
}

}  // namespace ego::egocross
