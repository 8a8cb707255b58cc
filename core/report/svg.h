/// Boards and pairs as one picture each: text stays text, light and dark follow the reader, nothing is loaded.
/// Source: formats.md section 5 (caption with n, profile and interval).
#pragma once

#include <span>
#include <string>

#include "core/board/board.h"
#include "core/compare/comparison.h"

namespace ego {

/// The main column of a board: every visible row with its value, interval and rank set; best first.
/// Caption: benchmark, column, n, profile and version, how the intervals were made. Rows without a value are left out.
std::string render_svg(const Board& board);

/// One pair: the difference of every column with its interval around a line at no difference, items gained and lost.
/// Caption: rows, n, profile, test and interval. A column too small to show an order has no interval.
/// @param comparisons  of one baseline and one candidate
std::string render_svg(std::span<const Comparison> comparisons);

}  // namespace ego
