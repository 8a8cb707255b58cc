/// Files of results without answers: where their scores stand on a board of the benchmark. They are taken as stated, never
/// recomputed, and never rank among scored rows.
/// Source: formats.md sections 3.1 and 3.6, statistics.md section 3.5.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/benchmarks/benchmark.h"
#include "core/model/score.h"
#include "core/model/submission.h"

namespace ego {

/// The profile of stated scores whose file names none of the benchmark's.
inline constexpr std::string_view kPublishedProfile = "published";

/// True for a file that holds scores and no answers: a row of kind `aggregate`.
bool only_states_scores(const Submission& submission);

/// E002 for such a file, with the way out, where a command needs answers.
/// @error EmptyFile
Status require_answers(const Submission& submission);

/// The claims of the submission on columns of the benchmark, each column once a profile; in file order.
///
/// A claim names its column by `<benchmark>.<column>@<profile>` (our own records), by the last part of its name
/// (`owner/set/surgery`) or by the end of its task (`results.video_mmmu_adaptation.mmmu_acc,none`). The name of the
/// benchmark alone means the main column, and so does a single claim that names nothing known.
/// Values above 1 are percent where the file states no unit.
///
/// @error diagnostics  W116 claims on no column; E018 shares outside [0, 1]; E010 no claim is on this benchmark
std::vector<StatedScore> stated_scores(const Benchmark& benchmark, const QuestionSet& questions,
                                       const Submission& submission, Diagnostics& diagnostics);

}  // namespace ego
