#include <catch2/catch_test_macros.hpp>
#include <numeric>
#include <string>
#include <vector>

#include "web/views/chart_view.h"

using namespace ego;
using namespace ego::web;

namespace {

/// A published table: a share and a difference, `rows` rows.
struct Table {
  AppState state;
  Board board;

  explicit Table(std::size_t rows) {
    BenchmarkData& data = state.benchmarks.emplace_back();
    data.entry.id = state.query.bench = "table";
    for (const char* id : {"overall", "delta_knowledge"}) {
      BoardColumn column;
      column.id = ColumnId(id);
      column.title = id;
      column.metric = column.title == "overall" ? "accuracy" : id;
      board.columns.push_back(std::move(column));
    }
    for (std::size_t i = 0; i < rows; ++i) {
      BoardRow row;
      row.id = RowId("row" + std::to_string(i));
      row.name = row.id.value;
      for (const double value : {0.5, 0.331}) {
        BoardCell cell;
        cell.value = value;
        cell.text = value == 0.5 ? "50.0" : "+33.1";
        row.cells.push_back(std::move(cell));
      }
      board.rows.push_back(std::move(row));
    }
  }
  ChartInput input() const {
    ChartInput made{state, board, std::vector<std::uint32_t>(board.rows.size()), {0, 1}, {0}, Tongue::English};
    std::iota(made.rows.begin(), made.rows.end(), 0U);
    return made;
  }
};

}  // namespace

TEST_CASE("chart view: a difference is printed but has no colour of the shares' scale", "[web][charts]") {
  const Table table(2);
  CHECK_FALSE(is_difference(table.board.columns[0]));
  CHECK(is_difference(table.board.columns[1]));
  const ChartOutput heat = heat_chart(table.input());
  CHECK(heat.scope == ChartScope::AllRows);
  std::size_t tinted = 0;
  std::size_t printed = 0;
  for (const charts::Shape& shape : heat.charts.wide.shapes) {
    tinted += shape.kind == charts::ShapeKind::Box && shape.ink == charts::Ink::Accent && shape.strength > 0 ? 1 : 0;
    printed += shape.text == "+33.1" ? 1 : 0;
  }
  CHECK(tinted == 2);  // the share of each row
  CHECK(printed == 2);
}

TEST_CASE("chart view: what rows do not say cannot be drawn", "[web][charts]") {
  Table table(3);
  CHECK(size_lacks(table.input()) == Text::LacksSize);
  CHECK(frames_lacks(table.input()) == Text::LacksFrames);
  CHECK(date_lacks(table.input()) == Text::LacksDate);
  CHECK(radar_lacks(table.input()) == Text::LacksAxes);  // one share; the difference has no axis
  table.board.rows[0].date = "2026-01-31";
  CHECK(date_lacks(table.input()) == Text::LacksDate);  // one point says nothing
  table.board.rows[1].date = "2026-02-28";
  CHECK_FALSE(date_lacks(table.input()));
  CHECK_FALSE(date_chart(table.input()).table.empty());
  table.board.columns[0].unit = "minutes";
  CHECK(date_lacks(table.input()) == Text::LacksShare);
}
