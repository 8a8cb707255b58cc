/// From paths to scored rows: the flow that score, compare, board and site share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/benchmarks/benchmark.h"
#include "core/model/score.h"
#include "shell/cli/environment.h"
#include "shell/cli/progress.h"

namespace ego::cli {

/// What the user named.
struct ScoreRequest {
  const Benchmark* benchmark = nullptr;
  std::vector<std::string> predictions;  ///< files or folders
  std::vector<std::string> annotations;  ///< files or folders; empty = bundled, if there are any
  std::vector<std::string> profiles;     ///< ids; empty = those shown by default; `all`
  ImportOptions import;
  std::string assets;                    ///< --assets; empty = beside the program
};

/// The questions and the files they came from.
struct LoadedQuestions {
  QuestionSet set;
  std::vector<InputInfo> inputs;
};

/// Rows of a board with everything a report needs.
struct ScoredRows {
  LoadedQuestions questions;
  std::vector<const Profile*> profiles;
  std::vector<ScoredSubmission> rows;  ///< sorted by row id
};

/// Whole files; a folder gives its files with a known ending, sorted, six levels deep. Labels are base names, inside a
/// folder the path from it: absolute paths never reach a message or a report.
/// @error UnreadableFile, LimitExceeded
Result<std::vector<NamedBytes>> read_inputs(Environment& environment, const std::vector<std::string>& paths,
                                            const std::vector<std::string_view>& endings);

/// Whether questions without reference answers will do.
enum class GoldNeed { Needed, NotNeeded };

/// The benchmark's questions. Without paths the bundled ones, if the benchmark is bundled.
/// @error MissingAnnotations  none given and none bundled, or they hold no reference answers where those are needed
Result<LoadedQuestions> load_questions(const ScoreRequest& request, GoldNeed gold, Environment& environment,
                                       Diagnostics& diagnostics);

/// The profiles by id, each once.
/// @error UnknownName  with the known ones as advice
Result<std::vector<const Profile*>> choose_profiles(const Benchmark& benchmark, const std::vector<std::string>& ids);

/// Their ids, in order.
std::vector<std::string> profile_ids(const std::vector<const Profile*>& profiles);

/// The prediction files that were named; without paths the bundled ones of the demo.
/// @error UnreadableFile, LimitExceeded
Result<std::vector<NamedBytes>> read_prediction_files(const ScoreRequest& request, Environment& environment);

/// Reads and imports predictions. Without paths the bundled ones of the demo.
/// @error any file-level code: nothing is imported then
Result<std::vector<Submission>> load_submissions(const ScoreRequest& request, Environment& environment,
                                                 Diagnostics& diagnostics);

/// The same, held against the questions: what belongs to another track or split, or knows none of their ids, is refused.
/// @error as load_submissions(), and WrongBenchmark, MissingField
Result<std::vector<Submission>> load_answers(const ScoreRequest& request, const QuestionSet& questions,
                                             Environment& environment, Diagnostics& diagnostics);

/// Everything: questions, predictions, scores.
Result<ScoredRows> score_inputs(const ScoreRequest& request, Environment& environment, Progress& progress,
                                Diagnostics& diagnostics);

/// Scores submissions that were read already; rows sorted by id.
std::vector<ScoredSubmission> score_submissions(const Benchmark& benchmark, const QuestionSet& questions,
                                                std::vector<Submission> submissions,
                                                const std::vector<const Profile*>& profiles, Progress& progress,
                                                Diagnostics& diagnostics);

}  // namespace ego::cli
