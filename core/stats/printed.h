/// Percentages as they are printed: which counts can be behind one, and how one is printed exactly.
/// Whole numbers only; no double takes part.
/// Source: statistics.md 1.3 and 15.1; the test is known as GRIM, 10.1177/1948550616673876.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ego::stats {

/// A way to come from 100 k / n to the printed decimals.
enum class Rounding : std::uint8_t { HalfUp, HalfEven, Truncate };
/// `half_up`, `half_even`, `truncate`.
std::string_view to_string(Rounding rounding);

/// A count that gives the printed value.
struct PrintedMatch {
  std::uint64_t k = 0;
  std::vector<Rounding> modes;  ///< in the order of the enum
};

struct PrintedFit {
  bool feasible = false;         ///< some k gives it by rounding
  bool truncation_only = false;  ///< some k gives it by truncation, none by rounding
  std::vector<PrintedMatch> matches;  ///< ascending by k
};

/// The k in 0 ... n that can have been printed as `value` percent with that many decimals.
///
///   printed_counts("48.07", 2, 957)->matches is {460 by half_up and half_even}
///
/// @return nothing if `value` is no decimal number of at most that many decimals (in [0, 9]), or n is 0 or above 10^7
std::optional<PrintedFit> printed_counts(std::string_view value, int decimals, std::uint64_t n);

/// 100 k / n, rounded half away from zero on the exact fraction: percent_text(1, 8, 0) == "13".
/// @param decimals in [0, 9] @pre n > 0, k <= n <= 10^7
std::string percent_text(std::uint64_t k, std::uint64_t n, int decimals);

}  // namespace ego::stats
