/// The rankings of a report on a board: ids become places.
#pragma once

#include "core/board/board.h"
#include "core/report/report.h"

namespace ego {

/// Sets BoardColumn::ranking from Report::boards of the board's profile. Ids that the board lacks are left out.
void add_rankings(const Report& report, Board& board);

/// A row of kind baseline with the expected value of guessing in every column where something can be guessed.
/// Nothing is added if no cell knows its chance. Its counts are unknown: nobody answered.
void add_chance_row(Board& board);

}  // namespace ego
