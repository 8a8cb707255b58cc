/// The scoring profiles of Video-MMMU: which pre-cut, which parser, what an empty reply costs.
/// Source: video-mmmu.md section 6.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/benchmarks/benchmark.h"

namespace ego::video_mmmu {

enum class PreCut : std::uint8_t {
  None,
  Reasoning,   ///< `<think>` and `<analysis>` blocks go (lmms-eval from 0.7 on)
  LastAnswer,  ///< what follows the last `Answer:` (VLMEvalKit)
};

enum class LetterParser : std::uint8_t { P1, V2, V3 };

/// How rows become subject, discipline and track accuracies.
enum class Aggregation : std::uint8_t {
  SubjectWeighted,  ///< sum of rounded-nothing subject accuracies times their rows, rounded at five decimals (lmms-eval)
  HitsOverTotal,  ///< VLMEvalKit
  FixedItems,  ///< every item of a submitted track counts
};

/// How a profile scores; everything else about it is in Profile.
struct ScoringRules {
  std::string_view profile;
  PreCut cut = PreCut::None;
  LetterParser parser = LetterParser::P1;
  std::string_view no_answer;  ///< what the harness writes where it finds no letter
  Aggregation aggregation = Aggregation::SubjectWeighted;
  bool drops_no_reply = true;  ///< an empty reply or `API Error` leaves the denominator
  bool parses_no_reply = false;  ///< multiple choice: an empty reply or `API Error` goes to the parser like any other
  bool open_is_wrong = false;  ///< no item outside multiple choice can be right (spreadsheet round trip)
  bool repairs_faults = false;  ///< letter golds are multiple choice; the broken gold list is read
};

/// In the order they are listed. `videommmu-official` and `videommmu-strict` are shown by default.
std::span<const Profile> profiles();

/// The rules of a profile; null if it is none of ours.
const ScoringRules* find_rules(std::string_view profile);

}  // namespace ego::video_mmmu
