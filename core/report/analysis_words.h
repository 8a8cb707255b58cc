/// Findings of an analysis as sentences for people.
#pragma once

#include <string>
#include <string_view>

#include "core/analysis/measured_gain.h"
#include "core/report/report.h"

namespace ego {

/// `WHAT - column COLUMN, profile PROFILE VERSION`.
std::string analysis_heading(const Report& report, std::string_view what, const ColumnId& column,
                             const ProfileId& profile);

/// `knowledge gain, PROFILE: delta 33.1 % [24.8, 41.5], n 300, right before 122, after 181, ...; sign-flip p < 0.001`.
std::string gain_sentence(const MeasuredGain& gain, std::string_view profile);

}  // namespace ego
