#include "core/json/parse.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "core/base/quote.h"
#include "core/base/utf8.h"
#include "core/json/locate_error.h"
#include "core/json/record_scanner.h"
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
    line_ += count_line_feeds(text_.substr(at_, offset - at_));
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

/// The lines of a JSONL document, one after the other.
class LineReader {
 public:
  LineReader(ByteView document, std::string_view label, Dialect dialect, Diagnostics& diagnostics)
      : text_(without_mark(document)),
        skipped_(document.size() - text_.size()),
        label_(label),
        dialect_(dialect),
        diagnostics_(diagnostics),
        reader_(dialect) {}

  /// Goes to the next line that is not blank.
  bool next() {
    while (start_ < text_.size()) {
      const std::size_t newline = std::min(text_.find('\n', start_), text_.size());
      line_ = text_.substr(start_, newline - start_);
      offset_ = start_ + skipped_;
      start_ = newline + 1;
      ++number_;
      if (!line_.empty() && line_.back() == '\r') line_.remove_suffix(1);
      if (!is_blank(line_)) return true;
    }
    return false;
  }

  ByteView text() const { return text_; }
  ByteView line() const { return line_; }
  std::uint64_t number() const { return number_; }

  /// The line's value; nothing (and a diagnostic) if it has none.
  std::optional<Value> value() {
    if (line_.size() > kMaxLineBytes) {
      Diagnostic error = make_error(
          Code::LimitExceeded,
          "line of " + std::to_string(line_.size()) + " bytes; at most " + std::to_string(kMaxLineBytes) + " are read",
          std::string(label_));
      error.line = number_;
      diagnostics_.add(std::move(error));
      return std::nullopt;
    }
    Value value;
    if (!reader_.read(line_, value)) {
      const bool limited = reader_.limit() != SimdjsonReader::Limit::None;
      diagnostics_.add(limited ? describe_limit(reader_.limit(), label_)
                               : describe_failure(line_, label_, dialect_, number_, offset_));
      return std::nullopt;
    }
    report_repeats(reader_, line_, label_, number_, diagnostics_);
    return value;
  }

 private:
  ByteView text_;
  std::size_t skipped_;
  std::string_view label_;
  Dialect dialect_;
  Diagnostics& diagnostics_;
  SimdjsonReader reader_;
  ByteView line_;
  std::size_t start_ = 0;
  std::size_t offset_ = 0;
  std::uint64_t number_ = 0;
};

/// The shape of the line's object, its members in `tokens`; null if the line is for the general reader.
const RecordShape* scan_line(RecordScanner& scanner, ByteView line, std::vector<RawToken>& tokens) {
  const ByteView text = scanner.text();
  if (line.size() > kMaxLineBytes || text.size() >= kMostRawBytes) return nullptr;
  tokens.clear();
  // The scan may look beyond the line's end, which is faster near it. No string reaches over a line feed, but white space
  // does: an object that goes on in the next line is none of this one.
  PythonScanner scan(text.substr(static_cast<std::size_t>(line.data() - text.data())));
  scan.skip_space();
  const std::uint64_t before = scanner.values();
  const RecordShape* const shape = scanner.scan(scan, tokens);
  const char* const end = line.data() + line.size();
  if (shape == nullptr || scan.at() > end || scanner.values() - before > kMaxValues) return nullptr;
  return is_blank({scan.at(), static_cast<std::size_t>(end - scan.at())}) ? shape : nullptr;
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
  std::uint64_t values = 0;
  LineReader reader(document, label, dialect, diagnostics);
  while (reader.next()) {
    std::optional<Value> value = reader.value();
    if (!value) continue;
    ++values;
    row(std::move(*value), reader.number());
  }
  return values;
}

std::uint64_t for_each_record_line(ByteView document, std::string_view label, Dialect dialect,
                                   LeftToReader left_to_reader, Diagnostics& diagnostics,
                                   const std::function<void(const Record& record, std::uint64_t line)>& row) {
  std::uint64_t built = 0;
  LineReader reader(document, label, dialect, diagnostics);
  RecordScanner scanner(reader.text(), dialect, left_to_reader);
  std::vector<RawToken> tokens;
  while (reader.next()) {
    const RecordShape* const shape = scan_line(scanner, reader.line(), tokens);
    if (shape != nullptr) {
      row(Record(*shape, reader.text(), tokens.data()), reader.number());
      continue;
    }
    ++built;
    std::optional<Value> value = reader.value();
    if (value) row(Record(*value), reader.number());
  }
  return built;
}

std::uint64_t count_line_feeds(ByteView text) {
  constexpr std::size_t kBlock =
      128;  // so short that a byte can count it: compilers turn this into vector instructions
  std::uint64_t count = 0;
  while (text.size() >= kBlock) {
    std::uint8_t in_block = 0;
    for (std::size_t i = 0; i < kBlock; ++i) in_block = static_cast<std::uint8_t>(in_block + (text[i] == '\n' ? 1 : 0));
    count += in_block;
    text.remove_prefix(kBlock);
  }
  return count + static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace ego::json
