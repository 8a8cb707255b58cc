#include "shell/cli/lint_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/board/published.h"
#include "core/io/csv_reader.h"
#include "core/lint/published.h"

namespace ego::cli {
namespace {

using Places = std::map<std::string, std::size_t>;

Result<Places> find_columns(const std::vector<std::string>& header, std::string_view label) {
  Places places;
  for (std::size_t i = 0; i < header.size(); ++i) places.emplace(header[i], i);
  for (const char* needed : {"row", "column", "value", "n"}) {
    if (places.contains(needed)) continue;
    return make_error(Code::MissingField, std::string("the table has no column ") + needed, std::string(label),
                      "its first line names row, column, value, decimals, n");
  }
  return places;
}

/// One line of the table as a published table of one cell: the lint then speaks as it does about ours.
struct Line {
  const Places& places;
  const std::vector<std::string>& cells;

  std::string text(const char* name) const {
    const auto place = places.find(name);
    return place == places.end() || place->second >= cells.size() ? std::string() : cells[place->second];
  }

  std::optional<std::uint64_t> count(const char* name) const {
    const std::string digits = text(name);
    std::uint64_t value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
  }
};

void check_line(const Line& line, std::uint64_t number, std::uint64_t row, std::string_view label,
                Diagnostics& diagnostics) {
  Diagnostics found;
  const auto printed = lint::read_printed(line.text("value"));
  const auto n = line.count("n");
  if (!printed || !n) {
    Diagnostic error;
    error.code = Code::WrongType;
    error.field = printed ? "n" : "value";
    error.value = line.text(printed ? "n" : "value");
    error.has_value = true;
    error.message = printed ? "not a number of items" : "not a decimal number";
    found.add(std::move(error));
  } else {
    PublishedColumn column;
    column.id = line.text("column");
    column.metric = "accuracy";
    column.unit = line.text("unit") == "fraction" ? "fraction" : "percent";
    column.n = n;
    PublishedCell cell;
    cell.column = column.id;
    cell.value = line.text("value");
    cell.number = static_cast<double>(printed->digits);
    for (int i = 0; i < printed->decimals; ++i) cell.number /= 10;
    const auto decimals = line.count("decimals");
    cell.decimals = decimals ? static_cast<int>(std::min<std::uint64_t>(*decimals, 15)) : printed->decimals;
    // `43` with two decimals is `43.00`: spreadsheets drop trailing zeros.
    if (cell.decimals > printed->decimals && printed->decimals == 0) cell.value += '.';
    for (int i = printed->decimals; i < cell.decimals; ++i) cell.value += '0';
    PublishedRow one;
    one.id = line.text("row");
    one.cells = {cell};
    PublishedSet set;
    set.boards.resize(1);
    set.boards[0].columns = {column};
    set.boards[0].rows = {one};
    lint_published(set, found);
  }
  for (Diagnostic diagnostic : found.sorted()) {
    diagnostic.input = std::string(label);
    diagnostic.line = number;
    diagnostic.row = row;
    diagnostics.add(std::move(diagnostic));
  }
}

}  // namespace

Result<std::uint64_t> lint_table(ByteView csv, std::string_view label, Diagnostics& diagnostics) {
  io::CsvReader reader(csv, label, io::detect_delimiter(csv).value_or(','));
  std::vector<std::string> cells;
  if (!reader.next(cells)) {
    return reader.error().value_or(make_error(Code::EmptyFile, "the table is empty", std::string(label)));
  }
  EGO_TRY(const Places places, find_columns(cells, label));
  std::uint64_t rows = 0;
  while (reader.next(cells)) {
    ++rows;
    check_line(Line{places, cells}, reader.line(), rows, label, diagnostics);
  }
  if (const auto& error = reader.error()) return *error;
  return rows;
}

}  // namespace ego::cli
