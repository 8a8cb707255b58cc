/// Extractor v3: a format reader of option letters that abstains when a reply is ambiguous. It never guesses.
/// Source: video-mmmu.md section 8.4. Parity: lmms-eval `mcq_extract.py` (late 2026).
#pragma once

#include <optional>
#include <string_view>

#include "core/extract/choice_reading.h"

namespace ego::extract {

/// The option letter the reply states in one of the known formats, or nothing if there is none or more than one.
///
///   read_choice_v3("The answer is **B**.", 4)->letter() == 'B'
///   read_choice_v3("A or B", 4)               == nothing
///
/// The caller applies the pre-cut of its profile first (precut.h) and maps the span back with CutText::to_source.
///
/// @param reply      WTF-8, any length; not trusted
/// @param n_choices  letters A.. allowed, at most 26; 0 or less means A-H
/// @cost  linear in the reply apart from the number of bracketed labels, whose tails are read to the first obstacle
std::optional<ChoiceReading> read_choice_v3(std::string_view reply, int n_choices);

}  // namespace ego::extract
