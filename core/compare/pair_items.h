/// The items of a pair as numbers: scores of both sides, what is unknown, and which cluster each belongs to.
/// Source: statistics.md 1.1.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/board/item_matrix.h"
#include "core/model/question.h"
#include "core/model/score.h"

namespace ego {

/// One side of one item.
struct PairSide {
  Outcome outcome = Outcome::Missing;
  double score = 0;       ///< in [0, 1]; everything without an answer is 0
  bool known = true;      ///< false: missing, dropped, failed or unscorable, so that it could as well have been 1
  bool unreadable = false;  ///< a reply is there, but no answer could be read from it
};

/// An item that both rows ran.
struct PairItem {
  std::uint32_t question = 0;  ///< index in QuestionSet
  PairSide baseline;
  PairSide candidate;
  bool answer_changed = false;  ///< an answer was read from both, and they differ
};

/// Where an item stands in the 2x2 of right and not right.
enum class PairSquare : std::uint8_t {
  Outside,  ///< unscorable for one row: left out for both
  BothRight,
  Lost,    ///< right before, not right after
  Gained,  ///< not right before, right after
  BothWrong,
};
PairSquare square_of(const PairItem& item);
/// True if the item was gained or lost and its other side has a reply, but no readable answer.
bool is_format_flip(const PairItem& item);

/// Items of the column that neither row left out as a whole part. Repeats that the profile counts are averaged.
/// @pre  both runs are of this QuestionSet and of the same profile
/// @param only  over no items = all
std::vector<PairItem> pair_items(const QuestionSet& questions, const Column& column, const ItemSubset& only,
                                 const ScoredRun& baseline, const ScoredRun& candidate);

/// A question of the baseline and the one of the candidate it is held against: mostly the same one.
struct QuestionPair {
  std::uint32_t before = 0;
  std::uint32_t after = 0;  ///< names the item and its cluster
};
/// The same for chosen questions, in the order given. @pre  indices are in the set and neither row left one out
std::vector<PairItem> pair_items(const QuestionSet& questions, std::span<const QuestionPair> pairs,
                                 const ScoredRun& baseline, const ScoredRun& candidate);

}  // namespace ego
