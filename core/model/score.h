/// Scores: a value never travels without its counts, profile and version.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/id.h"
#include "core/model/submission.h"
#include "core/model/verdict.h"
#include "core/model/verdict_table.h"

namespace ego {

/// One column of one row under one profile.
struct Score {
  ColumnId column;
  ProfileId profile;
  std::optional<double> value;  ///< fraction in [0, 1]; nothing = empty cell
  std::uint64_t n = 0;          ///< denominator
  std::uint64_t k = 0;          ///< right answers
  Counts counts;
  bool has_counts = true;       ///< false for published values without items
  std::string published_text;   ///< as printed in the source, e.g. `48.07`; empty for scored rows
  std::vector<std::string> flags;  ///< names of the report schema, e.g. `profile_drops_rows`
};

/// One submission under one profile: a verdict for every question, then those of repeated rows that the profile counts too.
struct ScoredRun {
  ProfileId profile;
  VerdictTable verdicts;  ///< [0, n_questions) in question order; further entries are counted repeats
  VerdictTable repeats = {};  ///< every single answer of the items whose verdict averages several, in question order
  std::vector<Score> scores;  ///< in column order of the QuestionSet
};

/// Calls `visit(VerdictView)` with every answer that was judged, in question order: repeats one by one instead of their mean.
template <class Visit>
void for_each_answer(const ScoredRun& run, const Visit& visit) {
  std::size_t repeat = 0;
  for (const VerdictView verdict : run.verdicts) {
    if (repeat == run.repeats.size() || run.repeats[repeat].question != verdict.question) {
      visit(verdict);
      continue;
    }
    for (; repeat < run.repeats.size() && run.repeats[repeat].question == verdict.question; ++repeat) {
      visit(run.repeats[repeat]);
    }
  }
}

/// The places [first, last) in `run.repeats` of a question; empty if its verdict averages nothing.
std::pair<std::size_t, std::size_t> places_of_repeats(const ScoredRun& run, std::uint32_t question);

/// Most repeats that an item has whose score averages them; 1 without any.
std::uint32_t most_repeats(const ScoredRun& run);

/// A score that a file states and nobody can recompute here: the file holds no answers.
struct StatedScore {
  Score score;  ///< without counts; its profile is `published` unless the file names one of the benchmark's
  std::optional<std::uint64_t> right;  ///< right answers behind it, where stated or fixed by value and n
  std::optional<double> standard_error;  ///< fraction
  std::string error_convention;  ///< as in ClaimedScore
};

/// Everything known about one row of a board.
struct ScoredSubmission {
  Submission submission;
  std::vector<ScoredRun> runs;  ///< one a profile, in the order asked for; empty for a file without answers
  std::vector<StatedScore> stated;  ///< of a file without answers; empty otherwise
};

/// Puts a flag in its place among sorted ones; once.
void add_flag(std::vector<std::string>& flags, std::string_view flag);

}  // namespace ego
