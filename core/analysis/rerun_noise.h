/// How much of a difference a rerun of the same model would make, from the repeats of its items.
/// Source: statistics.md section 12 (A/A noise).
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/model/question.h"
#include "core/model/score.h"

namespace ego {

/// Rows whose repeats tell how much a rerun alone changes.
struct RerunNoise {
  RowId row;
  ProfileId profile;
  std::uint64_t items = 0;  ///< with two repeats or more
  std::uint32_t repeats = 0;  ///< most that an item has
  double flip_rate = 0;     ///< expected share of items that change between two runs

  double expected_flips() const { return flip_rate * static_cast<double>(items); }
};

/// True if some item of the run was answered several times.
bool has_reruns(const QuestionSet& questions, const ScoredRun& run);

/// Of the given questions. Nothing if none of them has repeats.
/// @param items  indices in the set
std::optional<RerunNoise> rerun_noise(const QuestionSet& questions, std::span<const std::uint32_t> items,
                                      const RowId& row, const ScoredRun& run);

/// Of all questions; nothing, too, if the row was not scored under the profile.
std::optional<RerunNoise> rerun_noise(const QuestionSet& questions, const ScoredSubmission& row,
                                      const ProfileId& profile);

}  // namespace ego
