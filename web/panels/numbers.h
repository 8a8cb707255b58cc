/// Numbers as the panels print them: fractions in, percent or percent points out.
#pragma once

#include <optional>
#include <string>

#include "core/compare/comparison.h"
#include "core/stats/intervals.h"

namespace ego::web {

/// `66.5 %`.
std::string percent_text(double fraction);
/// `+17.5`, percent points.
std::string points_text(double fraction);
/// `[+9.8, +25.2]`, percent points; empty for nothing.
std::string points_range(const std::optional<stats::Bounds>& bounds);
/// `[59.9, 72.6]`, percent; empty for nothing.
std::string percent_range(const std::optional<stats::Bounds>& bounds);
/// `= 0.037`, `< 0.001`: the adjusted p where there is one.
std::string p_relation(const PairTest& test);

}  // namespace ego::web
