/// Open answers (numbers and short texts) of the MMMU family: the parser, its number scans, and the comparison with gold.
/// Source: video-mmmu.md sections 8.5 and 8.6. Parity: EvolvingLMMs-Lab/VideoMMMU@88b4ac3 `parse_open_response`.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/model/verdict.h"

namespace ego::extract {

/// One thing an open answer may mean: a number, rounded to two decimals, or a lower-case text.
using OpenValue = std::variant<double, std::string>;

/// Everything an open answer may mean. A set: sorted, each value once (-0 = 0; one NaN), numbers first.
using OpenValues = std::vector<OpenValue>;

/// The numbers in a key, as written, in the order of the three scans: with commas, scientific, plain.
///
///   "3.14e5" -> {"3.14e5", "3", "5"};  "1,234" -> {"1,234", "234"};  "1_000" -> {"000"}
///
/// @return views into `key`
/// @cost   linear
std::vector<std::string_view> extract_numbers(std::string_view key);

/// A text as values: a number text (commas aside) as its rounded number, a single code point with a blank on either
/// side, any other text in lower case.
///
///   "2.675" -> {2.67};  "A" -> {" a", "a "};  " 5 cm" -> {"5 cm"}
std::vector<OpenValue> normalize(std::string_view text);

/// The values an open reply may mean; never empty. A blank reply gives one empty text.
///
/// The last words after "is ", "answer ", "=" ... of each line are its key; without any, the whole reply is.
/// An empty reply and `API Error` are the caller's business (step 0).
///
/// @param text  WTF-8 after the profile's pre-cut
OpenValues parse_open(std::string_view text);

/// True if some text of `parsed` contains a text of the gold, or a number of it equals a number of the gold.
/// @param gold  the accepted texts, not yet normalized
bool matches_gold(const OpenValues& parsed, const std::vector<std::string>& gold);

/// Sorts numbers ascending (NaN last), then texts by code point, and removes repeats.
void make_set(OpenValues& values);

/// True if both hold the same values; numbers within a relative 1e-9.
/// @pre  both are sets (make_set)
bool same_set(const OpenValues& a, const OpenValues& b);

}  // namespace ego::extract
