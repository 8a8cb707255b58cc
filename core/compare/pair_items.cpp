#include "core/compare/pair_items.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

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
  side.score = comparison_score(verdict);
  side.known = is_known(verdict.outcome, verdict.reason);
  const bool reply_there = verdict.reason == InvalidReason::None || verdict.reason == InvalidReason::Unparsed ||
                           verdict.reason == InvalidReason::Empty;
  side.unreadable = verdict.outcome == Outcome::Invalid && reply_there;
  return side;
}

PairSide side_of(Outcome outcome) {
  PairSide side;
  side.outcome = outcome;
  side.score = outcome == Outcome::Right ? 1 : outcome == Outcome::Partial ? 0.5 : 0;
  side.known = is_known(outcome, InvalidReason::None);
  side.unreadable = outcome == Outcome::Invalid;
  return side;
}

/// Scores of repeated rows, which stand behind the first of each question.
class Repeats {
 public:
  Repeats(const ScoredRun& run, std::size_t questions) : run_(run) {
    if (run.verdicts.size() <= questions) return;
    sums_.assign(questions, 0);
    counts_.assign(questions, 0);
    for (std::size_t i = questions; i < run.verdicts.size(); ++i) {
      const VerdictView verdict = run.verdicts[i];
      if (verdict.question >= questions) continue;
      sums_[verdict.question] += comparison_score(verdict);
      ++counts_[verdict.question];
    }
  }

  PairSide side(std::size_t question) const {
    PairSide side = side_of(run_.verdicts[question]);
    if (counts_.empty() || counts_[question] == 0) return side;
    side.score = (side.score + sums_[question]) / (1 + counts_[question]);
    return side;
  }

 private:
  const ScoredRun& run_;
  std::vector<double> sums_;
  std::vector<double> counts_;
};

}  // namespace

double comparison_score(const VerdictView& verdict) {
  if (verdict.outcome == Outcome::Right) return 1;
  if (verdict.outcome != Outcome::Partial) return 0;
  const double mark = verdict.mark.value_or(0.5);
  return mark >= 0 && mark <= 1 ? mark : 0.5;
}

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

std::vector<PairItem> pair_items(const QuestionSet& questions, const Column& column, const ScoredRun& baseline,
                                 const ScoredRun& candidate) {
  const std::size_t n = std::min({questions.questions.size(), baseline.verdicts.size(), candidate.verdicts.size()});
  std::vector<QuestionPair> pairs;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (!questions.in_column(questions.questions[i], column)) continue;
    if (baseline.verdicts.outcome(i) == Outcome::NotSubmitted) continue;
    if (candidate.verdicts.outcome(i) != Outcome::NotSubmitted) pairs.push_back({i, i});
  }
  return pair_items(questions, pairs, baseline, candidate);
}

std::vector<PairItem> pair_items(const QuestionSet& questions, std::span<const QuestionPair> pairs,
                                 const ScoredRun& baseline, const ScoredRun& candidate) {
  const Repeats before(baseline, questions.questions.size());
  const Repeats after(candidate, questions.questions.size());
  std::vector<PairItem> items;
  items.reserve(pairs.size());
  for (const QuestionPair& pair : pairs) {
    const bool changed =
        both_read_differently(baseline.verdicts.answer(pair.before), candidate.verdicts.answer(pair.after));
    items.push_back({pair.after, before.side(pair.before), after.side(pair.after), changed});
  }
  return items;
}

std::vector<PairItem> pair_items(const QuestionSet& questions, const ItemMatrix& matrix, const MatrixPair& rows,
                                 const ItemSubset& subset) {
  const std::size_t n = std::min({matrix.items(), subset.items, questions.questions.size()});
  std::vector<PairItem> items;
  for (std::size_t i = 0; i < n; ++i) {
    if (!subset.contains(i)) continue;
    const Outcome before = matrix.outcome(rows.baseline, i);
    const Outcome after = matrix.outcome(rows.candidate, i);
    if (before == Outcome::NotSubmitted || after == Outcome::NotSubmitted) continue;
    const std::uint8_t was = matrix.answer(rows.baseline, i);
    const std::uint8_t is = matrix.answer(rows.candidate, i);
    items.push_back({static_cast<std::uint32_t>(i), side_of(before), side_of(after), was != 0 && is != 0 && was != is});
  }
  return items;
}

}  // namespace ego
