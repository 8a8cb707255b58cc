/// What is known of a row beside its scores, by name, for filters and facets.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/board/published.h"
#include "core/report/report.h"

namespace ego {

using RowFacts = std::vector<std::pair<std::string, std::string>>;

/// `params`, `mode`, `stage`, `harness`, `frames`, `fps`, `audio`, `subtitles`, `relationship`: those that are stated.
RowFacts row_facts(const ReportRow& row);
/// The source's own names, as it states them.
RowFacts row_facts(const PublishedRow& row);

/// True for the fields that rows of scored boards can have: those of row_fact() and of row_facts(ReportRow).
bool is_row_field(std::string_view name);

}  // namespace ego
