/// The uncertainty of a score in the report file: interval, standard error, rank set.
/// Source: schema/report.schema.json, `score`.
#pragma once

#include "core/json/value.h"
#include "core/report/fields.h"
#include "core/report/report.h"

namespace ego {

/// Adds `interval`, `se`, `rank_set`, `clusters`, `deff`, `chance` and `chance_corrected`, those that are known.
void put_score_bounds(json::Object& out, const ReportScore& score);

/// Reads the same members; what is not as the schema says is left out.
void read_score_bounds(const Fields& fields, ReportScore& score);

}  // namespace ego
