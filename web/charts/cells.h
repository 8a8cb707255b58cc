/// A grid of cells with a number each: heat maps and matrices. Colour says how much, the printed number says it exactly;
/// a cell that cannot be told from its neighbours is hatched and has no colour.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/charts/chart.h"

namespace ego::web::charts {

/// An interval on the axis [0, 1] drawn inside a cell.
struct CellSpan {
  double low = 0, middle = 0, high = 1;
};

struct Cell {
  std::string text = {};  ///< the number as printed; empty: nothing is known
  std::string second = {};  ///< a smaller line below it, e.g. `n = 12`
  double amount = 0;  ///< in [-1, 1]: how strongly it is filled, and with which of two colours
  std::optional<CellSpan> span = {};
  bool weak = false;  ///< too few items for a colour
  bool absent = false;  ///< no item by construction
  std::string note = {};
  std::string opens = {}, opens_too = {};  ///< as Spot
};

enum class Labels : std::uint8_t {
  Words,  ///< a heading above each column
  Numbers,  ///< rows are numbered and columns carry the numbers: square matrices with long names
};

struct CellGrid {
  std::string title = {};
  std::string sentence = {};
  std::vector<std::string> rows = {}, columns = {};
  std::vector<Cell> cells = {};  ///< row by row, shape [rows * columns]
  Labels labels = Labels::Words;
  Ink more = Ink::Accent;  ///< colour of positive amounts
  Ink less = Ink::Wrong;  ///< of negative ones
};

Chart draw_cells(const CellGrid& grid, Space space);

}  // namespace ego::web::charts
