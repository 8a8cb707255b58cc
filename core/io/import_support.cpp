#include "core/io/import_support.h"

#include <utility>

#include <fmt/format.h>

#include "core/io/field_rules.h"

namespace ego::io {

const json::Value* find_path(const json::Value& value, std::initializer_list<std::string_view> path) {
  const json::Value* at = &value;
  for (const std::string_view step : path) {
    at = at->find(step);
    if (at == nullptr) return nullptr;
  }
  return at;
}

json::Value* find_path(json::Value& value, std::initializer_list<std::string_view> path) {
  return const_cast<json::Value*>(find_path(std::as_const(value), path));
}

std::string text_of(const json::Value* value) {
  return value == nullptr ? std::string{} : value->as_id_text().value_or(std::string{});
}

std::string text_at(const json::Value& value, std::initializer_list<std::string_view> path) {
  return text_of(find_path(value, path));
}

json::Object picked(const json::Value& object, std::initializer_list<std::string_view> names) {
  json::Object out;
  for (const std::string_view name : names) {
    const json::Value* value = object.find(name);
    if (value != nullptr && !value->is_null()) out.emplace_back(std::string(name), *value);
  }
  return out;
}

Status require_benchmark(const Content& content, const ImportContext& context, std::string_view wanted) {
  const std::string& id = context.benchmark.info().id.value;
  if (id.empty() || id == wanted) return Ok{};
  return make_error(Code::WrongBenchmark, fmt::format("a file of {}, not of {}", wanted, id), content.label,
                    fmt::format("`egoscope convert` reads it without a benchmark"));
}

void add_note(const Content& content, Diagnostics& diagnostics, Code code, std::uint64_t count, std::string message,
              std::string suggestion) {
  if (count == 0) return;
  Diagnostic note = make_error(code, std::move(message), content.label, std::move(suggestion));
  note.count = count;
  diagnostics.add(std::move(note));
}

void note_row_numbers(const Content& content, Diagnostics& diagnostics, std::uint64_t count) {
  add_note(content, diagnostics, Code::RowNumbersAsIds, count,
           fmt::format("{} rows are named by row number only", count),
           "they pair only with the same revision of the data");
}

void report_row(const Content& content, Diagnostics& diagnostics, Code code, std::string message, RowPlace place,
                std::string_view field, const json::Value* value, std::string_view id) {
  if (!diagnostics.keeps(code)) {
    diagnostics.tally(code);
    return;
  }
  Diagnostic problem = row_problem(content, code, std::move(message), place.row, place.line);
  problem.field = field;
  problem.id = id;
  if (value != nullptr) {
    problem.value = shown(*value);
    problem.has_value = true;
  }
  diagnostics.add(std::move(problem));
}

std::optional<Prediction> start_prediction(const Content& content, Diagnostics& diagnostics, std::string id,
                                           RowPlace place, std::string message, std::string_view field) {
  if (id.empty()) {
    report_row(content, diagnostics, Code::MissingField, std::move(message), place, field);
    return std::nullopt;
  }
  Prediction prediction;
  prediction.id = std::move(id);
  prediction.row = place.row;
  prediction.line = place.line;
  return prediction;
}

Result<json::Value> read_member_json(const Bundle& bundle, std::string_view name, json::Dialect dialect,
                                     Diagnostics& diagnostics) {
  EGO_TRY(const ByteBuffer bytes, bundle.read(name));
  return json::parse(bytes, bundle.label_of(name), dialect, diagnostics);
}

std::vector<Submission> single(Submission submission) {
  std::vector<Submission> submissions;
  submissions.push_back(std::move(submission));
  return submissions;
}

}  // namespace ego::io
