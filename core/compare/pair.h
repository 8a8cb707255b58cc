/// Two rows on the same items: 2x2 table, flips, exact McNemar test, verdict.
/// Source: statistics.md 4.2 and 4.5.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/board/item_matrix.h"
#include "core/compare/comparison.h"
#include "core/model/question.h"
#include "core/model/score.h"

namespace ego {

struct PairOptions {
  double alpha = 0.05;
};

/// p_exact = min(1, 2 * sum over i <= min(b, c) of C(D, i) / 2^D), D = lost + gained; 1 if D is 0.
/// Summed with exact scaling and the four basic operations only: the same bits on every target.
/// @param lost, gained  discordant counts; D <= 2^31
/// @cost  O(min(lost, gained))
PairTest mcnemar(std::uint64_t lost, std::uint64_t gained);

/// 95 % interval of (gained - lost) / n: Bonett-Price below 100 items, Wald from there on; clipped to [-1, 1].
/// Source: 10.3102/1076998611411915 (Bonett and Price 2012).
/// @pre n > 0
DifferenceInterval difference_interval(const PairTable& table);

/// The verdict for "no margin": rows 1, 2, 4 and 6 of the table in statistics.md 4.5.
PairVerdict pair_verdict(const Comparison& comparison, const PairOptions& options);

/// The comparison of two runs under one profile over one column.
/// Items in which either side is dropped, unscorable or not submitted are left out: n counts the items both were scored on.
/// @pre  both runs are of this QuestionSet and of the same profile
Comparison compare_runs(const QuestionSet& questions, const Column& column, const ScoredSubmission& baseline,
                        const ScoredRun& baseline_run, const ScoredSubmission& candidate,
                        const ScoredRun& candidate_run, const PairOptions& options);

/// The same for every column of the set, in column order; columns without a common item are left out.
std::vector<Comparison> compare_all_columns(const QuestionSet& questions, const ScoredSubmission& baseline,
                                            const ScoredSubmission& candidate, const ProfileId& profile,
                                            const PairOptions& options);

/// The comparison of two rows of an item matrix, over the questions in `subset`: what the page uses on a loaded site.
/// `wrong_changed` compares the option numbers kept in the matrix; answers that are no option ("other") count as changed
/// only against an option.
/// @param questions  ids in matrix item order
Comparison compare_matrix_rows(const QuestionSet& questions, const ItemMatrix& matrix, std::size_t baseline,
                               std::size_t candidate, const ItemSubset& subset, const PairOptions& options);

/// One sentence for people: `candidate is better: +7.0 points [0.5, 13.5] on 300 items; 61 gained, 40 lost, exact McNemar
/// p = 0.046 (mid-p 0.037)`. Points are percent points.
std::string verdict_sentence(const Comparison& comparison);

}  // namespace ego
