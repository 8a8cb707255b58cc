/// The score of each item of a run, where profiles that count every row leave further rows of an item behind the first.
/// Source: statistics.md 1.1.
#pragma once

#include <cstddef>
#include <vector>

#include "core/model/score.h"

namespace ego {

/// Item scores in [0, 1]; several rows of an item are averaged, so that they never weigh as further items.
class ItemMeans {
 public:
  /// @param questions  number of questions in the set
  /// @keeps a view of the run
  ItemMeans(const ScoredRun& run, std::size_t questions);

  /// @pre question < questions, and the run has a verdict for it
  double score(std::size_t question) const;

 private:
  const ScoredRun& run_;
  std::vector<double> sums_;  ///< of further rows, by question; empty without any
  std::vector<double> counts_;
};

}  // namespace ego
