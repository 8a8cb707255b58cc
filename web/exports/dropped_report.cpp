#include "web/exports/dropped_report.h"

#include <utility>
#include <vector>

#include "core/interchange/eee.h"
#include "core/io/zip_writer.h"
#include "core/report/build_report.h"
#include "core/report/report_json.h"
#include "web/views/dropped_rows.h"

namespace ego::web {
namespace {

/// One scoring run: the rows under the ids their files gave them, and everything that was said of them.
struct DroppedRun {
  const BenchmarkData* data = nullptr;
  std::vector<ScoredSubmission> rows;
  Diagnostics diagnostics;
  Report report;
};

std::vector<InputInfo> annotation_files(const BenchmarkData& data) {
  if (!data.question_inputs.empty() || data.report.ready() == nullptr) return data.question_inputs;
  std::vector<InputInfo> files;
  for (const ReportInput& input : data.report.ready()->inputs) {
    if (input.role == "annotations") files.push_back(input.info);
  }
  return files;
}

std::optional<DroppedRun> dropped_run(const AppState& state) {
  const std::vector<const ScoredSubmission*> scored = dropped_rows(state);
  if (scored.empty()) return std::nullopt;
  DroppedRun run;
  run.data = state.find_benchmark(state.drop.bench);
  for (std::size_t i = 0; i < scored.size(); ++i) {
    run.rows.push_back(*scored[i]);
    run.rows.back().submission.row = RowId(state.drop.rows[i].sent);
  }
  // Questions that an earlier batch brought were read then; a call of the command line reads them each time.
  if (state.drop.questions_read == 0) run.diagnostics.append(run.data->question_notes);
  run.diagnostics.append(state.drop.diagnostics);
  run.report = build_report(*run.data->benchmark, *run.data->questions.ready(), run.rows, run.diagnostics,
                            score_report_options(annotation_files(*run.data)));
  // The registry of a site is written anew: which questions it holds is known by the files they were first read from.
  const Report* site = run.data->report.ready();
  if (run.data->question_inputs.empty() && site != nullptr) run.report.benchmark = site->benchmark;
  return run;
}

}  // namespace

std::optional<Download> dropped_report(const AppState& state) {
  const std::optional<DroppedRun> run = dropped_run(state);
  if (!run) return std::nullopt;
  return Download{"report.json", "application/json", write_report_json(run->report, json::Layout::Indented)};
}

Result<Download> dropped_eee(const AppState& state) {
  const std::optional<DroppedRun> run = dropped_run(state);
  if (!run) return make_error(Code::MissingField, "no dropped file was scored");
  interchange::EeeOptions options;
  options.organization = state.organization;
  Diagnostics unheard;
  EGO_TRY(const std::vector<interchange::ExportFile> files,
          interchange::export_eee({*run->data->benchmark, *run->data->questions.ready(), run->rows, run->report},
                                  options, unheard));
  io::ZipWriter archive;
  for (const interchange::ExportFile& file : files) {
    EGO_TRY([[maybe_unused]] const Ok added, archive.add(file.path, file.bytes));
  }
  return Download{run->data->entry.id + "-eee.zip", "application/zip", archive.finish()};
}

}  // namespace ego::web
