/// Which track a prediction answers, and the split of question-only rows from full ones.
/// Source: video-mmmu.md sections 2.1, 5.1 and 10.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/benchmarks/video_mmmu/facts.h"
#include "core/model/question.h"
#include "core/model/submission.h"

namespace ego::video_mmmu {

/// `run.mode` of the baseline of the knowledge gain.
inline constexpr std::string_view kQuestionOnlyMode = "question-only";

/// The track a prediction names by its id (`adaptation/dev_Art_1`), its own track, or its file's; nothing if none of
/// them does, or if the first that is given is no track.
std::optional<TrackRole> role_of(const Submission& submission, const Prediction& prediction);

/// The question of a prediction: its item in its track. Without a track, the item of a set that has one track only.
std::optional<std::uint32_t> locate(const QuestionSet& questions, const Submission& submission,
                                    const Prediction& prediction);

/// locate() for every prediction: shape [n_predictions].
std::vector<std::optional<std::uint32_t>> locate_all(const QuestionSet& questions, const Submission& submission);

/// True if the submission has no row at all for the question's track.
bool lacks_track(const QuestionSet& questions, const Submission& submission, const Question& question);

/// Benchmark::wrong_row_track: the item is in the set, the row names no track, one that nobody knows, or another one.
std::optional<Error> wrong_row_track(const QuestionSet& questions, const Submission& submission,
                                     const Prediction& prediction);
/// Benchmark::wrong_track: the file's track is none of the set's.
std::optional<Error> wrong_track(const QuestionSet& questions, const Submission& submission);
/// Benchmark::set_of_row: by the subject in the item's id, and the row's track.
std::string set_of_row(const Prediction& prediction);

/// Rows of the question-only baseline become a submission of their own behind the full one: mode `question-only`, row
/// name with ` (question only)`. A submission of nothing else is renamed in place.
std::vector<Submission> split_question_only(std::vector<Submission> submissions);

}  // namespace ego::video_mmmu
