#include "core/io/content.h"

#include <algorithm>
#include <utility>

#include "core/io/code_carrying.h"
#include "core/io/csv_reader.h"
#include "core/io/forms/npy.h"
#include "core/io/gzip.h"
#include "core/io/limits.h"
#include "core/io/redact.h"
#include "core/io/zstandard.h"
#include "core/json/parse.h"

namespace ego::io {
namespace {

constexpr std::size_t kHeadRows = 3;     // rows that importers look at
constexpr std::size_t kHeadLines = 20;   // lines searched for them

ByteView first_line(ByteView text) { return text.substr(0, text.find('\n')); }

bool is_blank(ByteView text) { return text.find_first_not_of(" \t\r\n") == ByteView::npos; }

/// The first rows that are JSON objects, looking at no more than kHeadLines lines. Lines are read by themselves: what is
/// wrong with them is said when the file is imported.
std::vector<json::Value> head_rows(ByteView text) {
  std::vector<json::Value> rows;
  for (std::size_t n = 0; n < kHeadLines && !text.empty() && rows.size() < kHeadRows; ++n) {
    const ByteView line = first_line(text);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (is_blank(line) || line.size() > json::kMaxLineBytes) continue;
    Diagnostics ignored;
    Result<json::Value> row = json::parse(line, {}, json::Dialect::Harness, ignored);
    if (row && row.value().is_object()) rows.push_back(std::move(row).value());
  }
  return rows;
}

/// True if the first line that is not empty is a whole JSON object and more follows: JSONL, not a JSON document.
bool starts_as_json_lines(ByteView text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  const ByteView rest = text.substr(start);
  const ByteView line = first_line(rest);
  if (line.size() == rest.size() || is_blank(rest.substr(line.size()))) return false;
  if (line.size() > json::kMaxLineBytes) return false;
  Diagnostics ignored;
  return json::parse(line, {}, json::Dialect::Harness, ignored).ok();
}

void begin_json_lines(Content& content) {
  content.form = Form::JsonLines;
  content.line_feeds = json::count_line_feeds(content.text());
}

/// The usual case of a document: a list of records and perhaps a few words about them.
bool read_records(Content& content) {
  const ByteView text = content.text();
  if (text.size() <= sizeof(ByteBuffer)) return false;  // a text inside its string object would move with the content
  content.table = json::RecordTable::read(text, is_secret_name);
  if (!content.table) return false;
  content.document = content.table->outline();
  content.record_lines.reserve(content.table->size());
  std::uint64_t line = 1;
  std::size_t counted = 0;
  for (std::size_t i = 0; i < content.table->size(); ++i) {
    const std::size_t offset = content.table->offset(i);
    line += json::count_line_feeds(text.substr(counted, offset - counted));
    counted = offset;
    content.record_lines.push_back(line);
  }
  return true;
}

Status read_json(Content& content) {
  const ByteView text = content.text();
  const bool object = text[text.find_first_not_of(" \t\r\n")] == '{';
  if (object && starts_as_json_lines(text)) {
    begin_json_lines(content);
    content.head = head_rows(text);
    return Ok{};
  }
  content.form = Form::Json;
  if (read_records(content)) return Ok{};
  Result<json::Value> document =
      json::parse_records(text, content.label, json::Dialect::Strict, content.notes, content.record_lines);
  if (document) {
    content.document = std::move(document).value();
    return Ok{};
  }
  Result<json::Value> harness =
      json::parse_records(text, content.label, json::Dialect::Harness, content.notes, content.record_lines);
  if (harness) {
    content.document = std::move(harness).value();
    content.harness_dialect = true;
    return Ok{};
  }
  // A JSONL file with a broken first line is still JSONL: later rows stand on lines of their own.
  if (object) content.head = head_rows(text);
  if (content.head.empty()) return document.error();
  begin_json_lines(content);
  return Ok{};
}

Status read_table(Content& content) {
  const ByteView text = content.text();
  if (const std::size_t nul = text.find('\0'); nul != ByteView::npos) {
    return make_error(Code::NotText, "byte " + std::to_string(nul) + ": a NUL byte", content.label,
                      "save the file as text");
  }
  const std::optional<char> delimiter = detect_delimiter(text);
  if (!delimiter) return Ok{};
  CsvReader reader(text, content.label, *delimiter);
  std::vector<std::string> cells;
  if (!reader.next(cells)) return Ok{};  // a quote left open in the first line: no table
  content.form = Form::Table;
  content.delimiter = *delimiter;
  content.header = std::move(cells);
  return Ok{};
}

Result<Content> read(Content content) {
  const std::string_view label = content.label;
  if (content.source().empty()) return make_error(Code::EmptyFile, "the file is empty", content.label);
  if (content.source().size() > kMaxFileBytes) {
    return make_error(Code::LimitExceeded, "larger than " + std::to_string(kMaxFileBytes) + " bytes", content.label,
                      "split the file into parts");
  }
  if (is_gzip(content.source())) {
    Result<ByteBuffer> inside = gunzip(content.source(), label);
    if (!inside) return inside.error();
    content.unpacked = std::move(inside).value();
    content.is_unpacked = true;
    if (content.source().empty()) return make_error(Code::EmptyFile, "the packed file is empty", content.label);
  }
  if (is_zstandard(content.source())) {
    Result<ByteBuffer> inside = unzstd(content.source(), label, kMaxFileBytes);
    if (!inside) return inside.error();
    content.unpacked = std::move(inside).value();
    content.is_unpacked = true;
    if (content.source().empty()) return make_error(Code::EmptyFile, "the packed file is empty", content.label);
  }
  if (std::optional<Error> refused = refuse_code_carrying(content.source(), label)) return *refused;
  if (is_npy(content.source())) {
    return make_error(Code::MissingField, "a matrix alone: nothing says which video or caption a row or column is",
                      content.label,
                      "give vis_ids.txt and txt_ids.txt with sim_mat.npy: as files, in a folder or in a ZIP");
  }
  Result<DecodedText> decoded = decode_text(content.source(), label, content.notes);
  if (!decoded) return decoded.error();
  content.decoded = std::move(decoded).value();
  const ByteView text = content.text();
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == ByteView::npos) return make_error(Code::EmptyFile, "nothing but white space", content.label);
  const Status done = text[start] == '{' || text[start] == '[' ? read_json(content) : read_table(content);
  if (!done) return done.error();
  return content;
}

}  // namespace

Status build_document(Content& content) {
  if (!content.table) return Ok{};
  content.table.reset();
  EGO_TRY(content.document, json::parse_records(content.text(), content.label, json::Dialect::Strict, content.notes,
                                                content.record_lines));
  return Ok{};
}

Result<Content> read_content(ByteView bytes, std::string_view label) {
  Content content;
  content.label = label;
  content.original = bytes;
  return read(std::move(content));
}

Result<Content> read_member(ByteBuffer bytes, std::string_view label) {
  Content content;
  content.label = label;
  content.unpacked = std::move(bytes);
  content.is_unpacked = true;
  return read(std::move(content));
}

}  // namespace ego::io
