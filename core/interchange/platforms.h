/// Result files of the places where boards live: Hugging Face, EvalAI, Codabench.
/// Source: formats.md sections 5 and 5.2.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/interchange/export_file.h"
#include "core/report/report.h"

namespace ego::interchange {

/// Which columns are written.
enum class ExportColumns { Headline, All };

struct HfOptions {
  std::string dataset;  ///< `owner/name` on Hugging Face; required
  std::string task_id;  ///< of the headline column; empty = the column's id
  std::string date;     ///< `YYYY-MM-DD`; empty = left out
  std::string url;      ///< of the report; empty = left out
  std::string profile;  ///< empty = the report's first
  ExportColumns columns = ExportColumns::Headline;
};

/// `.eval_results/<benchmark>.yaml` of every row, below a folder of the row's name if there are several. `verifyToken` is never written.
/// @error MissingField  no data set
Result<std::vector<ExportFile>> export_hf_results(const Report& report, const HfOptions& options);

/// `eval.yaml` for the root of the data set: its name and the tasks that results name. The place must know the framework by name
/// before it shows a board; which of the set's own fields hold questions and answers is not said, since egoscope does not read it there.
/// Source: huggingface/hub-docs, docs/hub/eval-results.md.
ExportFile export_hf_benchmark(const Report& report, const HfOptions& options);

/// Numbers in what unit.
enum class PlatformUnit { Percent, Fraction };

/// `{"result":[{"<split>":{"<column>":<number>}}],"submission_result":{counts}}` of one row.
/// @param row  index in the report
std::string export_evalai(const Report& report, std::size_t row, const std::string& profile, PlatformUnit unit);

/// `scores.json`: a flat object of numbers, fractions with six decimals. EgoCross has its own keys (`Overall`, `acc`, `Surgery`, `Industry`,
/// `XSports`, `Animal`, `coverage`); others the columns' ids and `coverage`. `detailed_results.html` stands beside it.
std::vector<ExportFile> export_codabench(const Report& report, std::size_t row, const std::string& profile);

}  // namespace ego::interchange
