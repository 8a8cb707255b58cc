// Tables of VLMEvalKit: TSV or CSV, and JSON as a list of records, {columns, data}, or an object of equally long lists.
// Source: formats.md section 3.2, video-mmmu.md section 5.1.5.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/io/field_rules.h"
#include "core/io/importer.h"
#include "core/io/rows.h"
#include "core/text/ascii.h"

namespace ego::io {
namespace {

constexpr std::string_view kFailure = "Failed to obtain answer";

/// True if these column names are a VLMEvalKit table's.
template <class Has>
bool has_columns(const Has& has) {
  return has("index") && has("prediction") && (has("question") || has("answer"));
}

/// Shape of {columns, data}: names and a list of lists.
bool is_split(const json::Value& document) {
  const json::Value* columns = document.find("columns");
  const json::Value* data = document.find("data");
  if (columns == nullptr || data == nullptr || !columns->is_array() || !data->is_array()) return false;
  return has_columns([&](std::string_view name) {
    const json::Array& names = *columns->if_array();
    return std::any_of(names.begin(), names.end(),
                       [&](const json::Value& cell) { return cell.is_string() && *cell.if_string() == name; });
  });
}

/// Shape of an object of lists.
bool is_columns(const json::Value& document) {
  return document.is_object() && has_columns([&](std::string_view name) {
           const json::Value* column = document.find(name);
           return column != nullptr && column->is_array();
         });
}

bool fits(const Content& content) {
  if (content.form == Form::Table) {
    return has_columns([&](std::string_view name) {
      return std::find(content.header.begin(), content.header.end(), name) != content.header.end();
    });
  }
  if (content.form == Form::Json && (is_split(content.document) || is_columns(content.document))) return true;
  const json::Value* row = first_row(content);
  return row != nullptr && has_columns([&](std::string_view name) { return row->find(name) != nullptr; });
}

class TableReader {
 public:
  TableReader(const Content& content, const ImportContext& context, Submission& out)
      : content_(content), context_(context), out_(out) {}

  void read(json::Value& row, RowPlace place) {
    Prediction prediction;
    prediction.row = place.row;
    prediction.line = place.line;
    if (!set_id(row, prediction)) {
      Diagnostic problem = row_problem(content_, Code::MissingField, "the row names no item", place.row, place.line);
      problem.field = "index";
      context_.diagnostics.add(std::move(problem));
      return;
    }
    prediction.track = text::ascii_lower(row.text_or_empty("category"));
    json::Value* reply = row.find("prediction");
    if (reply == nullptr) {
      Diagnostic problem =
          row_problem(content_, Code::MissingField, "the row has no prediction cell", place.row, place.line);
      problem.id = prediction.id;
      problem.field = "prediction";
      context_.diagnostics.add(std::move(problem));
      return;
    }
    if (std::string* text = reply->if_string())
      prediction.response = std::move(*text);
    else
      prediction.response = reply->is_null() ? std::string{} : shown(*reply);
    if (prediction.response->starts_with(kFailure)) prediction.error = kFailure;
    if (json::Value* gold = row.find("answer")) prediction.row_gold = std::move(*gold);
    out_.predictions.push_back(std::move(prediction));
  }

  void report() {
    if (row_numbers_ == 0) return;
    Diagnostic note =
        make_error(Code::RowNumbersAsIds, fmt::format("{} rows are named by their index only", row_numbers_),
                   content_.label, "they pair only with the same revision of the data");
    note.count = row_numbers_;
    context_.diagnostics.add(std::move(note));
  }

 private:
  bool set_id(const json::Value& row, Prediction& prediction) {
    for (const std::string_view name : {"id", "index"}) {
      const json::Value* value = row.find(name);
      std::optional<std::string> id = value == nullptr ? std::nullopt : value->as_id_text();
      if (!id || id->empty()) continue;
      if (name == "index") ++row_numbers_;
      prediction.id = std::move(*id);
      return true;
    }
    return false;
  }

  const Content& content_;
  const ImportContext& context_;
  Submission& out_;
  std::uint64_t row_numbers_ = 0;
};

void read_split(json::Value& document, const Content& content, TableReader& reader, Diagnostics& diagnostics) {
  const json::Array& names = *document.find("columns")->if_array();
  json::Array& rows = *document.find("data")->if_array();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    json::Array* cells = rows[i].if_array();
    if (cells == nullptr || cells->size() != names.size()) {
      diagnostics.add(
          row_problem(content, Code::WrongShape, fmt::format("expected a list of {} cells", names.size()), i + 1, 0));
      continue;
    }
    json::Object members;
    for (std::size_t c = 0; c < cells->size(); ++c) {
      if (const std::string* name = names[c].if_string()) members.emplace_back(*name, std::move((*cells)[c]));
    }
    json::Value row(std::move(members));
    reader.read(row, {i + 1, 0});
  }
}

Status read_columns(json::Value& document, const Content& content, TableReader& reader) {
  json::Object& columns = *document.if_object();
  const std::size_t length = document.find("index")->if_array()->size();
  for (const auto& [name, cells] : columns) {
    if (!cells.is_array() || cells.if_array()->size() != length) {
      Error error = make_error(Code::WrongShape, fmt::format("the columns differ in length; index has {}", length),
                               content.label);
      error.field = name;
      return error;
    }
  }
  for (std::size_t i = 0; i < length; ++i) {
    json::Object members;
    for (auto& [name, cells] : columns) members.emplace_back(name, std::move((*cells.if_array())[i]));
    json::Value row(std::move(members));
    reader.read(row, {i + 1, 0});
  }
  return Ok{};
}

Result<std::vector<Submission>> import(Content& content, const ImportContext& context) {
  std::vector<Submission> submissions(1);
  submissions.front().run.harness = "VLMEvalKit";
  TableReader reader(content, context, submissions.front());
  if (content.form == Form::Json && is_split(content.document)) {
    read_split(content.document, content, reader, context.diagnostics);
  } else if (content.form == Form::Json && is_columns(content.document)) {
    if (Status read = read_columns(content.document, content, reader); !read) return read.error();
  } else {
    const Status read = for_each_row(content, json::Dialect::Strict, FirstLine::Record, context.diagnostics,
                                     [&](json::Value& row, RowPlace place) { reader.read(row, place); });
    if (!read) return read.error();
  }
  reader.report();
  return submissions;
}

}  // namespace

const Importer kVlmEvalKitImporter{"vlmevalkit", fits, import};

}  // namespace ego::io
