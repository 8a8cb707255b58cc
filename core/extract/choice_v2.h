/// Extractor v2: candidates of six kinds, the best kind and then the last place wins.
/// Source: video-mmmu.md section 8.3. Parity: lmms-eval commit 9ca4445 `extract_mcq_answer` (2026-04).
#pragma once

#include <optional>
#include <string_view>

#include "core/extract/choice_reading.h"

namespace ego::extract {

/// The letter v2 takes from a reply, or nothing if none of the letters occurs anywhere.
///
///   "The answer is B. Explanation: Cells divide and DNA is copied." -> A   (a phrase collects every capital after it)
///   "API Error" -> I with nine options or more
///
/// Rules: `v2:start`, `v2:end`, `v2:phrase`, `v2:parentheses`, `v2:period`, `v2:colon`, `v2:right-paren`, `v2:space`,
/// `v2:fallback`.
///
/// @param text       WTF-8 after the profile's pre-cut
/// @param n_choices  letters A.. allowed, at most kMaxChoices
std::optional<ChoiceReading> read_choice_v2(std::string_view text, std::uint32_t n_choices);

}  // namespace ego::extract
