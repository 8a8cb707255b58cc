/// Pre-cuts: what a harness removes from a reply before it looks for the answer.
/// Source: video-mmmu.md section 8.1.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/verdict.h"

namespace ego::extract {

/// A reply after a pre-cut, and where its bytes came from.
struct CutText {
  /// `text` from byte `begin` on is the source from byte `source_begin` on.
  struct Piece {
    std::uint32_t begin = 0;
    std::uint32_t source_begin = 0;
  };

  std::string text;           ///< what the extractor sees
  std::vector<Piece> pieces;  ///< ascending; at least one

  /// The range of the source that a range of `text` came from. Across a removed part it includes that part.
  Span to_source(Span span) const;
};

/// The reply as it is.
CutText no_cut(std::string_view reply);

/// The reply without its reasoning blocks, white space trimmed at both ends.
///
///   cut_reasoning("<think>maybe E</think>J").text == "J"
///   cut_reasoning("maybe E</think>\nJ").text      == "J"     (a closing tag alone: what follows the last one)
///   cut_reasoning("<think>maybe E").text          == "<think>maybe E"
///
/// Parity: lmms-eval >= 0.7, tags `<think>` then `<analysis>`, case-sensitive.
/// @cost  linear in the reply
CutText cut_reasoning(std::string_view reply);

/// What follows the last `Answer:` (case-sensitive; everything if there is none), white space trimmed at both ends.
///
/// Parity: VLMEvalKit@e8e78f0.
CutText cut_to_last_answer(std::string_view reply);

}  // namespace ego::extract
