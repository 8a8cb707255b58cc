/// One row over two facets (domain x task), the difference of two rows, or rows over columns where nothing is crossed.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "web/charts/cells.h"
#include "web/views/chart_view.h"

namespace ego::web {
namespace {

using charts::Cell;
using charts::CellGrid;

constexpr double kPercent = 100;

/// Columns of the board that are the meeting of two facet values.
struct Crossing {
  std::string first_facet, second_facet;
  std::vector<std::string> first_values, second_values;
  std::vector<std::optional<std::uint32_t>> columns;  ///< [first][second]: board column
};

const std::vector<std::pair<std::string, std::string>>* slice_of(const AppState& state, const ColumnId& id) {
  const BenchmarkData& data = *state.current();
  if (const Report* report = data.report.ready()) {
    if (const auto column = report->find_column(id)) return &report->columns[*column].column.slice;
  }
  if (const QuestionSet* questions = data.questions.ready()) {
    for (const Column& column : questions->columns) {
      if (column.id == id) return &column.slice;
    }
  }
  return nullptr;
}

std::size_t place_of(std::vector<std::string>& values, const std::string& value) {
  const auto found = std::find(values.begin(), values.end(), value);
  if (found != values.end()) return static_cast<std::size_t>(found - values.begin());
  values.push_back(value);
  return values.size() - 1;
}

Crossing find_crossing(const ChartInput& input) {
  Crossing crossing;
  struct Meeting {
    std::size_t first, second;
    std::uint32_t column;
  };
  std::vector<Meeting> meetings;
  for (std::uint32_t i = 0; i < input.board.columns.size(); ++i) {
    const auto* slice = slice_of(input.state, input.board.columns[i].id);
    if (slice == nullptr || slice->size() != 2) continue;
    if (meetings.empty()) {
      crossing.first_facet = (*slice)[0].first;
      crossing.second_facet = (*slice)[1].first;
    }
    if ((*slice)[0].first != crossing.first_facet || (*slice)[1].first != crossing.second_facet) continue;
    meetings.push_back(
        {place_of(crossing.first_values, (*slice)[0].second), place_of(crossing.second_values, (*slice)[1].second), i});
  }
  crossing.columns.resize(crossing.first_values.size() * crossing.second_values.size());
  for (const Meeting& meeting : meetings)
    crossing.columns[meeting.first * crossing.second_values.size() + meeting.second] = meeting.column;
  return crossing;
}

/// The title of the column that holds just this facet value; the value itself if there is none.
std::string value_title(const ChartInput& input, const std::string& facet, const std::string& value) {
  for (const BoardColumn& column : input.board.columns) {
    const auto* slice = slice_of(input.state, column.id);
    if (slice != nullptr && slice->size() == 1 && (*slice)[0].first == facet && (*slice)[0].second == value)
      return input.title(column);
  }
  return value;
}

bool is_weak(const BoardCell& cell) { return cell.n > 0 && cell.n < least_items_for_colour(); }

/// How strongly a score is filled: 0 at 0 %, 1 at 100 %, one scale for the whole chart.
Cell score_cell(const ChartInput& input, const BoardColumn& column, const BoardCell& board_cell) {
  Cell cell;
  cell.absent = column.absent;
  if (!board_cell.value) {
    cell.text = column.absent ? "" : "\u2013";
    cell.weak = true;
    return cell;
  }
  cell.text = board_cell.text;
  const bool fraction = column.unit == "fraction" && !is_difference(column);
  cell.amount = fraction ? std::clamp(*board_cell.value, 0.0, 1.0) : 0;
  cell.weak = is_weak(board_cell) || (!fraction && !is_difference(column));
  if (board_cell.n > 0) cell.second = "n " + std::to_string(board_cell.n);
  if (board_cell.interval && fraction)
    cell.span = charts::CellSpan{board_cell.interval->lo, *board_cell.value, board_cell.interval->hi};
  const std::string counts = denominator_text(board_cell);
  cell.note = cell.text + (counts.empty() ? "" : "\n" + counts);
  if (board_cell.interval && fraction) {
    cell.note += fmt::format("\n[{:.1f}, {:.1f}] {}", kPercent * board_cell.interval->lo,
                             kPercent * board_cell.interval->hi, board_cell.interval->method);
  }
  if (is_weak(board_cell)) cell.note += '\n' + input.say(Text::ChartTooFew, {std::to_string(least_items_for_colour())});
  return cell;
}

Cell difference_cell(const ChartInput& input, const BoardColumn& column, const BoardCell& base,
                     const BoardCell& other) {
  Cell cell;
  cell.absent = column.absent;
  if (!base.value || !other.value) {
    cell.text = column.absent ? "" : "\u2013";
    cell.weak = true;
    return cell;
  }
  const double difference = *other.value - *base.value;
  const double points = std::abs(kPercent * difference);
  const std::string_view sign = difference > 0 ? "\u25b2 " : difference < 0 ? "\u25bc " : "";
  cell.text = fmt::format("{}{:.1f}", sign, points);
  // A quarter of the scale is a great deal between two rows.
  constexpr double kStrong = 0.25;
  cell.amount = std::clamp(difference / kStrong, -1.0, 1.0);
  cell.weak = is_weak(base) || is_weak(other);
  if (other.n > 0) cell.second = "n " + std::to_string(other.n);
  cell.note = base.text + " \u2192 " + other.text;
  if (cell.weak) cell.note += '\n' + input.say(Text::ChartTooFew, {std::to_string(least_items_for_colour())});
  return cell;
}

/// The numbers of a grid, long form: one line a cell.
struct GridTable {
  ViewTable table;

