/// What can be said of two shares of right answers when nobody has the answers: they are compared as if not paired.
/// Source: statistics.md section 3.5.
#pragma once

#include <cstdint>
#include <optional>

namespace ego::stats {

/// The difference that two shares k/n of the same n must exceed to be told apart, whatever the two k are.
///
///   z sqrt(2 * 1/4 / n), z = Phi^-1(1 - alpha / (2 comparisons))
///
/// SE^2 = SE_A^2 + SE_B^2 with both variances at their largest, p = 1/2: rows that answered the same items mostly agree, and a
/// paired test sees smaller differences. Items count as independent. Bonferroni, so that all comparisons hold together.
///
/// @return fraction; nothing if n or comparisons is 0
std::optional<double> unpaired_margin(std::uint64_t n, std::uint64_t comparisons, double alpha);

}  // namespace ego::stats
