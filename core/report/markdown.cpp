#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>

#include "core/report/analysis_tables.h"
#include "core/report/escape.h"
#include "core/report/render.h"
#include "core/report/table_view.h"

namespace ego {
namespace {

/// Rows that share a letter cannot be told apart; without tie bands the column is left out.
bool has_bands(const Board& board) {
  if (board.columns.empty()) return false;
  const std::optional<ColumnRanking>& ranking = board.columns[board.main_column()].ranking;
  return ranking && !ranking->bands.empty();
}

void append_header(std::string& out, const Board& board, const TableView& view) {
  const std::string_view ties = has_bands(board) ? " tie |" : "";
  out += "| # |" + std::string(ties) + " model |";
  for (const std::size_t column : view.columns) {
    out += ' ' + escape_markdown_cell(column_heading(board.columns[column])) + " |";
  }
  out += has_bands(board) ? "\n|--:|---|---|" : "\n|--:|---|";
  for (std::size_t i = 0; i < view.columns.size(); ++i) out += "--:|";
  out += '\n';
}

/// ` [2]`, the place in the list of sources below the table; nothing for a row without one.
std::string source_mark(const TableSources& sources, std::uint32_t row) {
  return sources.of_row[row] == 0 ? std::string() : fmt::format(" [{}]", sources.of_row[row]);
}

/// A value, marked with `!` where the lint found something.
std::string value_text(const BoardCell& cell, const BoardColumn& column) {
  if (!cell.value) return std::string(empty_cell_text(column));
  std::string text = escape_markdown_cell(cell.text);
  if (cell.interval && column.unit == "fraction") {
    text += fmt::format(" [{}, {}]", score_text(cell.interval->lo, column.unit),
                        score_text(cell.interval->hi, column.unit));
    text += few_clusters_mark(cell);
  }
  if (cell.rank_set)
    text += cell.rank_set->lo == cell.rank_set->hi ? fmt::format(" #{}", cell.rank_set->lo)
                                                   : fmt::format(" #{}-{}", cell.rank_set->lo, cell.rank_set->hi);
  return text + (cell.lint.empty() ? "" : " !");
}

void append_values(std::string& out, const Board& board, const TableView& view, const TableSources& sources) {
  append_header(out, board, view);
  for (const std::uint32_t index : view.rows) {
    const BoardRow& row = board.rows[index];
    const std::string detail = row_detail(row);
    const std::string baseline = baseline_note(row);
    out += "| " + rank_text(board, row) + " | ";
    if (has_bands(board)) out += band_letters(board, index) + " | ";
    out += escape_markdown_cell(row.name);
    if (!detail.empty()) out += " (" + escape_markdown_cell(detail) + ")";
    if (!baseline.empty()) out += "; " + escape_markdown_cell(baseline);
    out += source_mark(sources, index);
    out += " |";
    for (const std::size_t column : view.columns) {
      out += ' ' + value_text(row.cells[column], board.columns[column]) + " |";
    }
    out += '\n';
  }
}

void append_denominators(std::string& out, const Board& board, const TableView& view) {
  bool any = false;
  for (const std::uint32_t index : view.rows) {
    for (const std::size_t column : view.columns) any = any || board.rows[index].cells[column].has_counts;
  }
  if (!any) return;
  out += "\nDenominators (right/n, then what is not an answer):\n\n| model |";
  for (const std::size_t column : view.columns) out += ' ' + escape_markdown_cell(board.columns[column].title) + " |";
  out += "\n|---|";
  for (std::size_t i = 0; i < view.columns.size(); ++i) out += "--:|";
  out += '\n';
  for (const std::uint32_t index : view.rows) {
    out += "| " + escape_markdown_cell(board.rows[index].name) + " |";
    for (const std::size_t column : view.columns) out += ' ' + denominator_text(board.rows[index].cells[column]) + " |";
    out += '\n';
  }
}

}  // namespace

std::string render_markdown(const Board& board, ColumnChoice columns) {
  const TableView view = table_view(board, columns);
  std::string out = "### " + escape_markdown_cell(board_heading(board)) + "\n\n" + board_reading(board) + "\n\n";
  const TableSources sources = table_sources(board, view);
  append_values(out, board, view, sources);
  append_denominators(out, board, view);
  if (const std::string power = power_note(board); !power.empty()) out += '\n' + power + ".\n";
  if (const std::string few = few_clusters_note(board, view); !few.empty())
    out += '\n' + escape_markdown_cell(few) + '\n';
  const std::vector<std::string> ranking = ranking_notes(board);
  if (!ranking.empty()) out += '\n';
  for (const std::string& note : ranking) out += "- " + escape_markdown_cell(note) + '\n';
  const std::vector<TableNote> notes = table_notes(board, view);
  if (!notes.empty()) out += '\n';
  for (const TableNote& note : notes) {
    out += fmt::format("- {}, {}: {}\n", escape_markdown_cell(board.rows[note.row].name),
                       escape_markdown_cell(board.columns[note.column].title), escape_markdown_cell(note.text));
  }
  if (!sources.texts.empty()) out += "\nSources: ";
  for (std::size_t i = 0; i < sources.texts.size(); ++i)
    out += fmt::format("{}[{}] {}", i == 0 ? "" : "; ", i + 1, escape_markdown_cell(sources.texts[i]));
  if (!sources.texts.empty()) out += '\n';
  return out;
}

std::string render_markdown(const Report& report, ColumnChoice columns) {
  std::string out =
      fmt::format("## {}\n\nrevision {}, {} items; egoscope {}\n", escape_markdown_cell(report.benchmark.title),
                  escape_markdown_cell(report.benchmark.revision), report.benchmark.n_items,
                  escape_markdown_cell(report.generator_version));
  for (const std::string& profile : report.settings.profiles) {
    out += '\n' + render_markdown(board_from_report(report, ProfileId{profile}, RowOrigin::Scored), columns);
  }
  if (!report.comparisons.empty())
    out += '\n' + render_markdown(PairResults{.comparisons = report.comparisons,
                                              .flows = report.flows,
                                              .profile_labels = pair_results(report).profile_labels});
  for (const DataTable& table : analysis_tables(report)) out += '\n' + render_markdown(table);
  if (report.diagnostics.errors + report.diagnostics.warnings == 0) return out;
  out += fmt::format("\n{} errors, {} warnings\n", report.diagnostics.errors, report.diagnostics.warnings);
  for (const auto& [code, count] : report.diagnostics.by_code) out += fmt::format("- {}: {}\n", to_string(code), count);
  return out;
}

}  // namespace ego
