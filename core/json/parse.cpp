#include "core/json/parse.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/quote.h"
#include "core/base/utf8.h"
#include "core/json/locate_error.h"
#include "core/json/simdjson_reader.h"

namespace ego::json {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

ByteView without_mark(ByteView document) {
  return document.substr(0, kByteOrderMark.size()) == kByteOrderMark ? document.substr(kByteOrderMark.size())
                                                                     : document;
}

bool is_blank(ByteView text) { return text.find_first_not_of(" \t\r\n") == ByteView::npos; }

/// Counts lines forward from the last place asked for, so that many places in rising order cost one pass.
class LineCounter {
 public:
  explicit LineCounter(ByteView text) : text_(text) {}

  std::uint64_t line_at(std::size_t offset) {
    if (offset < at_) at_ = 0, line_ = 1;
    line_ += static_cast<std::uint64_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                   text_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
    at_ = offset;
    return line_;
  }

 private:
  ByteView text_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
};

std::string found_at(ByteView text, std::size_t offset) {
  if (offset >= text.size()) return "the text ends";
  const Utf8Step step = utf8_step(text, offset);
  std::string found = "found ";
  if (!step.valid) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(text[offset]);
    return found + "byte 0x" + kHex[byte >> 4U] + kHex[byte & 0xFU];
  }
  append_json_string(found, text.substr(offset, step.length));
  return found;
}

/// Why `text` could not be read. Offsets and lines count from the start of `text`, which starts at `first_line`.
Error describe_failure(ByteView text, std::string_view label, Dialect dialect, std::uint64_t first_line,
                       std::size_t first_offset) {
  const std::optional<SyntaxProblem> problem = find_syntax_problem(text, dialect);
  if (!problem) {
    // The reader and the checker implement one grammar; should they ever differ, say so rather than accept.
    Error error = make_error(Code::SyntaxError, "the JSON reader refuses this value", std::string(label));
    error.line = first_line;
    return error;
  }
  const TextPlace place = place_of(text, problem->offset);
  const std::string where = "byte " + std::to_string(first_offset + problem->offset);
  Error error;
  if (problem->too_deep) {
    error = make_error(Code::LimitExceeded, where + ": nested deeper than " + std::to_string(kMaxDepth) + " levels",
                       std::string(label));
  } else if (problem->expected == "UTF-8") {
    error = make_error(Code::NotText, where + ": not UTF-8, " + found_at(text, problem->offset), std::string(label),
                       "save the file as UTF-8");
  } else {
    error = make_error(Code::SyntaxError,
                       where + ": expected " + problem->expected + ", " + found_at(text, problem->offset),
                       std::string(label));
  }
  error.line = first_line + place.line - 1;
  error.column = place.column;
  return error;
}

Error describe_limit(SimdjsonReader::Limit limit, std::string_view label) {
  const bool memory = limit == SimdjsonReader::Limit::Memory;
  return make_error(Code::LimitExceeded,
                    memory ? "too large for the memory of this program"
                           : "more than " + std::to_string(kMaxValues) + " values in one document",
                    std::string(label), "split the file into JSONL parts");
}

void report_repeats(const SimdjsonReader& reader, ByteView text, std::string_view label, std::uint64_t first_line,
                    Diagnostics& diagnostics) {
  LineCounter lines(text);
  for (const RepeatedKey& repeated : reader.repeated_keys()) {
    Diagnostic warning;
    warning.code = Code::DuplicateKeyOrOption;
    warning.message = "key written more than once in one object; the last counts";
    warning.input = label;
    warning.field = repeated.key;
    warning.line = first_line + lines.line_at(repeated.offset) - 1;
    diagnostics.add(std::move(warning));
  }
}

Result<Value> parse_document(ByteView document, std::string_view label, Dialect dialect, Diagnostics& diagnostics,
                             std::vector<std::uint64_t>* record_lines) {
  const ByteView text = without_mark(document);
  if (is_blank(text)) return make_error(Code::EmptyFile, "nothing but white space", std::string(label));
  SimdjsonReader reader(dialect);
  if (record_lines != nullptr) reader.keep_record_offsets();
  Value value;
  if (!reader.read(text, value)) {
    if (reader.limit() != SimdjsonReader::Limit::None) return describe_limit(reader.limit(), label);
    return describe_failure(text, label, dialect, 1, document.size() - text.size());
  }
  report_repeats(reader, text, label, 1, diagnostics);
  if (record_lines != nullptr) {
    LineCounter lines(text);
    record_lines->reserve(reader.record_offsets().size());
    for (const std::size_t offset : reader.record_offsets()) record_lines->push_back(lines.line_at(offset));
  }
  return value;
}

}  // namespace

Result<Value> parse(ByteView document, std::string_view label, Dialect dialect, Diagnostics& diagnostics) {
  return parse_document(document, label, dialect, diagnostics, nullptr);
}

Result<Value> parse_records(ByteView document, std::string_view label, Dialect dialect, Diagnostics& diagnostics,
                            std::vector<std::uint64_t>& record_lines) {
  record_lines.clear();
  return parse_document(document, label, dialect, diagnostics, &record_lines);
}

std::uint64_t for_each_line(ByteView document, std::string_view label, Dialect dialect, Diagnostics& diagnostics,
                            const std::function<void(Value&&, std::uint64_t line)>& row) {
  const ByteView text = without_mark(document);
  SimdjsonReader reader(dialect);
  std::uint64_t values = 0;
  std::uint64_t line_number = 0;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t newline = std::min(text.find('\n', start), text.size());
    ByteView line = text.substr(start, newline - start);
    const std::size_t offset = start + (document.size() - text.size());
    start = newline + 1;
    ++line_number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (is_blank(line)) continue;
    if (line.size() > kMaxLineBytes) {
      Diagnostic error = make_error(
          Code::LimitExceeded,
          "line of " + std::to_string(line.size()) + " bytes; at most " + std::to_string(kMaxLineBytes) + " are read",
          std::string(label));
      error.line = line_number;
      diagnostics.add(std::move(error));
      continue;
    }
    Value value;
    if (!reader.read(line, value)) {
      const bool limited = reader.limit() != SimdjsonReader::Limit::None;
      diagnostics.add(limited ? describe_limit(reader.limit(), label)
                              : describe_failure(line, label, dialect, line_number, offset));
      continue;
    }
    report_repeats(reader, line, label, line_number, diagnostics);
    ++values;
    row(std::move(value), line_number);
  }
  return values;
}

}  // namespace ego::json
