/// Numbers in text as Python's `float` reads them, and rounding of exact binary values as its `round` prints them.
/// Source: video-mmmu.md section 7.
#pragma once

#include <optional>
#include <string_view>

namespace ego::text {

/// The double that Python `float(text)` returns, or nothing where it raises.
///
///   parse_float(" 1_000.5 ") == 1000.5, parse_float("-inf") == -infinity, parse_float("1e") == nothing
///
/// White space around it is allowed (but for U+001C-001F, which Python does not strip here), single underscores between digits, decimal digits of every script, `inf`,
/// `infinity` and `nan` in any ASCII case. Correctly rounded; overflow gives infinity.
std::optional<double> parse_float(std::string_view text);

/// The double of a whole text that is a plain decimal, like `-12.5e3`, or nothing. No white space, no leading `+`.
std::optional<double> plain_number(std::string_view text);

/// The double nearest to the decimal that `printf("%.<decimals>f")` prints: the exact binary value is rounded.
///
///   round_decimals(2.675, 2) == 2.67, round_decimals(0.125, 2) == 0.12, round_decimals(-0.001, 2) == -0.0
///
/// Infinities and NaN stay. Parity: Python `round(value, decimals)`, `numpy` differs.
///
/// @param decimals  in [0, 17]
double round_decimals(double value, int decimals);

}  // namespace ego::text
