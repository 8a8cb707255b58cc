#include "core/model/item_means.h"

namespace ego {

ItemMeans::ItemMeans(const ScoredRun& run, std::size_t questions) : run_(run) {
  if (run.verdicts.size() <= questions) return;
  sums_.assign(questions, 0);
  counts_.assign(questions, 0);
  for (std::size_t i = questions; i < run.verdicts.size(); ++i) {
    const VerdictView verdict = run.verdicts[i];
    if (verdict.question >= questions) continue;
    sums_[verdict.question] += item_score(verdict);
    ++counts_[verdict.question];
  }
}

double ItemMeans::score(std::size_t question) const {
  const double first = item_score(run_.verdicts[question]);
  if (counts_.empty() || counts_[question] == 0) return first;
  return (first + sums_[question]) / (1 + counts_[question]);
}

}  // namespace ego
