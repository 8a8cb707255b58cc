/// Columns that average other columns, each counting the same however many items it has: `macro` beside a micro `overall`.
///
/// Such a score is no share of items. What rests on items (intervals of a share, paired tests, rank sets, analyses) is not for it.
#pragma once

#include <string>
#include <string_view>

#include "core/model/question.h"

namespace ego {

/// Column::metric of such a column begins like this; behind it stands the group whose columns it averages, e.g. `domain`.
inline constexpr std::string_view kMacroMetric = "macro_accuracy/";

/// The group that the column averages; empty if it is a share of its own items.
inline std::string_view averaged_group(const Column& column) {
  const std::string_view metric = column.metric;
  return metric.starts_with(kMacroMetric) ? metric.substr(kMacroMetric.size()) : std::string_view{};
}

}  // namespace ego
