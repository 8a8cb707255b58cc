/// Whether the confidences that a submission states can be believed.
/// Source: statistics.md section 14.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/model/question.h"
#include "core/model/score.h"
#include "core/stats/calibration.h"
#include "core/stats/intervals.h"
#include "core/stats/philox.h"

namespace ego {

/// Calibration of one row over the items that state a confidence in [0, 1].
struct RowCalibration {
  RowId row;
  ColumnId column;
  ProfileId profile;
  std::uint64_t items = 0;   ///< with a confidence
  std::uint64_t without = 0; ///< of the row's items, without one
  stats::Calibration found;
  std::optional<stats::Bounds> ece_bounds;  ///< cluster bootstrap, percentile: ECE is biased upward for few items
  std::uint32_t draws = 0;
};

struct CalibrationOptions {
  std::uint64_t seed = stats::kDefaultSeed;
  std::uint32_t draws = 999;  ///< of the bootstrap; 0 = none
  double level = 0.95;
};

/// Nothing if no prediction of the column states a confidence.
std::optional<RowCalibration> calibrate(const QuestionSet& questions, const Column& column, const ScoredSubmission& row,
                                        const ProfileId& profile, const CalibrationOptions& options);

}  // namespace ego
