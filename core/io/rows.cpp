#include "core/io/rows.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/io/csv_reader.h"
#include "core/io/importer.h"
#include "core/io/limits.h"
#include "core/io/redact.h"

namespace ego::io {
namespace {

std::uint64_t row_count(const Content& content) {
  if (content.form == Form::Json) return content.record_lines.size();
  return content.form == Form::JsonLines ? content.line_feeds : 0;
}

Diagnostic no_object(const Content& content, json::Kind kind, RowPlace place) {
  std::string message = "a record must be an object, this is ";
  message += to_string(kind);
  return row_problem(content, Code::WrongType, std::move(message), place.row, place.line);
}

void visit_or_report(const Content& content, json::Value& row, RowPlace place, Diagnostics& diagnostics,
                     const RowVisitor& visit) {
  if (row.is_object())
    visit(row, place);
  else
    diagnostics.add(no_object(content, row.kind(), place));
}

void visit_or_report(const Content& content, const json::Record& record, RowPlace place, Diagnostics& diagnostics,
                     const RecordVisitor& visit) {
  if (record.is_object())
    visit(record, place);
  else
    diagnostics.add(no_object(content, record.kind(), place));
}

void rows_of_document(Content& content, Diagnostics& diagnostics, const RowVisitor& visit) {
  json::Array* records = records_of(content.document);
  if (records == nullptr) {
    visit(content.document, {1, 1});
    return;
  }
  for (std::size_t i = 0; i < records->size(); ++i) {
    const std::uint64_t line = i < content.record_lines.size() ? content.record_lines[i] : 0;
    visit_or_report(content, (*records)[i], {i + 1, line}, diagnostics, visit);
  }
}

Error too_many_rows(const Content& content) {
  return make_error(Code::LimitExceeded, "more than " + std::to_string(kMaxRows) + " rows", content.label,
                    "split the file into parts");
}

Status rows_of_table(const Content& content, Diagnostics& diagnostics, const RowVisitor& visit) {
  CsvReader reader(content.text(), content.label, content.delimiter);
  std::vector<std::string> cells;
  reader.next(cells);  // the header, read before
  RowPlace place;
  while (reader.next(cells)) {
    ++place.row;
    place.line = reader.line();
    if (place.row > kMaxRows) return too_many_rows(content);
    if (cells.size() > content.header.size()) {
      diagnostics.add(row_problem(
          content, Code::SyntaxError,
          "the row has " + std::to_string(cells.size()) + " cells, the header " + std::to_string(content.header.size()),
          place.row, place.line));
      continue;
    }
    json::Object members;
    members.reserve(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) members.emplace_back(content.header[i], std::move(cells[i]));
    json::Value row(std::move(members));
    visit(row, place);
  }
  if (const std::optional<Error>& error = reader.error()) return *error;
  return Ok{};
}

}  // namespace

const json::Array* records_of(const json::Value& document) {
  if (const json::Array* list = document.if_array()) return list;
  const json::Object* members = document.if_object();
  if (members == nullptr) return nullptr;
  const json::Array* longest = nullptr;
  for (const json::Member& member : *members) {
    const json::Array* list = member.second.if_array();
    // A row's own lists (options, frames) hold texts and numbers; records are objects.
    if (list == nullptr || list->empty() || !list->front().is_object()) continue;
    if (longest == nullptr || list->size() > longest->size()) longest = list;
  }
  return longest;
}

json::Array* records_of(json::Value& document) { return const_cast<json::Array*>(records_of(std::as_const(document))); }

Status for_each_row(Content& content, json::Dialect dialect, FirstLine first_line, Diagnostics& diagnostics,
                    const RowVisitor& visit) {
  if (content.form == Form::Table) return rows_of_table(content, diagnostics, visit);
  if (content.form == Form::Json) {
    rows_of_document(content, diagnostics, visit);
    return Ok{};
  }
  std::uint64_t row = 0;
  bool header = first_line == FirstLine::Header;
  json::for_each_line(content.text(), content.label, dialect, diagnostics,
                      [&](json::Value&& value, std::uint64_t line) {
                        if (std::exchange(header, false)) return;
                        ++row;
                        visit_or_report(content, value, {row, line}, diagnostics, visit);
                      });
  return Ok{};
}

Status for_each_record(Content& content, json::Dialect dialect, Diagnostics& diagnostics, const RecordVisitor& visit) {
  content.may_hold_secrets = false;
  if (content.table) {
    for (std::size_t i = 0; i < content.table->size(); ++i) {
      visit(content.table->record(i), {i + 1, content.record_lines[i]});
    }
    return Ok{};
  }
  if (content.form != Form::JsonLines) {
    content.may_hold_secrets = true;
    return for_each_row(content, dialect, FirstLine::Record, diagnostics,
                        [&](json::Value& row, RowPlace place) { visit(json::Record(row), place); });
  }
  std::uint64_t row = 0;
  const std::uint64_t built =
      json::for_each_record_line(content.text(), content.label, dialect, is_secret_name, diagnostics,
                                 [&](const json::Record& record, std::uint64_t line) {
                                   ++row;
                                   visit_or_report(content, record, {row, line}, diagnostics, visit);
                                 });
  content.may_hold_secrets = built > 0;
  return Ok{};
}

std::size_t expected_rows(const Content& content) {
  constexpr std::size_t kShortestRow = 20;  // {"id":1,"pred":"A"} and a line feed
  return std::min(static_cast<std::size_t>(row_count(content)), content.text().size() / kShortestRow + 1);
}

Status check_row_count(const Content& content) {
  if (row_count(content) <= kMaxRows) return Ok{};
  return too_many_rows(content);
}

const json::Value* first_row(const Content& content) {
  if (content.form == Form::JsonLines) return content.head.empty() ? nullptr : &content.head.front();
  if (content.form != Form::Json) return nullptr;
  const json::Array* records = records_of(content.document);
  if (records == nullptr) return content.document.is_object() ? &content.document : nullptr;
  const auto found =
      std::find_if(records->begin(), records->end(), [](const json::Value& row) { return row.is_object(); });
  return found == records->end() ? nullptr : &*found;
}

}  // namespace ego::io
