#include "core/compare/pair_items.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "core/model/item_means.h"

namespace ego {
namespace {

bool is_known(Outcome outcome, InvalidReason reason) {
  if (outcome == Outcome::Invalid) return reason != InvalidReason::Error;
  return outcome != Outcome::Missing && outcome != Outcome::Dropped && outcome != Outcome::Unscorable;
}

bool both_read_differently(std::string_view before, std::string_view after) {
  return !before.empty() && !after.empty() && before != after;
}

PairSide side_of(const VerdictView& verdict) {
  PairSide side;
  side.outcome = verdict.outcome;
  side.score = item_score(verdict);
  side.known = is_known(verdict.outcome, verdict.reason);
  const bool reply_there = verdict.reason == InvalidReason::None || verdict.reason == InvalidReason::Unparsed ||
                           verdict.reason == InvalidReason::Empty;
  side.unreadable = verdict.outcome == Outcome::Invalid && reply_there;
  return side;
}

PairSide side_of(const ScoredRun& run, const ItemMeans& means, std::size_t question) {
  PairSide side = side_of(run.verdicts[question]);
  side.score = means.score(question);
  return side;
}

}  // namespace

PairSquare square_of(const PairItem& item) {
  if (item.baseline.outcome == Outcome::Unscorable || item.candidate.outcome == Outcome::Unscorable) {
    return PairSquare::Outside;
  }
  const bool right_before = item.baseline.outcome == Outcome::Right;
  const bool right_after = item.candidate.outcome == Outcome::Right;
  if (right_before) return right_after ? PairSquare::BothRight : PairSquare::Lost;
  return right_after ? PairSquare::Gained : PairSquare::BothWrong;
}

bool is_format_flip(const PairItem& item) {
  switch (square_of(item)) {
    case PairSquare::Lost: return item.candidate.unreadable;
    case PairSquare::Gained: return item.baseline.unreadable;
    default: return false;
  }
}

std::vector<PairItem> pair_items(const QuestionSet& questions, const Column& column, const ItemSubset& only,
                                 const ScoredRun& baseline, const ScoredRun& candidate) {
  const std::size_t n = std::min({questions.questions.size(), baseline.verdicts.size(), candidate.verdicts.size()});
  std::vector<QuestionPair> pairs;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (only.items > 0 && !only.contains(i)) continue;
    if (!questions.in_column(questions.questions[i], column)) continue;
    if (baseline.verdicts.outcome(i) == Outcome::NotSubmitted) continue;
    if (candidate.verdicts.outcome(i) != Outcome::NotSubmitted) pairs.push_back({i, i});
  }
  return pair_items(questions, pairs, baseline, candidate);
}

std::vector<PairItem> pair_items(const QuestionSet& questions, std::span<const QuestionPair> pairs,
                                 const ScoredRun& baseline, const ScoredRun& candidate) {
  const ItemMeans before(baseline, questions.questions.size());
  const ItemMeans after(candidate, questions.questions.size());
  std::vector<PairItem> items;
  items.reserve(pairs.size());
  for (const QuestionPair& pair : pairs) {
    const bool changed =
        both_read_differently(baseline.verdicts.answer(pair.before), candidate.verdicts.answer(pair.after));
    items.push_back(
        {pair.after, side_of(baseline, before, pair.before), side_of(candidate, after, pair.after), changed});
  }
  return items;
}

}  // namespace ego
