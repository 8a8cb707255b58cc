/// A table of results with its reading, for every form at once: text, Markdown, HTML and CSV are made of the same cells.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/render.h"
#include "core/report/terminal_text.h"

namespace ego {

/// What people read, and what a spreadsheet gets.
struct DataCell {
  std::string text;  ///< rounded, with its unit
  std::string exact;  ///< shortest round-trip number, or the same text
};

struct DataColumn {
  std::string title;
  Align align = Align::Right;
};

struct DataTable {
  std::string name;  ///< file name without ending, e.g. `agreement`
  std::string title;  ///< heading, without markup
  std::vector<std::string> notes;  ///< what the numbers are and how to read them, a sentence each
  std::vector<DataColumn> columns;
  std::vector<std::vector<DataCell>> rows;  ///< each of shape [columns]
  std::size_t shown = 0;  ///< rows that text, Markdown and HTML show; 0 = all. CSV has every row
};

/// Cells. Empty text for nothing.
DataCell text_cell(std::string_view text);
DataCell count_cell(std::uint64_t count);
DataCell number_cell(const std::optional<double>& value, int decimals);
/// A fraction as percent with one decimal; exact as the fraction.
DataCell percent_cell(const std::optional<double>& fraction);
/// The same with a sign: `+4.2`.
DataCell points_cell(const std::optional<double>& fraction);
/// `0.037`, `<0.001`.
DataCell p_cell(const std::optional<double>& p);

std::string render_text(const DataTable& table);
std::string render_markdown(const DataTable& table);
/// One `<section>`.
std::string render_html(const DataTable& table);
/// Header line and one line a row; UTF-8, LF, RFC 4180.
std::string render_csv(const DataTable& table, FormulaGuard guard);

/// All of them one after the other, and as one self-contained page.
std::string render_text(std::span<const DataTable> tables);
std::string render_markdown(std::span<const DataTable> tables);
std::string render_html_page(std::string_view title, std::span<const DataTable> tables);

}  // namespace ego
