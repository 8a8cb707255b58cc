/// Track, discipline and subject accuracies as each harness computes them, and the board's overall value.
/// Source: video-mmmu.md section 9.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/benchmarks/benchmark.h"
#include "core/benchmarks/video_mmmu/facts.h"
#include "core/benchmarks/video_mmmu/profiles.h"
#include "core/model/question.h"
#include "core/model/score.h"
#include "core/model/verdict.h"

namespace ego::video_mmmu {

/// Accuracy over some of a track's rows.
struct PartScore {
  std::string_view name;    ///< discipline or subject
  std::uint64_t n = 0;      ///< rows in the denominator
  std::uint64_t right = 0;
  double score = 0;         ///< sum of item scores: `right`, unless repeats of items differ
  std::optional<double> accuracy;  ///< as the profile's harness prints it (fraction); nothing without rows
};

/// One track of one run.
struct TrackScore {
  Track track = Track::Perception;
  Counts counts;            ///< of every row, dropped and missing ones included
  std::uint64_t n = 0;      ///< rows in the denominator
  std::uint64_t right = 0;
  double score = 0;         ///< sum of item scores: `right`, unless repeats of items differ
  std::optional<double> accuracy;  ///< as the profile's harness prints it (fraction); nothing without rows
  std::vector<PartScore> disciplines;  ///< with rows, board order
  std::vector<PartScore> subjects;     ///< with rows, harness order

  /// score / n; nothing without rows.
  std::optional<double> fraction() const;
};

/// The tracks that were submitted, in order; names are views into `questions`.
/// @param verdicts  of a ScoredRun: repeats behind the first n_questions entries
std::vector<TrackScore> score_tracks(const ScoringRules& rules, const QuestionSet& questions,
                                     const VerdictTable& verdicts);

/// Mean of the three exact track fractions: the board's overall. Nothing unless all three tracks have rows.
std::optional<double> board_overall(const std::vector<TrackScore>& tracks);

/// Sets the values of the columns to what the profile's harness prints: tracks, their disciplines, the overall.
/// k and n stay as counted; the column `micro` shows k / n over the rows present beside the mean of tracks.
void finish_scores(const ScoringRules& rules, const QuestionSet& questions, const VerdictTable& verdicts,
                   std::vector<Score>& scores);

}  // namespace ego::video_mmmu
