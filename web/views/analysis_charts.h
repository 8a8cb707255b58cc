/// Drawings and tables of the item analysis.
#pragma once

#include "core/analysis/analysis.h"
#include "web/charts/chart.h"
#include "web/charts/table.h"
#include "web/views/scored_rows.h"

namespace ego::web {

/// Items that pass the filter, the suspicious ones first.
/// @param shown  indices of questions, rising
std::vector<const AnalyzedItem*> arrange_items(const ItemTable& items, std::span<const std::uint32_t> shown);

charts::ChartSet difficulty_chart(const std::vector<const AnalyzedItem*>& items, std::size_t rows, Tongue tongue);
ViewTable difficulty_table(const std::vector<const AnalyzedItem*>& items, const ItemTable& about,
                           const QuestionSet& questions, Tongue tongue);

charts::ChartSet position_chart(const OptionPositions& positions, const ScoredRows& rows, Tongue tongue);
ViewTable position_table(const OptionPositions& positions, const ScoredRows& rows, Tongue tongue);

}  // namespace ego::web
