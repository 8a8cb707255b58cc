/// Extractor P1: the first published parser of option letters, with all its guesses ("I think" gives I).
/// Source: video-mmmu.md section 8.2. Parity: EvolvingLMMs-Lab/VideoMMMU@88b4ac3 `parse_multi_choice_response`.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/extract/choice_reading.h"

namespace ego::extract {

/// The letter P1 takes from a reply, or nothing where it returns its no-answer label.
///
///   "The correct answer is B because A is wrong" -> A, "**B**" -> nothing, "DNA." -> A
///
/// White space is not trimmed before; an empty reply and `API Error` are the caller's business (step 0).
/// Rules: `P1:period`, `P1:colon`, `P1:bracket`, `P1:blank`, `P1:content`.
///
/// @param text     WTF-8 after the profile's pre-cut
/// @param options  option texts in order, at most kMaxChoices are looked at
std::optional<ChoiceReading> read_choice_p1(std::string_view text, std::span<const std::string> options);

}  // namespace ego::extract
