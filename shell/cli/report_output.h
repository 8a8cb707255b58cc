/// A report in the formats the command line offers.
#pragma once

#include <string>
#include <vector>

#include "core/report/render.h"
#include "core/report/report_json.h"
#include "shell/cli/output.h"

namespace ego::cli {

struct ReportFormatOptions {
  json::Layout layout = json::Layout::Indented;
  FormulaGuard guard = FormulaGuard::Quote;
  ColumnChoice columns = ColumnChoice::ShownByDefault;
};

/// `report.json`, `report.md`, `board.csv`, `report.html` or `report.txt` by the format's name.
/// @pre format is one of json, md, csv, html, text
OutputFile render_report(const Report& report, const std::string& format, const ReportFormatOptions& options);

}  // namespace ego::cli
