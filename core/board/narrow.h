/// A board over some of its items: what a reader asks for who leaves out suspicious questions, or wants only those with long evidence.
#pragma once

#include <cstdint>
#include <span>

#include "core/benchmarks/benchmark.h"
#include "core/board/board.h"
#include "core/board/item_matrix.h"
#include "core/model/question.h"
#include "core/model/score.h"

namespace ego {

/// What a board is narrowed by. Runs belong to rows of the board.
struct Narrowing {
  const QuestionSet& questions;
  const Profile& profile;
  std::span<const ScoredRun* const> runs;  ///< shape [board rows]; null for a row without answers
  const OutcomePlanes& planes;  ///< of outcome_matrix(runs)
  const ItemSubset& items;  ///< that count
};

/// Replaces values, counts and intervals by those over the items alone: right / n whatever the column's metric. Rank sets go, since they
/// were of all items; rows without answers become empty.
/// Intervals are left out of a board with more than kMostScores answers to look at.
void narrow_board(Board& board, const Narrowing& narrowing);
inline constexpr std::size_t kMostScores = 4'000'000;

}  // namespace ego
