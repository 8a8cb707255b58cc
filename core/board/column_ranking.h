/// The rankings of a report on a board: ids become places.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/board/board.h"
#include "core/board/rank_family.h"
#include "core/report/report.h"

namespace ego {

/// Sets BoardColumn::ranking from Report::boards of the board's profile. Ids that the board lacks are left out.
void add_rankings(const Report& report, Board& board);

/// Sets BoardRow::against_baseline from the report's baseline check of the board's profile and main column, if it has one.
void add_baseline_tests(const Report& report, Board& board);

/// Sets ranking and rank sets of one column from what was found out about these rows.
/// @param family  rows of the board, in the order of the findings' members
void set_ranking(Board& board, std::size_t column, std::span<const std::uint32_t> family, const RankFindings& found,
                 double alpha);

/// A row of kind baseline with the expected value of guessing in every column where something can be guessed.
/// Nothing is added if no cell knows its chance. Its counts are unknown: nobody answered.
void add_chance_row(Board& board);

}  // namespace ego
