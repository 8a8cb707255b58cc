/// The report as canonical JSON, and back. The only code that knows the schema's member names.
/// Source: formats.md section 4, schema/report.schema.json.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/json/writer.h"
#include "core/report/pair_json.h"
#include "core/report/report.h"

namespace ego {

/// The report file: keys sorted, shortest doubles, final newline. Same report, same bytes, on every target.
std::string write_report_json(const Report& report, json::Layout layout);

/// The items file: one compact JSON object a line, in the order given.
std::string write_items_jsonl(std::span<const ReportItem> items);

/// A diagnostic as it stands in the report. Comparisons, boards, flows and gates: core/report/pair_json.h.
json::Value to_json(const Diagnostic& diagnostic);

/// A report written by this or a later 1.y version. Unknown members are ignored.
/// Members of the wrong type are reported and left out; a report without benchmark, columns or rows is an error.
///
/// @param bytes  not trusted: sizes are bounded by the input's own size
/// @error SyntaxError, UnknownFormat, UnsupportedVersion (higher major), MissingField, LimitExceeded
Result<Report> read_report(ByteView bytes, std::string_view label, Diagnostics& diagnostics);

}  // namespace ego
