/// Tables as text: RFC 4180 quoting, newlines inside quotes, delimiter told by the header line. Cells stay as typed.
/// Source: formats.md section 1 "CSV/TSV".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace ego::io {

/// Reads record after record; keeps no table.
class CsvReader {
 public:
  /// @param text       UTF-8 without a mark; must outlive the reader
  /// @param label      for messages
  /// @param delimiter  one of detect_delimiter()'s
  CsvReader(ByteView text, std::string_view label, char delimiter)
      : text_(text), label_(label), delimiter_(delimiter) {}

  /// Fills `cells` with the next record that is not an empty line; false at the end and after an error.
  bool next(std::vector<std::string>& cells);
  /// Line on which the record just read begins, from 1.
  std::uint64_t line() const { return record_line_; }
  /// Why reading stopped before the end: SyntaxError (a quote left open, text after a closing quote) or LimitExceeded.
  const std::optional<Error>& error() const { return error_; }

 private:
  bool cell(std::string& out);
  bool quoted(std::string& out);
  bool at_end() const { return at_ >= text_.size(); }
  bool at_line_end() const { return at_end() || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n"; }
  void skip_line_end();
  bool fail(Code code, std::string message, std::uint64_t line);

  ByteView text_;
  std::string_view label_;
  char delimiter_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t record_line_ = 0;
  std::optional<Error> error_;
};

/// The delimiter of a table by its first line: the one of comma, tab, semicolon that stands there most often outside
/// quotes; of equal ones tab, then comma. Nothing if none stands there.
std::optional<char> detect_delimiter(ByteView text);

/// One cell as RFC 4180 wants it: quoted if it holds the delimiter, a quote or a line end.
void append_csv_cell(std::string& out, std::string_view cell, char delimiter);

}  // namespace ego::io
