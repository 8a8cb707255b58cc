/// The analyses as they stand in the report file: the schema's own lists, and under `x` what the schema has no place for.
/// Source: schema/report.schema.json (`agreement`, `item_analysis`, `slices`, `knowledge`, `persistence`); `x` is ours.
#pragma once

#include "core/json/value.h"
#include "core/report/fields.h"
#include "core/report/report.h"

namespace ego {

/// Adds the lists that are not empty, and `x` if there is something for it. Calibration of a score stands in the score.
/// `item_analysis` has no column in the schema: it holds the first table, `x` says which.
void put_analysis(json::Object& out, const Report& report);

/// Reads all of it back, calibration apart. Members of the wrong type are reported and left out.
void read_analysis(const Fields& root, Report& report);

/// The calibration object of a score.
json::Value calibration_json(const stats::Calibration& calibration);
stats::Calibration read_calibration(const Fields& fields);

json::Value to_json(const MeasuredGain& gain);
MeasuredGain read_gain(const Fields& fields);
json::Value to_json(const RowPersistence& persistence);
RowPersistence read_persistence(const Fields& fields);

/// What `x` holds of each analysis.
json::Value analysis_extras(const Analysis& analysis);
void read_analysis_extras(const Fields& fields, Analysis& analysis);

}  // namespace ego
