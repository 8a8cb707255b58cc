/// From one reply to one verdict under a profile: parse, then compare with the reference answer.
/// Source: video-mmmu.md sections 6 and 8.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/benchmarks/video_mmmu/profiles.h"
#include "core/extract/open_answer.h"
#include "core/json/value.h"
#include "core/model/question.h"
#include "core/model/submission.h"
#include "core/model/verdict.h"

namespace ego::video_mmmu {

/// What the harnesses write for a reply that is empty or `API Error`.
inline constexpr std::string_view kApiError = "API Error";
inline constexpr std::string_view kMultipleChoiceType = "multiple-choice";

/// What a parser made of a reply. lmms-eval: `parsed_pred`.
struct ParsedReply {
  enum class Kind : std::uint8_t {
    Letter,    ///< `text` is the letter
    Values,    ///< open answer: `values`
    NoAnswer,  ///< `text` is the no-answer label, empty under the strict profile
    NoReply,   ///< the reply is empty or `API Error`: `text` is `API Error`, empty for strict multiple choice
  };
  Kind kind = Kind::NoAnswer;
  std::string text;
  extract::OpenValues values;
  std::string_view rule;     ///< static text; empty if nothing was read
  std::optional<Span> span;  ///< of the letter, in the reply as it was sent
  InvalidReason reason = InvalidReason::None;  ///< for NoAnswer and NoReply: Empty, Error or Unparsed
};

/// True if the profile reads a letter for this question.
bool is_multiple_choice(const ScoringRules& rules, const Question& question);

/// The reply as the profile's harness parses it.
ParsedReply parse_reply(const ScoringRules& rules, const Question& question, std::string_view reply);

/// The same without the profile's pre-cut: what a harness did with a reply it had filtered before.
ParsedReply parse_filtered_reply(const ScoringRules& rules, const Question& question, std::string_view reply);

/// The accepted texts of a question; a list of golds as several. The repaired list where the profile repairs faults.
std::vector<std::string> gold_texts(const ScoringRules& rules, const Question& question);

/// True if what was parsed meets the gold. False for NoAnswer and NoReply.
bool is_right(const ScoringRules& rules, const Question& question, const ParsedReply& parsed);

/// The verdict on a prediction; question and prediction indices are left for the caller.
///
/// Without a reply an answer given by the sender is taken as it is, and an error counts as `API Error`.
Verdict judge(const ScoringRules& rules, const Question& question, const Prediction& prediction);

/// An open answer as JSON: numbers ascending, then texts; `"@inf"`, `"@-inf"`, `"@nan"` for what JSON cannot write.
json::Value to_json(const extract::OpenValues& values);
/// The set a JSON list stands for; other kinds of elements are left out. Bare NaN and infinities are read too.
extract::OpenValues values_from_json(const json::Array& list);

}  // namespace ego::video_mmmu
