/// CloseQA verdicts: one letter of four.
/// Source: egocross.md sections 7 and 8.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/benchmarks/egocross/profiles.h"
#include "core/model/question.h"
#include "core/model/submission.h"
#include "core/model/verdict.h"

namespace ego::egocross {

/// The verdict under one of the CloseQA rules or AsStored. Unscorable where the key has no letter, or (AsStored) the
/// row no flag.
/// @pre rule is OfficialClose, Strict, Lenient, Challenge or AsStored
Verdict judge_close(Rule rule, const Question& question, const Prediction& prediction);

/// What OfficialClose makes of one raw reply.
struct OfficialReading {
  Outcome outcome = Outcome::Invalid;
  InvalidReason reason = InvalidReason::None;
  char letter = '\0';  ///< capital, if a letter was read
};

/// The same outcome as judge_close(Rule::OfficialClose, ...) for a prediction that is a raw reply and nothing else.
/// For files of millions of replies: allocates nothing unless the prediction text holds an escape.
/// @param option_count  letters A.. allowed
OfficialReading read_official(std::string_view reply, std::string_view gold, std::size_t option_count);

/// The same for a reply whose p is known: an object with this prediction text (stage primary).
OfficialReading read_official_prediction(std::string_view p, std::string_view gold, std::size_t option_count);

}  // namespace ego::egocross
