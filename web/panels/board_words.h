/// Words of a board in the interface language: what a cell says beside its number, flags, kinds, groups, formulas.
#pragma once

#include <string>
#include <string_view>

#include "core/board/board.h"
#include "core/compare/comparison.h"
#include "web/panels/numbers.h"
#include "web/widgets/ui.h"

namespace ego::web {

/// `Baseline`, `Human`, ... for a kind word of the core.
std::string kind_title(const Ui& ui, std::string_view kind);
/// A column group for people.
std::string group_title(const Ui& ui, std::string_view group);
/// The name of a fact rows can be filtered by.
std::string fact_title(const Ui& ui, std::string_view field);

/// `460/957, 12 invalid, 5 missing`; `n = 957`; empty if nothing is known.
std::string denominator_words(const Ui& ui, const BoardCell& cell);
/// What a score cell says beside its number: denominators, interval, ranks, flags, lint, note; lines.
std::string cell_detail(const Ui& ui, const BoardColumn& column, const BoardCell& cell);
/// One sentence for a flag of the report schema; the flag itself if it has none.
std::string flag_words(const Ui& ui, std::string_view flag);

/// How a column's value is made, and its denominator.
std::string column_help(const Ui& ui, const BoardColumn& column);
/// Which scoring made the board's values, with its source; lines. Empty for published tables.
std::string profile_help(const Ui& ui, const Board& board);

/// `[+1.0, +11.6]`; empty without an interval.
std::string points_interval(const Comparison& comparison);
/// `better`, `worse`, `no difference shown`, ... as one word of a verdict.
std::string verdict_word(const Ui& ui, PairVerdict verdict);
/// Difference, interval, p, detectable difference and verdict in one sentence; a small slice has the verdict of its test, and is marked.
std::string comparison_words(const Ui& ui, const Comparison& comparison);

}  // namespace ego::web
