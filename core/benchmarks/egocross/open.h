/// OpenQA verdicts: a free text against a reference text, with the help of a judge model's reply.
/// Source: egocross.md section 9.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/benchmarks/egocross/profiles.h"
#include "core/json/value.h"
#include "core/model/question.h"
#include "core/model/row_reading.h"
#include "core/model/submission.h"
#include "core/model/verdict.h"

namespace ego::egocross {

/// Tries the scripts give an item; with given replies every try is the same.
inline constexpr int kTries = 5;

/// What a script makes of one item, before it is a verdict: the fields its result row and the golden rows have.
struct OpenOutcome {
  json::Value prediction;  ///< p; the text `[ERROR]` after an exception on all tries
  json::Value mark;        ///< the judge's mark, 5 for a match; null if there is none
  Verdict verdict;         ///< outcome, reason, judge_used, crash, mark as a number
  int tries = 1;           ///< 1 or kTries; meaningless under PaperOpen
};

/// The outcome under one of the OpenQA rules. Unscorable where the key has no reference text.
/// @pre rule is OfficialOpen, OfficialOpenGemini or PaperOpen
OpenOutcome judge_open(Rule rule, const Question& question, const Prediction& prediction, const ReplyReading& reading);
/// The same, for a reply that was not read before.
OpenOutcome judge_open(Rule rule, const Question& question, const Prediction& prediction);

/// How a judge's reply reads.
struct JudgeReply {
  bool readable = false;             ///< first pair of braces found and parsed
  std::optional<json::Value> mark;   ///< member `mark`; nothing if absent
};

/// The verdict text from the first `{` to the first `}`, parsed as Python does.
JudgeReply parse_judge_reply(std::string_view reply);

}  // namespace ego::egocross
