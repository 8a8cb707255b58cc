/// What a view shows as one plain table: the source of every export, of the table behind a chart and of what is read aloud.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ego::web {

enum class ColumnKind : std::uint8_t { Text, Number };

struct TableColumn {
  std::string key;  ///< language-free: JSON member, CSV header
  std::string title;  ///< for people, in the interface language
  ColumnKind kind = ColumnKind::Text;
};

struct TableCell {
  std::string text;  ///< for people, e.g. `48.1`
  std::optional<double> value;  ///< for machines, in the measure's own unit: a fraction, not a percent

  TableCell() = default;
  explicit TableCell(std::string shown) : text(std::move(shown)) {}
  TableCell(std::string shown, std::optional<double> number) : text(std::move(shown)), value(number) {}
};

struct TableRow {
  std::vector<TableCell> cells = {};  ///< shape [columns]
  std::string opens = {};  ///< what opening the row means to its view: an item, a row, a slice; empty = nothing
  std::string opens_too = {};
};

/// Names the row for the cursor; empty if it opens nothing.
std::string cursor_key(const std::string& opens, const std::string& opens_too);

struct ViewTable {
  std::string name;  ///< file stem, e.g. `demo-agree`
  std::string title;
  std::vector<std::string> notes;  ///< how to read it: profile, n, interval, family; one sentence each
  std::vector<TableColumn> columns;
  std::vector<TableRow> rows;

  bool empty() const { return columns.empty(); }
};

/// A fraction as percent with one decimal and as the number itself.
TableCell percent_cell(std::optional<double> fraction);
/// `-0.07`, but never `-0.00`.
std::string decimal_text(double value, int decimals);
/// A number with that many decimals.
TableCell number_cell(std::optional<double> value, int decimals);
TableCell count_cell(std::uint64_t count);

}  // namespace ego::web
