/// Checks of the golden rows and cases of Video-MMMU.
/// Source: golden/video-mmmu/README.md.
#pragma once

#include <string_view>

#include "core/benchmarks/benchmark.h"
#include "core/json/value.h"

namespace ego::video_mmmu {

/// Nothing if every field of the row's `expected` is met. Unknown profiles are a mismatch.
Mismatch check_golden_row(const json::Value& row, const GoldenContext& context);

/// Nothing if the case's files, read by the importers and scored, give its expected.json.
Mismatch check_golden_case(std::string_view folder, const GoldenContext& context);

}  // namespace ego::video_mmmu
