// The fallbacks: rows with an id field and a reply field, or one object {id: answer}; JSON, JSONL, CSV and TSV.
// Source: formats.md section 3.8; egocross.md 5.1.3 and video-mmmu.md 5.1.1 are the same form.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/io/csv_reader.h"
#include "core/io/field_names.h"
#include "core/io/field_rules.h"
#include "core/io/importer.h"
#include "core/io/rows.h"
#include "core/text/ascii.h"

namespace ego::io {
namespace {

/// Fields kept for the benchmarks' own checks.
constexpr std::array<std::string_view, 5> kKept{"question_id", "dataset", "repeat", "phase", "round"};

bool is_scalar(const json::Value& value) { return !value.is_object() && !value.is_array(); }

bool is_plain_row(const json::Value& row) {
  const PlainFields fields = find_plain_fields(row, {});
  return !fields.id.empty() && (!fields.reply.empty() || row.find("judge_response") != nullptr);
}

/// `{"17": "A", "18": "C"}`
bool is_map(const json::Value& document) {
  const json::Object* members = document.if_object();
  if (members == nullptr || members->empty() || is_plain_row(document)) return false;
  const auto scalar_member = [](const json::Member& member) { return is_scalar(member.second); };
  return std::all_of(members->begin(), members->end(), scalar_member);
}

bool fits_json(const Content& content) {
  if (content.form != Form::Json || content.harness_dialect) return false;
  const json::Value* row = first_row(content);
  return (row != nullptr && is_plain_row(*row)) || is_map(content.document);
}

bool fits_lines(const Content& content) {
  return content.form == Form::JsonLines && std::any_of(content.head.begin(), content.head.end(), is_plain_row);
}

/// Header cells as an object, so that the rules for rows answer for them.
json::Value header_row(const std::vector<std::string>& header) {
  json::Object members;
  for (const std::string& cell : header) members.emplace_back(cell, json::Value{});
  return members;
}

/// Two columns whose first line names no fields: id and answer.
bool is_headerless(const Content& content) {
  return content.header.size() == 2 && !is_plain_row(header_row(content.header));
}

bool fits_table(const Content& content) {
  if (content.form != Form::Table) return false;
  return content.header.size() == 2 || is_plain_row(header_row(content.header));
}

class PlainReader {
 public:
  PlainReader(const Content& content, const ImportContext& context, std::vector<Prediction>& out)
      : content_(content), options_(context.options), diagnostics_(context.diagnostics), out_(out) {}

  void read(json::Value& row, RowPlace place) {
    const PlainFields fields = find_plain_fields(row, options_);
    std::optional<std::string> id = read_id(row, fields.id, place);
    if (!id) return;
    Prediction prediction;
    prediction.id = std::move(*id);
    prediction.row = place.row;
    prediction.line = place.line;
    prediction.track = text::ascii_lower(row.text_or_empty("track"));
    prediction.error = row.text_or_empty("error");
    prediction.finish = row.text_or_empty("finish");
    read_gold_and_extras(row, fields, prediction);
    if (json::Value* judge = row.find("judge_response")) prediction.judge_response = take_text(*judge);
    if (!fields.reply.empty()) {
      set_reply(*row.find(fields.reply), fields.reply, prediction);
    } else if (!prediction.judge_response && prediction.error.empty()) {
      report(Code::MissingField, fmt::format("none of {}", fmt::join(kReplyFields, ", ")), "response", nullptr, place);
      return;
    }
    out_.push_back(std::move(prediction));
  }

  void read_pair(std::string id, json::Value answer, RowPlace place) {
    Prediction prediction;
    prediction.id = std::move(id);
    prediction.answer = std::move(answer);
    prediction.row = place.row;
    prediction.line = place.line;
    out_.push_back(std::move(prediction));
  }

 private:
  std::optional<std::string> read_id(const json::Value& row, std::string_view field, RowPlace place) {
    const json::Value* value = field.empty() ? nullptr : row.find(field);
    if (value == nullptr) {
      const std::string wanted =
          options_.id_field.empty() ? fmt::format("none of {}", fmt::join(kIdFields, ", ")) : "absent";
      report(Code::MissingField, wanted, options_.id_field.empty() ? std::string_view{"id"} : options_.id_field,
             nullptr, place);
      return std::nullopt;
    }
    std::optional<std::string> id = value->as_id_text();
    if (!id)
      report(Code::WrongType, "an id must be a text or a number", field, value, place);
    else if (id->empty())
      report(Code::MissingField, "the id is empty", field, value, place);
    else
      return id;
    return std::nullopt;
  }

