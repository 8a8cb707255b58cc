#include "shell/cli/lint_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "core/board/published.h"
#include "core/io/csv_reader.h"
#include "core/lint/published.h"
#include "core/text/ascii.h"

namespace ego::cli {
namespace {

using Places = std::map<std::string, std::size_t>;

Places places_of(const std::vector<std::string>& header) {
  Places places;
  for (std::size_t i = 0; i < header.size(); ++i) places.emplace(header[i], i);
  return places;
}

constexpr std::string_view kNoItems = "a value of no items; at least 1 is needed";

/// Why no share can have this value, in the unit it is printed in; empty if one can: none is below nothing or above all of its items.
std::string_view out_of_range(double value, std::string_view unit) {
  const bool fraction = unit == "fraction";
  if (value >= 0 && value <= (fraction ? 1 : 100)) return {};
  return fraction ? "outside 0 to 1" : "outside 0 to 100 percent";
}

/// One line of the table.
struct Line {
  const Places& places;
  const std::vector<std::string>& cells;
  std::uint64_t number = 0;  ///< line in the file
  std::uint64_t row = 0;  ///< data record from 1

  std::string text(const std::string& name) const {
    const auto place = places.find(name);
    return place == places.end() || place->second >= cells.size() ? std::string() : cells[place->second];
  }

  std::optional<std::uint64_t> count(const std::string& name) const {
    const std::string digits = text(name);
    std::uint64_t value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
  }
};

class TableLinter {
 public:
  TableLinter(std::string_view label, const LintTableOptions& options, Diagnostics& diagnostics)
      : label_(label), options_(options), diagnostics_(diagnostics) {}

  Result<std::uint64_t> run(ByteView csv) {
    io::CsvReader reader(csv, label_, io::detect_delimiter(csv).value_or(','));
    std::vector<std::string> cells;
    if (!reader.next(cells)) {
      return reader.error().value_or(make_error(Code::EmptyFile, "the table is empty", std::string(label_)));
    }
    const Places places = places_of(cells);
    name_column_ = cells.front();
    for (const char* name : {"row", "method", "model", "model_or_method"}) {
      if (places.contains(name)) name_column_ = name;
    }
    // A table that states its n needs none: --n then names columns of values.
    const bool own_items = places.contains("n") && !options_.items.empty();
    long_ = places.contains("column") && places.contains("value") && !own_items;
    name_known_columns(cells);
    if (Status known = check_columns(places, cells); !known) return known.error();
    while (reader.next(cells)) {
      const Line line{places, cells, reader.line(), ++rows_};
      if (long_)
        check_long(line);
      else
        check_wide(line);
    }
    if (const auto& error = reader.error()) return *error;
    return values_;
  }

 private:
  /// Columns of a known table under the names that this file gives them; in a long table, under all names they have.
  void name_known_columns(const std::vector<std::string>& header) {
    for (const PublishedColumn& column : options_.known) {
      if (!column.n || !is_share(column)) continue;
      for (const std::string& name : long_ ? std::vector{column.id, column.title} : header) {
        const bool same =
            text::ascii_equal_ignoring_case(name, column.id) || text::ascii_equal_ignoring_case(name, column.title);
        if (!same || options_.items.contains(name)) continue;
        known_.push_back(column);
        known_.back().id = name;
      }
    }
  }

  std::optional<std::uint64_t> items_of(const std::string& column) const {
    if (const auto given = options_.items.find(column); given != options_.items.end()) return given->second;
    for (const PublishedColumn& known : known_) {
      if (known.id == column) return known.n;
    }
    return std::nullopt;
  }

