/// Suspicions about answers that are not right: a reviewer confirms them, no score does.
/// Source: video-mmmu.md 12.6, egocross.md 11.6.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/model/question.h"
#include "core/model/submission.h"
#include "core/model/verdict.h"

namespace ego {

class Benchmark;
struct Profile;

enum class FailureHint : std::uint8_t {
  AnswerExtraction,  ///< another profile reads the right answer, or it stands in a reply that no answer was read from
  Refusal,  ///< the reply says that it cannot tell
  InstructionDrift,  ///< frames by number where a time was asked
  GenericTerm,  ///< `tool`, where the question is which
};

/// True if the reply declines to answer.
bool refuses_to_answer(std::string_view reply);

/// What every benchmark looks for. Empty for answers that are right, and for rows without a reply.
std::vector<FailureHint> general_failure_hints(const Benchmark& benchmark, const Profile& profile,
                                               const Question& question, const Prediction& prediction,
                                               const VerdictView& verdict);

}  // namespace ego
