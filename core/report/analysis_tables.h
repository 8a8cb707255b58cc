/// The analyses of a report as tables, one or more a kind.
#pragma once

#include <vector>

#include "core/report/data_table.h"
#include "core/report/report.h"

namespace ego {

/// Every table that has something to say, in the order of AnalysisKind; claims last.
std::vector<DataTable> analysis_tables(const Report& report);

/// One kind each; empty where there are no results.
std::vector<DataTable> agreement_tables(const Report& report);
std::vector<DataTable> item_tables(const Report& report);
std::vector<DataTable> slice_tables(const Report& report);
std::vector<DataTable> position_tables(const Report& report);
std::vector<DataTable> baseline_tables(const Report& report);
std::vector<DataTable> calibration_tables(const Report& report);
std::vector<DataTable> gain_tables(const Report& report);
std::vector<DataTable> persistence_tables(const Report& report);
std::vector<DataTable> claim_tables(const Report& report);

/// `Qwen2.5-VL-7B` for a row of the report: its model's name if it has one and no other row shares it, else the row id.
std::string row_name(const Report& report, const RowId& id);

}  // namespace ego
