/// Cells of the board: rank, name with its second line, score with bar, counts and lint marks.
#pragma once

#include <cstdint>
#include <string>

#include "core/board/board.h"
#include "web/state/app_state.h"
#include "web/views/board_view.h"
#include "web/widgets/grid.h"

namespace ego::web {

void rank_cell(Ui& ui, Grid& grid, std::uint32_t column, const BoardRow& row, std::size_t ranked_by, const Rect& rect);
void name_cell(Ui& ui, Grid& grid, std::uint32_t column, const AppState& state, const BoardRow& row, const Rect& rect);
/// @param index  in Board::columns
void score_cell(Ui& ui, Grid& grid, std::uint32_t column, const BoardView& view, const BoardRow& row,
                std::uint32_t index, const Rect& rect);

/// `Baseline`, `Human`, ... for a kind word of the core.
std::string kind_title(const Ui& ui, std::string_view kind);
/// A column group for people.
std::string group_title(const Ui& ui, std::string_view group);
/// What a score cell says beside its number: denominators, rank, lint, note; lines.
std::string cell_detail(const Ui& ui, const BoardColumn& column, const BoardCell& cell);

}  // namespace ego::web
