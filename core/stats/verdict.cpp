#include "core/stats/verdict.h"

namespace ego::stats {

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::Better: return "better";
    case Verdict::WithinMargin: return "within_margin";
    case Verdict::Worse: return "worse";
    case Verdict::NoDifferenceShown: return "no_difference_shown";
    case Verdict::NotWorse: return "not_worse";
    case Verdict::Inconclusive: return "inconclusive";
  }
  return "inconclusive";
}

int exit_code(Verdict verdict) {
  if (verdict == Verdict::Worse) return 1;
  return verdict == Verdict::Inconclusive ? 2 : 0;
}

Verdict decide(const VerdictInput& input) {
  if (!input.bounds || !input.p) return Verdict::Inconclusive;
  const bool significant = *input.p <= input.alpha;
  if (significant && input.bounds->lo > 0) return Verdict::Better;
  const bool margin_kept = input.margin && input.bounds->lo > -*input.margin;
  if (significant && input.bounds->hi < 0) return margin_kept ? Verdict::WithinMargin : Verdict::Worse;
  if (!input.margin) {
    const bool too_coarse = input.max_mde && input.mde80 && *input.mde80 > *input.max_mde;
    return too_coarse ? Verdict::Inconclusive : Verdict::NoDifferenceShown;
  }
  return margin_kept ? Verdict::NotWorse : Verdict::Inconclusive;
}

}  // namespace ego::stats
