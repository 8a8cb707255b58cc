/// W106: does one answer letter come too often to be meant each time?
/// Source: formats.md section 7.2.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/diagnostics.h"

namespace ego {

/// How often each letter was answered, A first.
using LetterHistogram = std::array<std::uint64_t, 26>;

/// Adds W106 if one letter has at least `threshold` of the letters. Fewer than 20 letters say nothing.
/// @param threshold  share in (0, 1], e.g. BenchmarkInfo::suspicious_letter_share
/// @param label      the file, for the message
void check_letters(const LetterHistogram& histogram, double threshold, std::string_view label,
                   Diagnostics& diagnostics);

/// Adds one line that stands for `count` records; nothing if there are none.
void add_summary(Code code, std::uint64_t count, std::string message, std::string_view label, Diagnostics& diagnostics);

}  // namespace ego