  Status check_columns(const Places& places, const std::vector<std::string>& header) const {
    std::string names;
    for (const std::string& name : header) names += (names.empty() ? "" : ", ") + name;
    const auto missing = [&](std::string message, std::string advice) {
      return make_error(Code::MissingField, std::move(message), std::string(label_), std::move(advice));
    };
    for (const auto& [name, n] : options_.items) {
      if (!long_ && !places.contains(name))
        return missing("the table has no column " + name, "its columns are " + names);
    }
    for (const auto& [total, parts] : options_.totals) {
      for (const std::string& part : parts) {
        if (!items_of(part)) return missing("items of " + part + " are not known", "a part of --total needs its --n");
      }
      if (!items_of(total))
        return missing("items of " + total + " are not known", "--total needs the --n of its column");
    }
    const bool counted = places.contains("n") || !options_.items.empty() || !known_.empty();
    if (long_ && counted) return Ok{};
    if (!long_ && (!options_.items.empty() || !known_.empty())) return Ok{};
    const std::string_view form = long_ ? "a table with one value a line, and nothing says how many items are behind it"
                                        : "a table with a column for each score, and nothing says which they are";
    return missing(std::string(form) + "; its columns are " + names,
                   long_ ? "add a column n, or give --n NAME=N for each name in column, or --benchmark BENCH"
                         : "give --n COLUMN=N for each column of values, or --benchmark BENCH to take them from its "
                           "published table");
  }

  std::string unit_of(const Line& line) const {
    if (!options_.unit.empty()) return options_.unit;
    return line.text("unit").starts_with("fraction") ? "fraction" : "percent";
  }

  std::optional<PublishedCell> cell_of(const Line& line, const std::string& column, std::string value,
                                       std::optional<std::uint64_t> decimals) {
    ++values_;
    const auto printed = lint::read_printed(value);
    if (!printed) {
      report(line, Code::WrongType, column, std::move(value), "not a decimal number");
      return std::nullopt;
    }
    double number = static_cast<double>(printed->digits);
    for (int i = 0; i < printed->decimals; ++i) number /= 10;
    // Scores of such a table are shares of n items.
    if (const std::string_view why = out_of_range(number, unit_of(line)); !why.empty()) {
      report(line, Code::OutOfRange, column, std::move(value), std::string(why));
      return std::nullopt;
    }
    PublishedCell cell;
    cell.column = column;
    cell.value = std::move(value);
    cell.number = number;
    cell.decimals = decimals ? static_cast<int>(std::min<std::uint64_t>(*decimals, 15)) : printed->decimals;
    // `43` with two decimals is `43.00`: spreadsheets drop trailing zeros.
    if (cell.decimals > printed->decimals && printed->decimals == 0) cell.value += '.';
    for (int i = printed->decimals; i < cell.decimals; ++i) cell.value += '0';
    return cell;
  }

  static PublishedColumn column_of(const std::string& id, const std::string& unit, std::uint64_t n, std::string group) {
    PublishedColumn column;
    column.id = id;
    column.metric = "accuracy";
    column.unit = unit;
    column.n = n;
    column.group = std::move(group);
    return column;
  }

  void check_long(const Line& line) {
    const std::string column = line.text("column");
    const bool stated = line.places.contains("n") && !line.text("n").empty();
    const auto n = stated ? line.count("n") : items_of(column);
    if (stated && !n) {
      report(line, Code::WrongType, "n", line.text("n"), "not a number of items");
      return;
    }
    if (!n) return;  // of a column whose items nobody knows nothing can be said
    if (*n == 0) {
      report(line, Code::OutOfRange, "n", line.text("n"), std::string(kNoItems));
      return;
    }
    auto cell = cell_of(line, column, line.text("value"), line.count("decimals"));
    if (!cell) return;
    PublishedBoard board;
    board.columns = {column_of(cell->column, unit_of(line), *n, {})};
    lint(line, std::move(board), line.text(name_column_), {std::move(*cell)});
  }

  /// Sums are looked at a total at a time: the lint knows one total a board.
  void check_wide(const Line& line) {
    std::vector<PublishedCell> cells;
    PublishedBoard board;
    for (const auto& [name, n] : options_.items) board.columns.push_back(column_of(name, unit_of(line), n, {}));
    board.columns.insert(board.columns.end(), known_.begin(), known_.end());
    for (PublishedColumn& column : board.columns) {
      column.unit = unit_of(line);
      std::string value = line.text(column.id);
      if (value.empty() || value == "-") continue;
      if (auto cell = cell_of(line, column.id, std::move(value), std::nullopt)) cells.push_back(std::move(*cell));
    }
    const std::string name = line.text(name_column_);
    lint(line, std::move(board), name, cells);
    for (const auto& [total, parts] : options_.totals) {
      PublishedBoard sum;
      sum.columns.push_back(column_of(total, unit_of(line), items_of(total).value_or(0), "overall"));
      for (const std::string& part : parts)
        sum.columns.push_back(column_of(part, unit_of(line), items_of(part).value_or(0), "its"));
      lint(line, std::move(sum), name, cells, Code::PartsDoNotAddUp);
    }
  }

