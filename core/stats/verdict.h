/// The words for the result of a comparison, and the exit codes of a gate that go with them.
/// Source: statistics.md 4.5.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/stats/intervals.h"

namespace ego::stats {

enum class Verdict : std::uint8_t {
  Better,             ///< p <= alpha and the whole interval above 0
  WithinMargin,       ///< a real loss, smaller than the margin
  Worse,              ///< p <= alpha and the whole interval below 0
  NoDifferenceShown,  ///< no margin asked for, and nothing shown
  NotWorse,           ///< a loss of the margin or more is excluded
  Inconclusive,       ///< the data cannot say
};

/// `better`, `within_margin`, `worse`, `no_difference_shown`, `not_worse`, `inconclusive`.
std::string_view to_string(Verdict verdict);
/// 0 for a pass, 1 for `worse`, 2 for `inconclusive`.
int exit_code(Verdict verdict);

struct VerdictInput {
  std::optional<Bounds> bounds = {};  ///< interval of the difference
  std::optional<double> p = {};       ///< of the sign-flip test, adjusted where a family is tested
  double alpha = 0.05;
  std::optional<double> margin = {};   ///< largest tolerable loss, >= 0
  std::optional<double> mde80 = {};    ///< detectable difference
  std::optional<double> max_mde = {};  ///< largest tolerable detectable difference
};

/// The first row of the table in statistics.md 4.5 that holds.
Verdict decide(const VerdictInput& input);

}  // namespace ego::stats
