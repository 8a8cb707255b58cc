#include "core/benchmarks/claims.h"

#include <cmath>
#include <optional>

#include "core/json/writer.h"

namespace ego {

std::vector<ClaimCheck> check_claims(const Benchmark& benchmark, const Submission& submission,
                                     std::span<const ScoredRun> runs) {
  constexpr double kRounding = 5e-6;  // claims are written with five decimals or more
  std::vector<ClaimCheck> out;
  for (const ClaimedScore& claim : submission.claimed) {
    const std::optional<ClaimTarget> target = benchmark.claim_target(claim);
    const std::optional<double> claimed = claim.value.as_double();
    if (!target || !claimed) continue;
    for (const ScoredRun& run : runs) {
      if (run.profile != target->profile) continue;
      for (const Score& score : run.scores) {
        if (score.column != target->column || !score.value) continue;
        out.push_back({submission.row, claim.name, json::write(claim.value, json::Layout::Compact), *claimed,
                       score.column, run.profile, *score.value, score.k, score.n,
                       std::abs(*score.value - *claimed) <= kRounding});
      }
    }
  }
  return out;
}

}  // namespace ego