  /// @param only  of what is found, this code; nothing = all
  void lint(const Line& line, PublishedBoard board, std::string name, std::vector<PublishedCell> cells,
            std::optional<Code> only = std::nullopt) {
    PublishedRow row;
    row.id = std::move(name);
    for (PublishedCell& cell : cells) {
      const bool known = std::any_of(board.columns.begin(), board.columns.end(),
                                     [&](const PublishedColumn& column) { return column.id == cell.column; });
      if (known) row.cells.push_back(std::move(cell));
    }
    PublishedSet set;
    board.rows.push_back(std::move(row));
    set.boards.push_back(std::move(board));
    Diagnostics found;
    lint_published(set, found);
    for (Diagnostic diagnostic : found.sorted()) {
      if (!only || diagnostic.code == *only) place(line, std::move(diagnostic));
    }
  }

  void report(const Line& line, Code code, const std::string& field, std::string value, std::string message) {
    Diagnostic error;
    error.code = code;
    error.field = field;
    error.value = std::move(value);
    error.has_value = true;
    error.message = std::move(message);
    place(line, std::move(error));
  }

  void place(const Line& line, Diagnostic diagnostic) {
    diagnostic.input = std::string(label_);
    diagnostic.line = line.number;
    diagnostic.row = line.row;
    diagnostics_.add(std::move(diagnostic));
  }

  std::string_view label_;
  const LintTableOptions& options_;
  Diagnostics& diagnostics_;
  std::string name_column_;
  std::vector<PublishedColumn> known_;  ///< of LintTableOptions::known, under this table's names
  bool long_ = false;  ///< one value a line
  std::uint64_t rows_ = 0;
  std::uint64_t values_ = 0;
};

/// E018 for shares that no items can give, as in a CSV file. Gains, means and minutes have no such range. What is reported is taken out: nothing
/// more can be said of it.
void take_out_of_range(PublishedSet& set, Diagnostics& diagnostics) {
  for (PublishedBoard& board : set.boards) {
    for (PublishedRow& row : board.rows) {
      std::erase_if(row.cells, [&](const PublishedCell& cell) {
        const auto column = std::find_if(board.columns.begin(), board.columns.end(),
                                         [&](const PublishedColumn& each) { return each.id == cell.column; });
        if (column == board.columns.end() || !is_share(*column)) return false;
        const bool no_items = denominator_of(row, *column) == std::uint64_t{0};
        const std::string_view why = no_items ? kNoItems : out_of_range(cell.number, column->unit);
        if (why.empty()) return false;
        Diagnostic error;
        error.code = Code::OutOfRange;
        error.id = row.id;
        error.field = cell.column;
        error.value = cell.value;
        error.has_value = true;
        error.message = why;
        diagnostics.add(std::move(error));
        return true;
      });
    }
  }
}

Result<std::uint64_t> lint_published_file(ByteView bytes, std::string_view label, Diagnostics& diagnostics) {
  EGO_TRY(PublishedSet set, read_published(bytes, label, diagnostics));
  std::uint64_t values = 0;
  for (const PublishedBoard& board : set.boards) {
    for (const PublishedRow& row : board.rows) values += row.cells.size();
  }
  Diagnostics found;
  take_out_of_range(set, found);
  lint_published(set, found);
  for (Diagnostic diagnostic : found.sorted()) {
    diagnostic.input = std::string(label);
    diagnostics.add(std::move(diagnostic));
  }
  return values;
}

}  // namespace

Result<std::uint64_t> lint_table(ByteView table, std::string_view label, const LintTableOptions& options,
                                 Diagnostics& diagnostics) {
  const std::size_t start = table.find_first_not_of(" \t\r\n");
  if (start != ByteView::npos && table[start] == '{') return lint_published_file(table, label, diagnostics);
  return TableLinter(label, options, diagnostics).run(table);
}

}  // namespace ego::cli
