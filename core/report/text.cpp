#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/quote.h"
#include "core/base/utf8.h"
#include "core/report/render.h"
#include "core/report/table_view.h"
#include "core/report/terminal_text.h"

namespace ego {
namespace {

constexpr std::size_t kMaxNameWidth = 40;

std::string name_text(std::string_view name) {
  std::string text = single_line(name);
  if (shown_width(text) <= kMaxNameWidth) return text;
  return text.substr(0, prefix_of_code_points(text, kMaxNameWidth - 3)) + "...";
}

std::string cell_text(const BoardCell& cell, const BoardColumn& column) {
  if (!cell.value) return std::string(empty_cell_text(column));
  std::string text = cell.text;
  if (!cell.lint.empty()) text += '!';
  if (cell.has_counts) text += fmt::format(" {}/{}", cell.k, cell.n);
  return text;
}

/// Without counts in the cells the denominator stands in the heading.
std::string column_text(const Board& board, std::size_t column) {
  const bool counted = std::any_of(board.rows.begin(), board.rows.end(),
                                   [&](const BoardRow& row) { return row.cells[column].has_counts; });
  const BoardColumn& shown = board.columns[column];
  return counted || !shown.n ? single_line(shown.id.value)
                             : fmt::format("{}/{}", single_line(shown.id.value), *shown.n);
}

/// Rank set and interval of the main column, where any row has them.
struct MainColumn {
  std::size_t index = 0;
  bool intervals = false;
  bool rank_sets = false;
};

MainColumn main_column_of(const Board& board) {
  MainColumn out{board.columns.empty() ? 0 : board.main_column()};
  for (const BoardRow& row : board.rows) {
    if (row.cells.empty()) continue;
    out.intervals = out.intervals || !interval_text(row.cells[out.index], board.columns[out.index]).empty();
    out.rank_sets = out.rank_sets || row.cells[out.index].rank_set.has_value();
  }
  return out;
}

/// Counts of the main column stand in columns of their own, so that an answer that could not be read is seen at once.
void append_counts(TextLine& line, const BoardCell& cell) {
  if (!cell.has_counts) {
    line.insert(line.end(), 4, "");
    return;
  }
  for (const std::uint64_t count : {cell.counts.right, cell.counts.wrong, cell.counts.invalid(), cell.counts.missing}) {
    line.push_back(fmt::format("{}", count));
  }
}

}  // namespace

std::string render_text(const Board& board, ColumnChoice columns) {
  const TableView view = table_view(board, columns);
  const MainColumn main = main_column_of(board);
  std::vector<Align> align = {Align::Right, Align::Left};
  TextLine header = {"#", "row"};
  if (main.rank_sets) {
    header.emplace_back("ranks");
    align.push_back(Align::Left);
  }
  if (main.intervals) {
    header.emplace_back("95 %");
    align.push_back(Align::Left);
  }
  for (const std::size_t column : view.columns) {
    header.push_back(column_text(board, column));
    align.push_back(Align::Right);
  }
  const bool counted = std::any_of(board.rows.begin(), board.rows.end(), [&](const BoardRow& row) {
    return !row.cells.empty() && row.cells[board.main_column()].has_counts;
  });
  if (counted) {
    for (const std::string_view word : {"right", "wrong", "invalid", "missing"}) header.emplace_back(word);
    align.insert(align.end(), 4, Align::Right);
  }
  std::vector<TextLine> lines = {header};
  for (const std::uint32_t index : view.rows) {
    const BoardRow& row = board.rows[index];
    TextLine line = {rank_text(board, row), name_text(row.name)};
    if (main.rank_sets) line.push_back(rank_set_text(row.cells[main.index]));
    if (main.intervals) line.push_back(interval_text(row.cells[main.index], board.columns[main.index]));
    for (const std::size_t column : view.columns) line.push_back(cell_text(row.cells[column], board.columns[column]));
    if (counted) append_counts(line, row.cells[board.main_column()]);
    lines.push_back(std::move(line));
  }
  std::string out = single_line(board_heading(board)) + '\n' + aligned_text(lines, align);
  for (const std::string& note : ranking_notes(board)) out += "  " + single_line(note) + '\n';
  for (const TableNote& note : table_notes(board, view)) {
    out += fmt::format("  {}, {}: {}\n", name_text(board.rows[note.row].name), board.columns[note.column].id.value,
                       single_line(note.text));
  }
  return out;
}

std::string render_text(const Report& report, ColumnChoice columns) {
  std::string out = fmt::format("{} revision {} {} items\n", single_line(report.benchmark.id.value),
                                single_line(report.benchmark.revision), report.benchmark.n_items);
  for (const std::string& profile : report.settings.profiles) {
    out += '\n' + render_text(board_from_report(report, ProfileId{profile}, RowOrigin::Scored), columns);
  }
  return out;
}

}  // namespace ego
