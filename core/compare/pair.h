/// Two rows on the same items: 2x2 table, flips, cluster sign-flip test, interval, verdict.
/// Source: statistics.md section 4.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/board/item_matrix.h"
#include "core/compare/comparison.h"
#include "core/compare/pair_items.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/stats/philox.h"

namespace ego {

struct PairOptions {
  double alpha = 0.05;
  double level = 0.95;  ///< of the interval
  std::optional<double> margin = {};   ///< largest tolerable loss, fraction
  std::optional<double> max_mde = {};  ///< a detectable difference above this is inconclusive
  std::uint64_t seed = stats::kDefaultSeed;
  std::uint32_t draws = 9999;  ///< of the Monte Carlo form of the test
  std::string cluster_key = "video";
  ItemSubset only = {};  ///< the items compared; over no items = all
};

/// The verdict by the table in statistics.md 4.5. The adjusted p counts where there is one. Where scores are unknown and
/// their best and worst cases give different verdicts, nothing can be said.
PairVerdict pair_verdict(const Comparison& comparison, const PairOptions& options);

/// Table, tests, interval, bounds and verdict of these items. Ids and flags of the rows are the caller's.
/// Items that are unscorable for either row are left out for both and counted; dropped ones count as invalid.
Comparison compare_items(const QuestionSet& questions, std::span<const PairItem> items, const PairOptions& options);

/// The comparison of two runs under one profile over one column.
/// @pre  both runs are of this QuestionSet and of the same profile
Comparison compare_runs(const QuestionSet& questions, const Column& column, const ScoredSubmission& baseline,
                        const ScoredRun& baseline_run, const ScoredSubmission& candidate,
                        const ScoredRun& candidate_run, const PairOptions& options);

/// The same for every column of the set, in column order; columns without a common item are left out, and means
/// of columns, which are no shares of items.
std::vector<Comparison> compare_all_columns(const QuestionSet& questions, const ScoredSubmission& baseline,
                                            const ScoredSubmission& candidate, const ProfileId& profile,
                                            const PairOptions& options);

/// The run of a row under a profile; null if the row was not scored under it.
const ScoredRun* run_of(const ScoredSubmission& row, const ProfileId& profile);

/// `0.037`; `<0.001` below that, and never less than what the draws can show.
std::string p_text(const PairTest& test);
/// The same for an exact p.
std::string p_text(double p);

/// One sentence for people: `candidate is better: +7.0 points [+0.5, +13.5] on 300 items in 300 clusters; 61 gained, 40
/// lost; sign-flip p = 0.046 (Holm over 2 = 0.092), McNemar mid-p = 0.037; detectable 9.6 points`. Points are percent points.
std::string verdict_sentence(const Comparison& comparison);

/// `candidate is better`, `no difference shown`, ...
std::string verdict_head(PairVerdict verdict);

/// The same without the verdict: difference, interval, counts, p-values with the family they are adjusted in, what can be detected.
std::string numbers_sentence(const Comparison& comparison);

/// Items too few for differences of 20 points: the numbers stand, but next to nothing follows from them.
bool is_small_slice(const Comparison& comparison);

/// What else has to be said: a small slice, bounds where scores are unknown, unscorable items, few clusters; empty if there is nothing.
std::string caveat_sentence(const Comparison& comparison);

}  // namespace ego
