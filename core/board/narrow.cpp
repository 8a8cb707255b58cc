#include "core/board/narrow.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/board/column_items.h"
#include "core/board/score_statistics.h"
#include "core/model/macro_column.h"
#include "core/stats/intervals.h"

namespace ego {
namespace {

constexpr double kLevel = 0.95;

/// The items of each board column; none where the set has no such column, or where it averages others and is no share of items.
std::vector<ItemSubset> column_subsets(const Board& board, const QuestionSet& questions) {
  std::vector<ItemSubset> columns;
  for (const BoardColumn& shown : board.columns) {
    const auto column = std::find_if(questions.columns.begin(), questions.columns.end(),
                                     [&](const Column& each) { return each.id == shown.id; });
    const bool counts = column != questions.columns.end() && averaged_group(*column).empty();
    columns.push_back(counts ? items_of_column(questions, *column) : ItemSubset::none(questions.questions.size()));
  }
  return columns;
}

std::vector<std::uint32_t> indices_of(const ItemSubset& subset) {
  std::vector<std::uint32_t> items;
  for (std::uint32_t item = 0; item < subset.items; ++item) {
    if (subset.contains(item)) items.push_back(item);
  }
  return items;
}

}  // namespace

void narrow_board(Board& board, const Narrowing& narrowing) {
  const std::vector<ItemSubset> columns = column_subsets(board, narrowing.questions);
  recount(board, narrowing.planes, columns, narrowing.items,
          narrowing.profile.denominator == Denominator::AllItems ? MissingItems::CountAsWrong : MissingItems::LeftOut);
  clear_rankings(board);
  for (BoardRow& row : board.rows) row.against_baseline.reset();
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const ItemSubset counted = columns[column].intersect(narrowing.items);
    board.columns[column].n = counted.count();
  }
  if (narrowing.items.count() * board.rows.size() > kMostScores) return;
  stats::CriticalValues critical(kLevel);
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const std::vector<std::uint32_t> items = indices_of(columns[column].intersect(narrowing.items));
    for (std::size_t row = 0; row < board.rows.size(); ++row) {
      const ScoredRun* run = narrowing.runs[row];
      if (run == nullptr || !board.rows[row].cells[column].value) continue;
      const ItemScores scores = denominator_scores(narrowing.questions, items, *run, narrowing.profile.denominator);
      BoardCell& cell = board.rows[row].cells[column];
      cell.clusters = scores.clusters.count;
      keep_interval(stats::score_interval(scores.scores, scores.clusters, critical), kLevel, cell.flags, cell);
    }
  }
}

}  // namespace ego
