/// The `run` and `model` objects of report and submission, with nothing the schema does not know.
/// Source: schema/submission.schema.json.
#pragma once

#include "core/json/value.h"
#include "core/model/submission.h"

namespace ego {

/// The `run` object: members the schema names, of the type it names; everything else is left out. Null if nothing is left.
json::Value run_to_json(const RunInfo& run);
/// The run as read from a report. The whole object is kept as `raw`.
RunInfo run_from_json(const json::Value& value);

json::Value model_to_json(const ModelInfo& model);
ModelInfo model_from_json(const json::Value& value);

}  // namespace ego
