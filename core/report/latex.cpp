#include "core/report/latex.h"

#include <fmt/format.h>

#include <set>

#include "core/base/utf8.h"
#include "core/report/table_view.h"

namespace ego {
namespace {

constexpr std::string_view kMacros =
    "% Needs \\usepackage{booktabs}. Restyle by defining these before the table.\n"
    "\\providecommand{\\egoci}[3]{#1\\,{\\scriptsize[#2, #3]}}  % value, interval\n"
    "\\providecommand{\\egofew}[1]{#1\\textsuperscript{\\dag}}  % fewer than 20 clusters\n"
    "\\providecommand{\\egoleader}[1]{\\textbf{#1}}  % rank set contains 1\n"
    "\\providecommand{\\egomissing}{--}\n";

std::string value_text(const BoardCell& cell, const BoardColumn& column) {
  if (!cell.value) return "\\egomissing";
  std::string text = escape_latex(cell.text);
  if (cell.interval && column.unit == "fraction") {
    text = fmt::format("\\egoci{{{}}}{{{}}}{{{}}}", text, score_text(cell.interval->lo, column.unit),
                       score_text(cell.interval->hi, column.unit));
    if (!few_clusters_mark(cell).empty()) text = "\\egofew{" + text + "}";
  }
  return cell.rank_set && cell.rank_set->lo == 1 ? "\\egoleader{" + text + "}" : text;
}

/// Denominators, profile and how the intervals were made.
std::string note(const Board& board, const TableView& view) {
  std::string text;
  if (!board.profile.value.empty()) text += "Profile " + board.profile.value + " " + board.profile_version + ". ";
  text += "n: ";
  for (std::size_t i = 0; i < view.columns.size(); ++i) {
    const BoardColumn& column = board.columns[view.columns[i]];
    const std::string& title = column.title.empty() ? column.id.value : column.title;
    text += fmt::format("{}{} {}", i == 0 ? "" : ", ", title, column.n ? std::to_string(*column.n) : "unknown");
  }
  text += ". ";
  std::set<std::string> methods;
  bool ranked = false;
  for (const BoardRow& row : board.rows) {
    for (const std::size_t column : view.columns) {
      const BoardCell& cell = row.cells[column];
      if (cell.interval)
        methods.insert(fmt::format("{:g} % {}", 100 * cell.interval->level, interval_words(cell.interval->method)));
      ranked = ranked || cell.rank_set.has_value();
    }
  }
  text += methods.empty() ? "No intervals" : "Intervals:";
  for (const std::string& method : methods) text += (method == *methods.begin() ? " " : "; ") + method;
  text += ".";
  // The dagger has a macro of its own in the cells; here the word is enough.
  if (const std::string few = few_clusters_note(board, view); !few.empty())
    text += " Dagger:" + few.substr(std::string_view("\u2020").size());
  text += ranked ? " Bold: rank set contains 1." : " No rank sets: nothing is bold.";
  return text;
}

}  // namespace

std::string escape_latex(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_step(text, at);
    const char32_t c = step.code_point;
    const std::string_view bytes = text.substr(at, step.length);
    at += step.length;
    if (!step.valid || step.surrogate) continue;
    if (c == '\\')
      out += "\\textbackslash{}";
    else if (c == '~')
      out += "\\textasciitilde{}";
    else if (c == '^')
      out += "\\textasciicircum{}";
    else if (c == '<')
      out += "\\textless{}";
    else if (c == '>')
      out += "\\textgreater{}";
    else if (c == '|')
      out += "\\textbar{}";
    else if (c == '"')
      out += "\\textquotedbl{}";
    else if (c == '\n' || c == '\r' || c == '\t')
      out += ' ';
    else if (c < 0x20 || (c >= 0x7F && c < 0xA0))
      continue;
    else if (std::string_view("&%$#_{}").find(static_cast<char>(c)) != std::string_view::npos && c < 0x80)
      out += '\\' + std::string(bytes);
    else
      out += bytes;
  }
  return out;
}

std::string render_latex(const Board& board, ColumnChoice columns) {
  const TableView view = table_view(board, columns);
  std::string out{kMacros};
  out += "\\begin{table}\n\\centering\n\\caption{" + escape_latex(board_heading(board)) + "}\n\\begin{tabular}{rl" +
         std::string(view.columns.size(), 'r') + "}\n\\toprule\n\\# & Model";
  for (const std::size_t column : view.columns) {
    const BoardColumn& about = board.columns[column];
    out += " & " + escape_latex(about.title.empty() ? about.id.value : about.title);
  }
  out += " \\\\\n\\midrule\n";
  for (const std::uint32_t index : view.rows) {
    const BoardRow& row = board.rows[index];
    out += escape_latex(rank_text(board, row)) + " & " + escape_latex(row.name);
    for (const std::size_t column : view.columns) out += " & " + value_text(row.cells[column], board.columns[column]);
    out += " \\\\\n";
  }
  return out + "\\bottomrule\n\\end{tabular}\n\\par\\smallskip{\\footnotesize " + escape_latex(note(board, view)) +
         "}\n\\end{table}\n";
}

std::string render_latex(const Report& report, ColumnChoice columns) {
  std::string out;
  for (const std::string& profile : report.settings.profiles) {
    if (!out.empty()) out += '\n';
    out += render_latex(board_from_report(report, ProfileId{profile}, RowOrigin::Scored), columns);
  }
  return out;
}

}  // namespace ego
