#include "core/io/csv_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/io/limits.h"

namespace ego::io {

bool CsvReader::next(std::vector<std::string>& cells) {
  while (!at_end() && at_line_end()) skip_line_end();  // empty lines
  cells.clear();
  if (at_end() || error_) return false;
  record_line_ = line_;
  for (;;) {
    if (cells.size() >= kMaxColumns) {
      return fail(Code::LimitExceeded, "more than " + std::to_string(kMaxColumns) + " columns", line_);
    }
    if (!cell(cells.emplace_back())) return false;
    if (at_line_end()) {
      skip_line_end();
      return true;
    }
    ++at_;  // the delimiter
  }
}

bool CsvReader::cell(std::string& out) {
  if (!at_end() && text_[at_] == '"') return quoted(out);
  const std::size_t start = at_;
  while (!at_line_end() && text_[at_] != delimiter_) ++at_;
  if (at_ - start > kMaxCellBytes) return fail(Code::LimitExceeded, "a cell larger than the limit", record_line_);
  out.assign(text_.substr(start, at_ - start));
  return true;
}

bool CsvReader::quoted(std::string& out) {
  const std::uint64_t opened = line_;
  ++at_;
  for (;;) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == ByteView::npos)
      return fail(Code::SyntaxError, "expected '\"' that ends this cell, the text ends", opened);
    const ByteView part = text_.substr(at_, quote - at_);
    if (out.size() + part.size() > kMaxCellBytes)
      return fail(Code::LimitExceeded, "a cell larger than the limit", opened);
    out.append(part);
    line_ += static_cast<std::uint64_t>(std::count(part.begin(), part.end(), '\n'));
    at_ = quote + 1;
    if (at_end() || text_[at_] != '"') break;
    out += '"';
    ++at_;
  }
  if (at_line_end() || text_[at_] == delimiter_) return true;
  return fail(Code::SyntaxError,
              std::string("expected '") + (delimiter_ == '\t' ? "\\t" : std::string(1, delimiter_)) +
                  "' or the end of the line after the closing quote",
              line_);
}

void CsvReader::skip_line_end() {
  if (at_end()) return;
  at_ += text_[at_] == '\r' ? 2 : 1;
  ++line_;
}

bool CsvReader::fail(Code code, std::string message, std::uint64_t line) {
  Error error = make_error(code, std::move(message), std::string(label_));
  error.line = line;
  error_ = std::move(error);
  at_ = text_.size();
  return false;
}

std::optional<char> detect_delimiter(ByteView text) {
  constexpr std::array<char, 3> kDelimiters{'\t', ',', ';'};
  std::array<std::size_t, 3> counts{};
  bool in_quotes = false;
  for (const char c : text) {
    if (c == '"') in_quotes = !in_quotes;
    if (c == '\n' && !in_quotes) break;
    for (std::size_t i = 0; i < kDelimiters.size(); ++i) {
      if (c == kDelimiters[i] && !in_quotes) ++counts[i];
    }
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  if (*most == 0) return std::nullopt;
  return kDelimiters[static_cast<std::size_t>(most - counts.begin())];
}

void append_csv_cell(std::string& out, std::string_view cell, char delimiter) {
  const bool plain =
      cell.find_first_of("\"\r\n") == std::string_view::npos && cell.find(delimiter) == std::string_view::npos;
  if (plain) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace ego::io
