#include "core/report/data_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/quote.h"
#include "core/json/writer.h"
#include "core/report/escape.h"
#include "core/report/page.h"

namespace ego {
namespace {

std::size_t shown_rows(const DataTable& table) {
  return table.shown == 0 ? table.rows.size() : std::min(table.shown, table.rows.size());
}

std::string rest_text(const DataTable& table) {
  const std::size_t rest = table.rows.size() - shown_rows(table);
  return rest == 0 ? std::string() : fmt::format("{} more in the CSV and JSON forms", rest);
}

/// A negative zero of rounding reads as a finding that is none.
std::string settled(std::string text) {
  const bool zero = text.find_first_not_of("-+0.") == std::string::npos;
  if (zero && (text.starts_with('-') || text.starts_with('+'))) text.erase(0, 1);
  return text;
}

}  // namespace

DataCell text_cell(std::string_view text) { return {std::string(text), std::string(text)}; }

DataCell count_cell(std::uint64_t count) { return text_cell(fmt::format("{}", count)); }

DataCell number_cell(const std::optional<double>& value, int decimals) {
  if (!value) return {"-", ""};
  return {settled(fmt::format("{:.{}f}", *value, decimals)), json::number_text(*value)};
}

DataCell percent_cell(const std::optional<double>& fraction) {
  if (!fraction) return {"-", ""};
  return {settled(fmt::format("{:.1f}", 100 * *fraction)), json::number_text(*fraction)};
}

DataCell points_cell(const std::optional<double>& fraction) {
  if (!fraction) return {"-", ""};
  return {settled(fmt::format("{:+.1f}", 100 * *fraction)), json::number_text(*fraction)};
}

DataCell p_cell(const std::optional<double>& p) {
  constexpr double kSmallest = 0.001;
  if (!p) return {"-", ""};
  return {*p < kSmallest ? "<0.001" : fmt::format("{:.3f}", *p), json::number_text(*p)};
}

std::string render_text(const DataTable& table) {
  std::string out = single_line(table.title) + '\n';
  for (const std::string& note : table.notes) out += single_line(note) + '\n';
  if (table.rows.empty()) return out;
  std::vector<Align> align;
  std::vector<TextLine> lines(1);
  for (const DataColumn& column : table.columns) {
    lines.front().push_back(column.title);
    align.push_back(column.align);
  }
  for (std::size_t row = 0; row < shown_rows(table); ++row) {
    lines.emplace_back();
    for (const DataCell& cell : table.rows[row]) lines.back().push_back(single_line(cell.text));
  }
  out += '\n' + aligned_text(lines, align);
  if (const std::string rest = rest_text(table); !rest.empty()) out += "  " + rest + '\n';
  return out;
}

std::string render_markdown(const DataTable& table) {
  std::string out = "### " + escape_markdown_cell(table.title) + "\n\n";
  for (const std::string& note : table.notes) out += "- " + escape_markdown_cell(note) + '\n';
  if (table.rows.empty()) return out;
  if (!table.notes.empty()) out += '\n';
  out += '|';
  for (const DataColumn& column : table.columns) out += ' ' + escape_markdown_cell(column.title) + " |";
  out += "\n|";
  for (const DataColumn& column : table.columns) out += column.align == Align::Left ? "---|" : "--:|";
  out += '\n';
  for (std::size_t row = 0; row < shown_rows(table); ++row) {
    out += '|';
    for (const DataCell& cell : table.rows[row]) out += ' ' + escape_markdown_cell(cell.text) + " |";
    out += '\n';
  }
  if (const std::string rest = rest_text(table); !rest.empty()) out += '\n' + rest + '\n';
  return out;
}

std::string render_html(const DataTable& table) {
  std::string out = "<section><h2>" + escape_html(table.title) + "</h2>\n";
  if (!table.notes.empty()) out += "<ul class=\"notes\">\n";
  for (const std::string& note : table.notes) out += "<li>" + escape_html(note) + "</li>\n";
  if (!table.notes.empty()) out += "</ul>\n";
  if (table.rows.empty()) return out + "</section>\n";
  out += "<div class=\"board\"><table>\n<thead><tr>";
  for (const DataColumn& column : table.columns) {
    out += std::string("<th scope=\"col\"") + (column.align == Align::Left ? " class=\"left\">" : ">") +
           escape_html(column.title) + "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (std::size_t row = 0; row < shown_rows(table); ++row) {
    out += "<tr>";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string text = escape_html(table.rows[row][i].text);
      out += i == 0                                  ? "<th scope=\"row\">" + text + "</th>"
             : table.columns[i].align == Align::Left ? "<td class=\"left\">" + text + "</td>"
                                                     : "<td>" + text + "</td>";
    }
    out += "</tr>\n";
  }
  out += "</tbody>\n</table></div>\n";
  if (const std::string rest = rest_text(table); !rest.empty()) out += "<p class=\"notes\">" + rest + "</p>\n";
  return out + "</section>\n";
}

std::string render_csv(const DataTable& table, FormulaGuard guard) {
  const auto field = [&](std::string_view text) {
    return guard == FormulaGuard::Quote ? escape_csv_text(text) : escape_csv(text);
  };
  std::string out;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    out += (i == 0 ? "" : ",") + escape_csv(table.columns[i].title);
  out += '\n';
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      // A number is no formula: its sign needs no guard.
      const bool number = table.columns[i].align == Align::Right;
      out += (i == 0 ? "" : ",") + (number ? escape_csv(row[i].exact) : field(row[i].exact));
    }
    out += '\n';
  }
  return out;
}

std::string render_text(std::span<const DataTable> tables) {
  std::string out;
  for (const DataTable& table : tables) out += (out.empty() ? "" : "\n") + render_text(table);
  return out;
}

std::string render_markdown(std::span<const DataTable> tables) {
  std::string out;
  for (const DataTable& table : tables) out += (out.empty() ? "" : "\n") + render_markdown(table);
  return out;
}

std::string render_html_page(std::string_view title, std::span<const DataTable> tables) {
  std::string body = "<h1>" + escape_html(title) + "</h1>\n";
  for (const DataTable& table : tables) body += render_html(table);
  return html_page(title, body);
}

}  // namespace ego
