/// Submission-wide checks of Video-MMMU: what a healthy run does not show.
/// Source: video-mmmu.md section 13.4.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/diagnostics.h"
#include "core/model/question.h"
#include "core/model/submission.h"

namespace ego::video_mmmu {

/// One letter at or above this share of the letters read is suspicious.
inline constexpr double kSuspiciousLetterShare = 0.4;

/// Reports empty and error replies (from 2 % on), a suspicious letter, replies cut by the token limit, unclosed reasoning
/// tags, and for harness logs the version that parsed them, rows it does not explain, and golds unlike the annotations.
/// @param located  shape [n_predictions]: index of the question, or nothing
void check_submission(const QuestionSet& questions, const Submission& submission,
                      const std::vector<std::optional<std::uint32_t>>& located, Diagnostics& diagnostics);

}  // namespace ego::video_mmmu
