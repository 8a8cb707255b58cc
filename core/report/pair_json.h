/// Comparisons, boards, stage flows and gates as they stand in the report file.
/// Source: schema/report.schema.json.
#pragma once

#include <optional>
#include <string_view>

#include "core/compare/comparison.h"
#include "core/json/value.h"
#include "core/report/fields.h"
#include "core/report/report.h"

namespace ego {

json::Value to_json(const Comparison& comparison);
json::Value to_json(const ReportBoard& board);
json::Value to_json(const StageFlow& flow);
json::Value to_json(const ReportGate& gate);

/// Parts of a comparison that gains share. @return  null for no interval
json::Value interval_json(const std::optional<DifferenceInterval>& interval);
std::optional<DifferenceInterval> read_interval(const Fields& fields, std::string_view name);
json::Value to_json(const PairTest& test);
PairTest read_test(const Fields& fields);

/// The same values read back; members of the wrong type are reported and left out.
Comparison read_comparison(const Fields& fields);
ReportBoard read_board(const Fields& fields);
StageFlow read_flow(const Fields& fields);
ReportGate read_gate(const Fields& fields);

}  // namespace ego
