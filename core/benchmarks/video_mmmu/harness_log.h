/// What a harness log says of itself: its own verdicts, the version that parsed it, and the published gain script.
/// Source: video-mmmu.md sections 5.1.3, 10 and 11.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/question.h"
#include "core/model/score.h"
#include "core/model/submission.h"

namespace ego::video_mmmu {

/// True if some prediction carries what its harness parsed.
bool is_harness_log(const Submission& submission);

/// How well one version's parser explains the answers stored in a log.
struct FingerprintMatch {
  std::string_view profile;             ///< profile that stands for the version
  std::uint64_t match = 0;              ///< rows whose stored answer this parser gives
  std::vector<std::uint32_t> differing; ///< indices of predictions, ascending
};

struct Fingerprint {
  std::uint64_t rows = 0;                 ///< rows with a stored answer and a known item
  std::vector<FingerprintMatch> matches;  ///< official, lmms-v1, lmms-v2, lmms-v3

  /// The version that explains most rows, the first of equal ones; null if there are no rows.
  const FingerprintMatch* best() const;
};

/// Parses every filtered reply again, without a pre-cut, with the parser of each version.
/// @param located  shape [n_predictions]: index of the question, or nothing
Fingerprint fingerprint(const QuestionSet& questions, const Submission& submission,
                        const std::vector<std::optional<std::uint32_t>>& located);

/// Verdicts from the answers the harness stored, without any parsing; every row counts, unknown items are left out.
/// Scored like `videommmu-official`; its profile is `as-logged`.
/// @param located  shape [n_predictions]: index of the question, or nothing
ScoredRun score_as_logged(const QuestionSet& questions, const Submission& submission,
                          const std::vector<std::optional<std::uint32_t>>& located);

/// Which part of a log's format the published scripts can read.
enum class LogForm : std::uint8_t {
  WithDoc,     ///< rows carry `doc`: benchmark fork, lmms-eval up to 0.3
  WithoutDoc,  ///< newer: the published scripts stop with a missing key
};
LogForm log_form(const Submission& submission);

/// What check_correct.py and check_wrong2right.py compute from two logs, profile-independent.
struct OfficialScriptGain {
  bool reads_log_form = true;   ///< the published script could read both files
  bool divides_by_zero = false; ///< the published script would stop at a rate
  std::uint64_t right_before = 0;
  std::uint64_t right_after = 0;
  std::uint64_t both = 0;
  std::uint64_t gained = 0;
  std::uint64_t lost = 0;
  std::optional<double> w2r;  ///< gained / (300 - right before), fraction
  std::optional<double> r2w;  ///< lost / right before, fraction
};

/// Judges every item as open, as the published script does: the gold as a substring of what was parsed.
OfficialScriptGain official_script_gain(const QuestionSet& questions, const Submission& before,
                                        const Submission& after);

}  // namespace ego::video_mmmu
