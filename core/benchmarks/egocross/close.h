/// CloseQA verdicts: one letter of four.
/// Source: egocross.md sections 7 and 8.
#pragma once

#include "core/benchmarks/egocross/profiles.h"
#include "core/model/question.h"
#include "core/model/row_reading.h"
#include "core/model/submission.h"
#include "core/model/verdict.h"

namespace ego::egocross {

/// The verdict under one of the CloseQA rules or AsStored. Unscorable where the key has no letter, or (AsStored) the
/// row no flag.
/// @param reading  of the prediction's reply
/// @pre rule is OfficialClose, Strict, Lenient, Challenge or AsStored
Verdict judge_close(Rule rule, const Question& question, const Prediction& prediction, const ReplyReading& reading);
/// The same, for a reply that was not read before.
Verdict judge_close(Rule rule, const Question& question, const Prediction& prediction);

}  // namespace ego::egocross
