/// Adjusted p-values of a family of tests.
/// Source: statistics.md 6.1 and 6.2.
#pragma once

#include <span>
#include <vector>

namespace ego::stats {

/// Holm's step-down adjustment: the family-wise error rate holds under any dependence.
///
///   holm({0.01, 0.02, 0.03, 0.04}) == {0.04, 0.06, 0.06, 0.06}
///
/// Source: Holm 1979, Scandinavian Journal of Statistics 6:65-70. Parity: R `p.adjust`.
/// @return  in the order of `p`
std::vector<double> holm(std::span<const double> p);

/// Benjamini and Hochberg's adjustment: the false discovery rate, for exploration.
/// Source: 10.1111/j.2517-6161.1995.tb02031.x. Parity: R `p.adjust`.
/// @return  in the order of `p`
std::vector<double> benjamini_hochberg(std::span<const double> p);

}  // namespace ego::stats
