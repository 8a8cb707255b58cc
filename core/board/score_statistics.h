/// What stands beside every score of a report: interval, standard error, clusters, chance; and what its rows can be told apart by.
/// Source: statistics.md sections 2, 3, 6.3, 7.1, 8 and 10.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/benchmarks/benchmark.h"
#include "core/board/published.h"
#include "core/board/rank_family.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/report/report.h"
#include "core/stats/intervals.h"

namespace ego {

/// Fills interval, standard error, clusters, design effect and chance of the report's scores.
/// A profile that computes its value otherwise than as a mean over items (weights, rounding beyond the second decimal of a
/// percent) gets no interval: there is no formula for it here. A mean over columns has the standard error of statistics.md 5.3.
/// @param rows  shape [report.rows], in the report's order, before published rows are added
/// @cost  O(rows * profiles * items * columns an item is in)
void add_intervals(const Benchmark& benchmark, const QuestionSet& questions,
                   std::span<const ScoredSubmission* const> rows, Report& report);

/// Fills rank sets and Report::boards: max-T over all pairs of a column under one profile, step-down.
/// The family of a column are its ranking rows (full runs of models) that ran all of its items. Columns with fewer than 20
/// clusters or two rows have no rank sets. With many rows (more than kManyPairs pairs over all columns) only columns shown
/// by default are tested, so that a big board stays a matter of seconds.
void add_rank_sets(const QuestionSet& questions, std::span<const ScoredSubmission* const> rows,
                   const RankOptions& options, Report& report);
inline constexpr std::size_t kManyPairs = 40'000;

/// The interval as reports and boards keep it; nothing where there is none.
std::optional<ReportInterval> report_interval(const stats::ScoreInterval& found, double level);

/// Puts an interval, and what is to be known of it, into a score of a report or a cell of a board.
template <class Kept>
void keep_interval(const stats::ScoreInterval& found, double level, std::vector<std::string>& flags, Kept& kept) {
  kept.deff = found.se.deff;
  if (found.se.cr1) kept.standard_error = ReportStandardError{*found.se.cr1, "cr1"};
  if (found.few_clusters) add_flag(flags, "few_clusters");
  if (found.clipped) add_flag(flags, "clipped");
  if (found.method == stats::IntervalMethod::NoneOneCluster) add_flag(flags, "one_cluster");
  kept.interval = report_interval(found, level);
}

/// The Wilson interval of a count that is known without its items; nothing if n is 0.
/// @pre right <= n
std::optional<ReportInterval> wilson_interval(std::uint64_t right, std::uint64_t n, double level);

/// The Wilson interval of a printed share of right answers whose n fixes its count. Nothing if the column is no such share (a gain, a
/// mean, minutes), and if no count or several give the value when rounded once: digits that were cut off count for nothing.
std::optional<ReportInterval> published_interval(const PublishedCell& cell, const PublishedColumn& column,
                                                 std::uint64_t n);

}  // namespace ego
