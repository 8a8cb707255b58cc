#include "web/exports/write_table.h"

#include "core/json/value.h"
#include "core/json/writer.h"
#include "core/report/data_table.h"
#include "core/report/latex.h"

namespace ego::web {
namespace {

bool is_number(const TableColumn& column) { return column.kind == ColumnKind::Number; }

/// `48.1` is for people; files for machines get the number itself.
std::string machine_text(const TableColumn& column, const TableCell& cell) {
  if (!is_number(column)) return cell.text;
  return cell.value ? json::number_text(*cell.value) : std::string();
}

enum class Heading : std::uint8_t { Titles, Keys };

/// The same table as the core's renderings want it.
DataTable core_table(const ViewTable& table, Heading heading) {
  DataTable core;
  core.title = table.title;
  for (const TableColumn& column : table.columns) {
    core.columns.push_back({heading == Heading::Keys ? column.key : column.title,
                            is_number(column) ? ego::Align::Right : ego::Align::Left});
  }
  for (const TableRow& row : table.rows) {
    std::vector<DataCell> cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      cells.push_back({row.cells[i].text, machine_text(table.columns[i], row.cells[i])});
    core.rows.push_back(std::move(cells));
  }
  return core;
}

std::string without_tabs(std::string text) {
  for (char& c : text) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

}  // namespace

std::string table_csv(const ViewTable& table) {
  return render_csv(core_table(table, Heading::Keys), FormulaGuard::Quote);
}

std::string table_tsv(const ViewTable& table) {
  std::string out;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    out += (i > 0 ? "\t" : "") + without_tabs(table.columns[i].title);
  out += '\n';
  for (const TableRow& row : table.rows) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      out += (i > 0 ? "\t" : "") + without_tabs(machine_text(table.columns[i], row.cells[i]));
    out += '\n';
  }
  return out;
}

std::string table_markdown(const ViewTable& table, const Provenance& provenance) {
  DataTable core = core_table(table, Heading::Titles);
  core.notes = caption_lines(table, provenance);
  return render_markdown(core);
}

std::string table_latex(const ViewTable& table, const Provenance& provenance) {
  std::string columns;
  for (const TableColumn& column : table.columns) columns += is_number(column) ? 'r' : 'l';
  std::string out = "% Needs \\usepackage{booktabs}.\n\\begin{table}\n\\centering\n\\caption{" +
                    escape_latex(table.title) + "}\n\\begin{tabular}{" + columns + "}\n\\toprule\n";
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    out += (i > 0 ? " & " : "") + escape_latex(table.columns[i].title);
  out += " \\\\\n\\midrule\n";
  for (const TableRow& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) out += (i > 0 ? " & " : "") + escape_latex(row.cells[i].text);
    out += " \\\\\n";
  }
  out += "\\bottomrule\n\\end{tabular}\n\\par\\smallskip{\\footnotesize ";
  for (const std::string& line : caption_lines(table, provenance)) out += escape_latex(line) + "\\\\\n";
  return out + "}\n\\end{table}\n";
}

std::string table_json(const ViewTable& table, const Provenance& provenance) {
  json::Array columns;
  for (const TableColumn& column : table.columns) {
    columns.emplace_back(json::Object{{"key", column.key}, {"title", column.title}});
  }
  json::Array rows;
  for (const TableRow& row : table.rows) {
    json::Object members;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const TableCell& cell = row.cells[i];
      if (is_number(table.columns[i]))
        members.emplace_back(table.columns[i].key, cell.value ? json::number(*cell.value) : json::Value());
      else
        members.emplace_back(table.columns[i].key, cell.text);
    }
    rows.emplace_back(std::move(members));
  }
  json::Object facts;
  for (const auto& [key, value] : provenance.facts) facts.emplace_back(key, value);
  json::Array notes;
  for (const std::string& note : table.notes) notes.emplace_back(note);
  json::Object document{{"format", "egoscope.view"},      {"version", "1.0"},
                        {"title", table.title},           {"notes", std::move(notes)},
                        {"provenance", std::move(facts)}, {"filter", provenance.filter},
                        {"link", provenance.link},        {"columns", std::move(columns)},
                        {"rows", std::move(rows)}};
  return json::write(json::Value(std::move(document)), json::Layout::Indented);
}

std::vector<std::string> caption_lines(const ViewTable& table, const Provenance& provenance) {
  std::vector<std::string> lines = table.notes;
  std::string facts;
  for (const auto& [key, value] : provenance.facts) facts += (facts.empty() ? "" : "; ") + key + " " + value;
  if (!facts.empty()) lines.push_back(facts);
  if (!provenance.filter.empty()) lines.push_back("filter: " + provenance.filter);
  if (!provenance.link.empty()) lines.push_back(provenance.link);
  return lines;
}

}  // namespace ego::web
