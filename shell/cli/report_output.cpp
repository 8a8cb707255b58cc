#include "shell/cli/report_output.h"

namespace ego::cli {

OutputFile render_report(const Report& report, const std::string& format, const ReportFormatOptions& options) {
  if (format == "json") return {"report.json", write_report_json(report, options.layout)};
  if (format == "md") return {"report.md", render_markdown(report, options.columns)};
  if (format == "csv") return {"board.csv", render_csv(report, options.guard)};
  if (format == "html") return {"report.html", render_html(report, options.columns)};
  return {"report.txt", render_text(report, options.columns)};
}

}  // namespace ego::cli
