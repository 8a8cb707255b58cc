/// Cells of the board: rank set, name with its second line, score with its interval, difference to a pinned row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/board/board.h"
#include "web/state/app_state.h"
#include "web/views/views.h"
#include "web/widgets/grid.h"

namespace ego::web {

/// What the cells of one frame share.
struct BoardFrame {
  const AppState& state;
  const Views& views;
  const Board& board;
  Grid& grid;
  std::optional<std::uint32_t> best_baseline = {};  ///< row of the board; nothing if there is none
};

/// @param column  of the grid
void rank_cell(Ui& ui, const BoardFrame& frame, std::uint32_t column, const BoardRow& row, const Rect& rect);
void name_cell(Ui& ui, const BoardFrame& frame, std::uint32_t column, const BoardRow& row, const Rect& rect);
/// @param row, index  of the board: a row and a column
void score_cell(Ui& ui, const BoardFrame& frame, std::uint32_t column, std::uint32_t row, std::uint32_t index,
                const Rect& rect);
/// The same while a row is pinned as reference: difference, interval and verdict against it.
void pin_cell(Ui& ui, const BoardFrame& frame, std::uint32_t column, std::uint32_t row, std::uint32_t index,
              const Rect& rect);

/// The baseline row with the best value of a column; nothing if the board has none.
std::optional<std::uint32_t> best_baseline(const Board& board, std::uint32_t index);

/// Room the marks of a column need behind its numbers, pixels; 0 if it has none.
float marks_width(const Ui& ui, const BoardView& view, std::uint32_t index);

/// Room a column of ranks needs beside its bands.
float rank_text_width(const Ui& ui, const BoardView& view);

}  // namespace ego::web