  static std::string take_text(json::Value& value) {
    if (std::string* text = value.if_string()) return std::move(*text);
    return value.is_null() ? std::string{} : shown(value);
  }

  static void set_reply(json::Value& value, std::string_view field, Prediction& prediction) {
    if (value.is_null() && field == "response")
      prediction.response.emplace();
    else if (holds_answer(field, value))
      prediction.answer = std::move(value);
    else
      prediction.response = take_text(value);
  }

  void read_gold_and_extras(json::Value& row, const PlainFields& fields, Prediction& prediction) {
    json::Value* answer = row.find("answer");
    if (answer != nullptr && fields.answer_is_gold) prediction.row_gold = std::move(*answer);
    for (const std::string_view name : kKept) {
      if (name == fields.id) continue;
      if (const json::Value* value = row.find(name)) prediction.extras.emplace_back(std::string(name), *value);
    }
    if (const json::Value* success = row.find("success"); success != nullptr && success->if_bool() != nullptr) {
      prediction.stored_success = *success->if_bool();
    }
  }

  void report(Code code, std::string message, std::string_view field, const json::Value* value, RowPlace place) {
    if (!diagnostics_.keeps(code)) {
      diagnostics_.tally(code);
      return;
    }
    Diagnostic problem = row_problem(content_, code, std::move(message), place.row, place.line);
    problem.field = field;
    if (value != nullptr) {
      problem.value = shown(*value);
      problem.has_value = true;
    }
    diagnostics_.add(std::move(problem));
  }

  const Content& content_;
  const ImportOptions& options_;
  Diagnostics& diagnostics_;
  std::vector<Prediction>& out_;
};

std::vector<Submission> one(Submission submission) {
  std::vector<Submission> submissions;
  submissions.push_back(std::move(submission));
  return submissions;
}

Result<std::vector<Submission>> import_rows(Content& content, const ImportContext& context) {
  Submission submission;
  PlainReader reader(content, context, submission.predictions);
  const Status read = for_each_row(content, json::Dialect::Strict, FirstLine::Record, context.diagnostics,
                                   [&](json::Value& row, RowPlace place) { reader.read(row, place); });
  if (!read) return read.error();
  return one(std::move(submission));
}

Result<std::vector<Submission>> import_json(Content& content, const ImportContext& context) {
  if (!is_map(content.document)) return import_rows(content, context);
  Submission submission;
  PlainReader reader(content, context, submission.predictions);
  json::Object& members = *content.document.if_object();
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::uint64_t line = i < content.record_lines.size() ? content.record_lines[i] : 0;
    reader.read_pair(std::move(members[i].first), std::move(members[i].second), {i + 1, line});
  }
  return one(std::move(submission));
}

Result<std::vector<Submission>> import_table(Content& content, const ImportContext& context) {
  const bool overridden = !context.options.id_field.empty() || !context.options.answer_field.empty();
  if (overridden || !is_headerless(content)) return import_rows(content, context);
  context.diagnostics.add(
      row_problem(content, Code::OtherLogLayout, "two columns without a header are read as id, answer", 0, 1));
  Submission submission;
  PlainReader reader(content, context, submission.predictions);
  CsvReader table(content.text(), content.label, content.delimiter);
  std::vector<std::string> cells;
  RowPlace place;
  while (table.next(cells)) {
    place = {place.row + 1, table.line()};
    if (cells.size() == 2 && !cells[0].empty()) {
      reader.read_pair(std::move(cells[0]), std::move(cells[1]), place);
      continue;
    }
    context.diagnostics.add(
        row_problem(content, Code::SyntaxError, "expected two cells, id and answer", place.row, place.line));
  }
  if (table.error()) return *table.error();
  return one(std::move(submission));
}

}  // namespace

const Importer kPlainJsonImporter{"plain-json", fits_json, import_json};
const Importer kPlainLinesImporter{"plain-jsonl", fits_lines, import_rows};
const Importer kPlainTableImporter{"plain-csv", fits_table, import_table};

}  // namespace ego::io
