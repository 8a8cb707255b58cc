/// Scores that a file claims for itself, held against what its rows come to.
/// Source: formats.md sections 3 and 7.2 (W121).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/benchmarks/benchmark.h"
#include "core/model/score.h"
#include "core/model/submission.h"

namespace ego {

/// One claim and the number of ours that it speaks of.
struct ClaimCheck {
  RowId row;
  std::string name;      ///< as in the file, e.g. `summary.accuracy`
  std::string text;      ///< the value as written
  double claimed = 0;    ///< the same as a number
  ColumnId column;
  ProfileId profile;
  double recomputed = 0;
  std::uint64_t k = 0;   ///< right answers behind it
  std::uint64_t n = 0;   ///< its denominator
  bool agrees = true;    ///< to five decimals
};

/// The claims of a submission that the benchmark can recompute, under the profiles it was scored with; in file order.
std::vector<ClaimCheck> check_claims(const Benchmark& benchmark, const Submission& submission,
                                     std::span<const ScoredRun> runs);

}  // namespace ego
