/// Golden rows of golden/statistics: one operation of core/stats each, by name.
/// Source: golden/statistics/README.md.
#pragma once

#include <string_view>

#include "core/benchmarks/benchmark.h"
#include "core/json/value.h"

namespace ego::conformance {

/// Nothing if the operation's result equals `expected` within `tol`; an unknown operation is a mismatch.
/// @param row  object with `op`, `input`, `expected`, `tol`
Mismatch check_statistics_row(const json::Value& row);

}  // namespace ego::conformance