  explicit GridTable(const ChartInput& input, const std::string& first, const std::string& second) {
    table.columns = {{"row", first, ColumnKind::Text},
                     {"column", second, ColumnKind::Text},
                     {"value", input.say(Text::ChartScore), ColumnKind::Number},
                     {"lo", input.say(Text::ChartLower), ColumnKind::Number},
                     {"hi", input.say(Text::ChartUpper), ColumnKind::Number},
                     {"n", "n", ColumnKind::Number}};
  }
  void add(const std::string& row, const std::string& column, TableCell value, const BoardCell* cell) {
    const auto bound = [&](double ReportInterval::* end) {
      return cell != nullptr && cell->interval ? std::optional((*cell->interval).*end) : std::nullopt;
    };
    table.rows.push_back({{TableCell(row), TableCell(column), std::move(value),
                           percent_cell(bound(&ReportInterval::lo)), percent_cell(bound(&ReportInterval::hi)),
                           cell != nullptr && cell->n > 0 ? count_cell(cell->n) : TableCell("\u2013")},
                          {}});
  }
};

void finish(ChartOutput& output, const CellGrid& grid, ViewTable table, const ChartInput& input) {
  table.title = grid.title;
  table.notes.push_back(grid.sentence);
  const std::string few = input.say(Text::ChartTooFew, {std::to_string(least_items_for_colour())});
  if (few != grid.sentence) table.notes.push_back(few);
  output.table = std::move(table);
  output.charts = charts::draw_in_every_space(charts::draw_cells, grid);
}

ChartOutput crossed_chart(const ChartInput& input, const Crossing& crossing) {
  const bool two = input.chosen.size() >= 2;
  const BoardRow& base = input.board.rows[input.chosen[0]];
  const BoardRow& other = input.board.rows[input.chosen[two ? 1 : 0]];
  CellGrid grid;
  grid.title = two ? input.say(Text::ChartDifferenceOf, {other.name, base.name}) : base.name;
  GridTable numbers(input, crossing.first_facet, crossing.second_facet);
  std::size_t weak = 0;
  for (const std::string& value : crossing.first_values)
    grid.rows.push_back(value_title(input, crossing.first_facet, value));
  for (const std::string& value : crossing.second_values)
    grid.columns.push_back(value_title(input, crossing.second_facet, value));
  for (std::size_t i = 0; i < crossing.columns.size(); ++i) {
    const std::string& row = grid.rows[i / grid.columns.size()];
    const std::string& column = grid.columns[i % grid.columns.size()];
    const auto& place = crossing.columns[i];
    if (!place) {
      grid.cells.push_back({.absent = true, .note = row + " \u00d7 " + column + "\n" + input.say(Text::NoItemsCell)});
      numbers.add(row, column, TableCell(input.say(Text::NoItemsCell)), nullptr);
      continue;
    }
    const BoardColumn& about = input.board.columns[*place];
    const BoardCell& from = base.cells[*place];
    const BoardCell& to = other.cells[*place];
    Cell cell = two ? difference_cell(input, about, from, to) : score_cell(input, about, to);
    cell.note = row + " \u00d7 " + column + "\n" + cell.note;
    weak += cell.weak ? 1 : 0;
    const std::optional<double> value =
        two ? (from.value && to.value ? std::optional(*to.value - *from.value) : std::nullopt) : to.value;
    numbers.add(row, column, percent_cell(value), two ? nullptr : &to);
    grid.cells.push_back(std::move(cell));
  }
  const std::string few = std::to_string(least_items_for_colour());
  grid.sentence = two ? input.say(Text::ChartTooFew, {few})
                      : input.say(Text::ChartHeatSentence, {std::to_string(grid.rows.size()),
                                                            std::to_string(grid.columns.size()), std::to_string(weak)});
  grid.more = two ? charts::Ink::Right : charts::Ink::Accent;
  ChartOutput output;
  finish(output, grid, std::move(numbers.table), input);
  return output;
}

/// Where no column crosses two facets: every shown row over every shown column.
ChartOutput row_chart(const ChartInput& input) {
  CellGrid grid;
  grid.title = input.board.title.empty() ? input.say(Text::ScoredTable) : input.board.title;
  GridTable numbers(input, input.say(Text::ModelColumn), input.say(Text::ColumnLabel));
  for (const std::uint32_t column : input.columns) grid.columns.push_back(input.title(input.board.columns[column]));
  for (const std::uint32_t row : input.rows) {
    const BoardRow& shown = input.board.rows[row];
    grid.rows.push_back(shown.setting.empty() ? shown.name : shown.name + " \u00b7 " + shown.setting);
    for (const std::uint32_t column : input.columns) {
      const BoardColumn& about = input.board.columns[column];
      Cell cell = score_cell(input, about, shown.cells[column]);
      cell.second.clear();
      cell.span.reset();
      cell.note = shown.name + "\n" + input.title(about) + "\n" + cell.note;
      cell.opens = shown.id.value;
      numbers.add(shown.name, input.title(about), {shown.cells[column].text, shown.cells[column].value},
                  &shown.cells[column]);
      numbers.table.rows.back().opens = shown.id.value;
      grid.cells.push_back(std::move(cell));
    }
  }
  grid.sentence =
      input.say(Text::ChartRowsSentence, {std::to_string(grid.rows.size()), std::to_string(grid.columns.size())});
  ChartOutput output;
  output.scope = ChartScope::AllRows;
  finish(output, grid, std::move(numbers.table), input);
  return output;
}

}  // namespace

ChartOutput heat_chart(const ChartInput& input) {
  const Crossing crossing = find_crossing(input);
  if (crossing.first_values.size() >= 2 && crossing.second_values.size() >= 2 && !input.chosen.empty())
    return crossed_chart(input, crossing);
  if (input.rows.empty() || input.columns.empty()) return {};
  return row_chart(input);
}

}  // namespace ego::web
