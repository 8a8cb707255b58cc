#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/quote.h"
#include "core/base/utf8.h"
#include "core/report/render.h"
#include "core/report/table_view.h"
#include "core/report/terminal_text.h"

namespace ego {
namespace {

constexpr std::size_t kMaxNameWidth = 56;

/// Names of runs differ at their ends (`..._adaptation`), so a long one is cut in its middle.
std::string name_text(std::string_view name) {
  std::string text = single_line(name);
  if (shown_width(text) <= kMaxNameWidth) return text;
  const auto points = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  constexpr std::size_t kHalf = (kMaxNameWidth - 3) / 2;
  if (points <= 2 * kHalf) return text.substr(0, prefix_of_code_points(text, kHalf)) + "...";
  return text.substr(0, prefix_of_code_points(text, kHalf)) + "..." +
         text.substr(prefix_of_code_points(text, points - kHalf));
}

/// Rows of one name are told apart by their settings.
std::string row_text(const Board& board, const BoardRow& row) {
  const auto alike = std::count_if(board.rows.begin(), board.rows.end(),
                                   [&](const BoardRow& other) { return other.name == row.name; });
  return name_text(row.setting.empty() || alike < 2 ? row.name : row.name + ", " + row.setting);
}

std::string cell_text(const BoardCell& cell, const BoardColumn& column) {
  if (!cell.value) return std::string(empty_cell_text(column));
  std::string text = cell.text;
  if (!cell.lint.empty()) text += '!';
  if (cell.has_counts) text += fmt::format(" {}/{}", cell.k, cell.n);
  if (cell.counts.partial > 0) text += fmt::format(", {} partial", cell.counts.partial);
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
class CountColumns {
 public:
  explicit CountColumns(const Board& board) {
    if (board.columns.empty()) return;
    main_ = board.main_column();
    for (const Kind& kind : kKinds) {
      const bool any = std::any_of(board.rows.begin(), board.rows.end(), [&](const BoardRow& row) {
        return row.cells[main_].has_counts && (kind.always || kind.count(row.cells[main_].counts) > 0);
      });
      if (any) shown_.push_back(&kind);
    }
  }

  void append_header(TextLine& header, std::vector<Align>& align) const {
    for (const Kind* kind : shown_) header.emplace_back(kind->name);
    align.insert(align.end(), shown_.size(), Align::Right);
  }

  void append(TextLine& line, const BoardRow& row) const {
    for (const Kind* kind : shown_) {
      const BoardCell& cell = row.cells[main_];
      line.push_back(cell.has_counts ? fmt::format("{}", kind->count(cell.counts)) : std::string());
    }
  }

 private:
  struct Kind {
    std::string_view name;
    std::uint64_t (*count)(const Counts&);
    bool always;  ///< else only where it is not 0
  };
  static constexpr std::array<Kind, 7> kKinds{Kind{"right", [](const Counts& c) { return c.right; }, true},
                                              Kind{"wrong", [](const Counts& c) { return c.wrong; }, true},
                                              Kind{"partial", [](const Counts& c) { return c.partial; }, false},
                                              Kind{"invalid", [](const Counts& c) { return c.invalid(); }, true},
                                              Kind{"missing", [](const Counts& c) { return c.missing; }, true},
                                              Kind{"dropped", [](const Counts& c) { return c.dropped; }, false},
                                              Kind{"unscorable", [](const Counts& c) { return c.unscorable; }, false}};

  std::size_t main_ = 0;
  std::vector<const Kind*> shown_;
};

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
  const CountColumns counts(board);
  counts.append_header(header, align);
  const TableSources sources = table_sources(board, view);
  if (!sources.texts.empty()) {
    header.emplace_back("source");
    align.push_back(Align::Left);
  }
  std::vector<TextLine> lines = {header};
  for (const std::uint32_t index : view.rows) {
    const BoardRow& row = board.rows[index];
    TextLine line = {rank_text(board, row), row_text(board, row)};
    if (main.rank_sets) line.push_back(rank_set_text(row.cells[main.index]));
    if (main.intervals)
      line.push_back(interval_text(row.cells[main.index], board.columns[main.index]) +
                     std::string(few_clusters_mark(row.cells[main.index])));
    for (const std::size_t column : view.columns) line.push_back(cell_text(row.cells[column], board.columns[column]));
    counts.append(line, row);
    if (sources.of_row[index] > 0) line.push_back(fmt::format("[{}]", sources.of_row[index]));
    lines.push_back(std::move(line));
  }
  std::string out = single_line(board_heading(board)) + '\n' + aligned_text(lines, align);
  if (const std::string few = few_clusters_note(board, {{main.index}, view.rows}); !few.empty())
    out += "  " + few + '\n';
  for (const std::string& note : ranking_notes(board)) out += "  " + single_line(note) + '\n';
  for (const TableNote& note : table_notes(board, view)) {
    out += fmt::format("  {}, {}: {}\n", row_text(board, board.rows[note.row]), board.columns[note.column].id.value,
                       single_line(note.text));
  }
  for (std::size_t i = 0; i < sources.texts.size(); ++i)
    out += fmt::format("  [{}] {}\n", i + 1, single_line(sources.texts[i]));
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
