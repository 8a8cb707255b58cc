/// From scored submissions to a report: rows by id, ranks, items, diagnostics.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis/analysis.h"
#include "core/benchmarks/benchmark.h"
#include "core/board/published.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/report/report.h"
#include "core/stats/workers.h"

namespace ego {

/// Whether reference answers may be written.
enum class GoldPolicy : std::uint8_t {
  IfPublic,  ///< only where the question set says so
  Always,    ///< the caller asked for it (`--with-gold`)
};

/// Whether items carry the raw reply.
enum class ReplyText : std::uint8_t { LeftOut, Included };

/// What is computed beside the scores themselves.
enum class ScoreStatistics : std::uint8_t {
  Intervals,  ///< intervals, standard errors, chance: milliseconds
  RankSets,   ///< these, and rank sets and tie bands by resampling: up to seconds on a large board
};

struct BuildOptions {
  std::string generator_version;       ///< of egoscope
  std::string generator_commit;        ///< empty if unknown
  std::string stamp;                   ///< empty = none
  ReportSettings settings;  ///< `cluster` is filled in by build_report; `profiles` where no row was scored
  std::vector<InputInfo> annotations;  ///< files the questions were read from
  ScoreStatistics statistics = ScoreStatistics::Intervals;
  std::vector<AnalysisKind> analyses;  ///< for every profile, over the main column or `analysis_column`
  std::optional<ColumnId> analysis_column;
  std::vector<std::pair<RowId, RowId>> analysis_pairs;  ///< of the slice search; empty = best and second row
  std::uint32_t analysis_draws = 0;  ///< of bounds; 0 = none
  std::vector<const ScoredSubmission*> analysis_baselines;  ///< further rows that the baseline check alone sees
  stats::Workers workers = {};  ///< for what is drawn many times
};

/// What `egoscope score` says of a board beside the scores: rank sets and gains. The page asks for the same of dropped files.
BuildOptions score_report_options(std::vector<InputInfo> annotations);

/// The report of these rows, without items. Inputs are listed once, by their order in the rows.
/// @param rows  all evaluated under the same profiles; any order, ids unique
Report build_report(const Benchmark& benchmark, const QuestionSet& questions, std::span<const ScoredSubmission> rows,
                    const Diagnostics& diagnostics, const BuildOptions& options);

/// The items of all rows: row by row in report order, profile by profile, question by question.
/// Questions of parts that were not submitted have no item.
std::vector<ReportItem> build_items(const QuestionSet& questions, std::span<const ScoredSubmission> rows,
                                    const Report& report, GoldPolicy gold, ReplyText replies);

/// Ranks the scores of each column and profile. Ablations, baselines, humans and aggregates stay without a rank.
/// Order: value, best first, then row id. Equal values with equal n share the printed rank.
void rank_scores(Report& report);

/// Adds what options.analyses name, for every profile of the report; and the claims of the inputs beside what they come to.
/// @param rows  in report order
void add_analyses(const Benchmark& benchmark, const QuestionSet& questions,
                  std::span<const ScoredSubmission* const> rows, const BuildOptions& options, Report& report);

/// Report diagnostics from collected ones.
ReportDiagnostics report_diagnostics(const Diagnostics& diagnostics);

/// The indices of `rows` sorted by row id: report order.
std::vector<std::uint32_t> rows_by_id(std::span<const ScoredSubmission> rows);

}  // namespace ego
