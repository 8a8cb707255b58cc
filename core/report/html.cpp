#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/diagnostics.h"
#include "core/board/layout.h"
#include "core/json/writer.h"
#include "core/report/analysis_tables.h"
#include "core/report/escape.h"
#include "core/report/page.h"
#include "core/report/render.h"
#include "core/report/table_view.h"

namespace ego {
namespace {

constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --back: #ffffff; --panel: #f6f7f9; --text: #1b1f24; --line: #d5d9de; --soft: #555c66;
  --wrong: #b84a00; --accent: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --back: #14171b; --panel: #1c2026; --text: #e6e8eb; --line: #3a414b;
  --soft: #a6adb8; --wrong: #ff9a5c; --accent: #8ab8ff; } }
body { margin: 0; padding: 1rem; background: var(--back); color: var(--text); font: 1rem/1.45 system-ui, sans-serif; }
a { color: var(--accent); }
.board { overflow-x: auto; margin: 0 0 1.5rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: 0.5rem 0; }
caption strong { display: block; }
th, td { padding: 0.25rem 0.75rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
thead th { background: var(--panel); vertical-align: bottom; }
th[scope=row], .left { text-align: left; font-weight: normal; }
small { display: block; color: var(--soft); }
td.value { position: relative; isolation: isolate; }
td.value .ci, td.value .at { position: absolute; top: 0.3rem; height: 1.35rem; background: var(--accent); z-index: -1; }
td.value .ci { opacity: 0.22; min-width: 2px; }
td.value .ci.few { background: repeating-linear-gradient(135deg, var(--accent) 0 2px, transparent 2px 5px); opacity: 0.5; }
td.value .at { width: 3px; box-sizing: border-box; background: none; border: solid var(--accent); border-width: 0.3rem 0; }
td.lane { position: relative; padding: 0; width: 0.7rem; min-width: 0.7rem; border-bottom-color: transparent; }
td.lane i { position: absolute; left: 0.25rem; width: 0.35rem; top: 0; bottom: -1px; border-left: 2px solid var(--soft); }
td.lane i.first { top: 0.8rem; border-top: 2px solid var(--soft); }
td.lane i.last { bottom: auto; height: 0.8rem; border-bottom: 2px solid var(--soft); }
td.lane i.member::after { content: ""; position: absolute; left: 0; top: 0.8rem; width: 0.35rem;
  border-top: 2px solid var(--soft); }
tr.other th, tr.other > td { background: var(--panel); }
.power { font-weight: bold; color: var(--text); }
.mark { color: var(--wrong); font-weight: bold; text-decoration: none; }
.notes { font-size: 0.9rem; color: var(--soft); }
code { font-size: 0.9em; overflow-wrap: anywhere; }
)css";

/// What the rows of one table share: brackets of the tie bands and the axis of each column.
struct TableLayout {
  std::vector<BandBracket> brackets;
  std::uint32_t lanes = 0;
  std::vector<std::optional<ColumnAxis>> axes;  ///< shape [columns of the board]
};

TableLayout table_layout(const Board& board, const TableView& view) {
  TableLayout layout;
  if (!board.columns.empty()) {
    if (const auto& ranking = board.columns[board.main_column()].ranking)
      layout.brackets = band_brackets(*ranking, view.rows);
  }
  for (const BandBracket& bracket : layout.brackets) layout.lanes = std::max(layout.lanes, bracket.lane + 1);
  for (std::size_t column = 0; column < board.columns.size(); ++column)
    layout.axes.push_back(column_axis(board, column));
  return layout;
}

/// The interval as a bar on the column's axis, behind the text; the same numbers stand below it as text.
void append_bar(std::string& out, const BoardCell& cell, const std::optional<ColumnAxis>& axis) {
  if (!axis || !cell.value || !cell.interval) return;
  constexpr double kPercent = 100;
  const double low = kPercent * axis->place(cell.interval->lo);
  const double width = kPercent * axis->place(cell.interval->hi) - low;
  out += fmt::format("<span class=\"{}\" style=\"left:{:.1f}%;width:{:.1f}%\"></span>",
                     few_clusters_mark(cell).empty() ? "ci" : "ci few", low, width);
  out += fmt::format("<span class=\"at\" style=\"left:{:.1f}%\"></span>", kPercent * axis->place(*cell.value));
}

/// `<td>` with value, counts and marks. The exact value stands in the `value` attribute of `<data>`.
void append_cell(std::string& out, const BoardCell& cell, const BoardColumn& column,
                 const std::optional<ColumnAxis>& axis) {
  out += "<td class=\"value\">";
  append_bar(out, cell, axis);
  if (!cell.value) {
    out += escape_html(empty_cell_text(column));
  } else {
    out += "<data value=\"" + json::write(json::number(*cell.value), json::Layout::Compact) + "\">" +
           escape_html(cell.text) + "</data>";
  }
  for (const LintMark& mark : cell.lint) {
    out += " <abbr class=\"mark\" title=\"" + escape_html(mark.sentence) + "\">!</abbr>";
  }
  const std::string interval = interval_text(cell, column);
  if (!interval.empty()) {
    out += "<small>" + interval;
    if (const std::string_view few = few_clusters_mark(cell); !few.empty())
      out += fmt::format("<abbr title=\"fewer than 20 clusters: rough\">{}</abbr>", few);
    out += "</small>";
  }
  if (cell.rank_set) out += "<small>rank " + rank_set_text(cell) + "</small>";
  const std::string denominator = denominator_text(cell);
  if (!denominator.empty()) out += "<small>" + denominator + "</small>";
  if (!cell.protocol.empty()) out += "<small>" + escape_html(cell.protocol) + "</small>";
  out += "</td>";
}

/// Tie bands, one narrow cell a lane: a bracket from the first to the last row of the band, a tick at each of its rows.
void append_lanes(std::string& out, const TableLayout& layout, std::uint32_t place) {
  for (std::uint32_t lane = layout.lanes; lane-- > 0;) {
    out += "<td class=\"lane\">";
    for (const BandBracket& bracket : layout.brackets) {
      if (bracket.lane != lane || place < bracket.first || place > bracket.last) continue;
      const bool member = std::find(bracket.places.begin(), bracket.places.end(), place) != bracket.places.end();
      const std::string_view part = place == bracket.first  ? "first"
                                    : place == bracket.last ? "last"
                                    : member                ? "member"
                                                            : "inside";
      out += fmt::format("<i class=\"{}\"></i>", part);
    }
    out += "</td>";
  }
}

void append_row(std::string& out, const Board& board, const TableView& view, const TableLayout& layout,
                std::uint32_t place) {
  const BoardRow& row = board.rows[view.rows[place]];
  out += row.kind == RowKind::Model ? "<tr>" : "<tr class=\"other\">";
  append_lanes(out, layout, place);
  out += "<td>" + escape_html(rank_text(board, row)) + "</td><th scope=\"row\">" + escape_html(row.name);
  const std::string baseline = baseline_note(row);
  if (!baseline.empty()) out += "<small>" + escape_html(baseline) + "</small>";
  const std::string detail = row_detail(row);
  const std::string href = safe_href(row.url);
  if (!detail.empty() || !row.source.empty() || !href.empty()) {
    out += "<small>" + escape_html(detail);
    const std::string source = escape_html(row.source.empty() ? "source" : row.source);
    if (!detail.empty() && (!row.source.empty() || !href.empty())) out += "; ";
    if (!href.empty()) {
      out += "<a rel=\"noreferrer\" href=\"" + href + "\">" + source + "</a>";
    } else if (!row.source.empty()) {
      out += source;
    }
    out += "</small>";
  }
  out += "</th>";
  for (const std::size_t column : view.columns)
    append_cell(out, row.cells[column], board.columns[column], layout.axes[column]);
  out += "</tr>\n";
}

void append_notes(std::string& out, const Board& board, const TableView& view) {
  const std::vector<TableNote> notes = table_notes(board, view);
  if (notes.empty()) return;
  out += "<ul class=\"notes\">\n";
  for (const TableNote& note : notes) {
    out += "<li>" + escape_html(board.rows[note.row].name) + ", " + escape_html(board.columns[note.column].title) +
           ": " + escape_html(note.text) + "</li>\n";
  }
  out += "</ul>\n";
}

void append_ranking(std::string& out, const Board& board, const TableView& view) {
  std::vector<std::string> notes = ranking_notes(board);
  if (std::string few = few_clusters_note(board, view); !few.empty()) notes.insert(notes.begin(), std::move(few));
  if (notes.empty()) return;
  out += "<ul class=\"notes\">\n";
  for (const std::string& note : notes) out += "<li>" + escape_html(note) + "</li>\n";
  out += "</ul>\n";
}

std::string inputs_html(const Report& report) {
  if (report.inputs.empty()) return {};
  std::string out =
      "<h2>Inputs</h2>\n<div class=\"board\"><table>\n<thead><tr><th class=\"left\">file</th><th class=\"left\">"
      "read as</th><th>rows</th><th>bytes</th><th class=\"left\">SHA-256</th></tr></thead>\n<tbody>\n";
  for (const ReportInput& input : report.inputs) {
    out += fmt::format(
        "<tr><th scope=\"row\">{}<small>{}</small></th><td class=\"left\">{}</td><td>{}</td><td>{}</td>"
        "<td class=\"left\"><code>{}</code></td></tr>\n",
        escape_html(input.info.label), escape_html(input.role), escape_html(input.info.importer), input.info.rows,
        input.info.bytes, escape_html(input.info.sha256));
  }
  return out + "</tbody>\n</table></div>\n";
}

std::string diagnostics_html(const ReportDiagnostics& diagnostics) {
  if (diagnostics.list.empty()) return {};
  constexpr std::size_t kShown = 200;
  std::string out = fmt::format("<h2>Findings</h2>\n<p>{} errors, {} warnings</p>\n<ul class=\"notes\">\n",
                                diagnostics.errors, diagnostics.warnings);
  for (std::size_t i = 0; i < diagnostics.list.size() && i < kShown; ++i) {
    out += "<li><code>" + escape_html(format_line(diagnostics.list[i])) + "</code></li>\n";
  }
  out += "</ul>\n";
  if (diagnostics.list.size() > kShown) out += fmt::format("<p>{} more</p>\n", diagnostics.list.size() - kShown);
  return out;
}

}  // namespace

std::string_view report_style() { return kStyle; }

std::string html_page(std::string_view title, std::string_view body) {
  std::string out = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escape_html(title) +
         "</title>\n";
  out += "<style>";
  out += kStyle;
  out += "</style>\n</head>\n<body>\n";
  out += body;
  out += "</body>\n</html>\n";
  return out;
}

std::string render_html_table(const Board& board, ColumnChoice columns) {
  const TableView view = table_view(board, columns);
  const TableLayout layout = table_layout(board, view);
  std::string out = "<div class=\"board\"><table>\n<caption><strong>" + escape_html(board_heading(board)) +
                    "</strong>" + escape_html(board_reading(board));
  const std::string power = power_note(board);
  if (!power.empty()) out += "<small class=\"power\">" + escape_html(power) + "</small>";
  if (!board.note.empty()) out += "<small>" + escape_html(board.note) + "</small>";
  out += "</caption>\n<thead><tr>";
  for (std::uint32_t lane = 0; lane < layout.lanes; ++lane) out += "<td class=\"lane\"></td>";
  out += "<th>#</th><th class=\"left\">model</th>";
  for (const std::size_t column : view.columns) {
    const BoardColumn& shown = board.columns[column];
    out += "<th scope=\"col\">" + escape_html(shown.title.empty() ? shown.id.value : shown.title);
    if (shown.n) out += fmt::format("<small>n = {}</small>", *shown.n);
    out += "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (std::uint32_t place = 0; place < view.rows.size(); ++place) append_row(out, board, view, layout, place);
  out += "</tbody>\n</table></div>\n";
  append_ranking(out, board, view);
  append_notes(out, board, view);
  return out;
}

std::string render_html(std::span<const Board> boards, ColumnChoice columns) {
  std::string body;
  for (const Board& board : boards) body += render_html_table(board, columns);
  return html_page(boards.empty() ? "egoscope" : board_heading(boards.front()), body);
}

std::string render_html(const Report& report, ColumnChoice columns) {
  std::string body = fmt::format("<h1>{}</h1>\n<p>revision {}, {} items; egoscope {}</p>\n",
                                 escape_html(report.benchmark.title), escape_html(report.benchmark.revision),
                                 report.benchmark.n_items, escape_html(report.generator_version));
  for (const std::string& profile : report.settings.profiles) {
    body += render_html_table(board_from_report(report, ProfileId{profile}, RowOrigin::Scored), columns);
  }
  body += render_html_pairs({.comparisons = report.comparisons,
                             .flows = report.flows,
                             .profile_labels = pair_results(report).profile_labels});
  for (const DataTable& table : analysis_tables(report)) body += render_html(table);
  body += inputs_html(report);
  body += diagnostics_html(report.diagnostics);
  return html_page(report.benchmark.title + " - egoscope report", body);
}

std::string render_html(const PairResults& results) {
  return html_page("egoscope comparison", render_html_pairs(results));
}

}  // namespace ego
