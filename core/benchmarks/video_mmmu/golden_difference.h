/// Where a value found departs from one that a golden file expects.
/// Source: golden/video-mmmu/README.md.
#pragma once

#include <optional>
#include <string>

#include "core/json/value.h"

namespace ego::video_mmmu {

/// `/path: expected 1, got 2` for the first difference; nothing if there is none. Numbers agree within 1e-9 relative;
/// objects need the same keys, in any order.
std::optional<std::string> first_difference(const json::Value& expected, const json::Value& found,
                                            const std::string& path);

}  // namespace ego::video_mmmu
