#include "shell/cli/analyze_command.h"

#include <algorithm>
#include <map>

#include "core/base/version.h"
#include "core/board/baselines.h"
#include "core/report/analysis_tables.h"
#include "core/report/build_report.h"
#include "core/report/report_json.h"
#include "core/score/evaluate.h"
#include "shell/cli/output.h"
#include "shell/cli/row_input.h"

namespace ego::cli {
namespace {

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const AnalysisKind kind : analysis_kinds()) names.emplace_back(to_string(kind));
  return names;
}

std::vector<AnalysisKind> chosen_kinds(const std::vector<std::string>& names) {
  std::vector<AnalysisKind> kinds;
  for (const AnalysisKind kind : analysis_kinds()) {
    if (names.empty() || std::find(names.begin(), names.end(), to_string(kind)) != names.end()) kinds.push_back(kind);
  }
  return kinds;
}

/// The commonest letters as rows, held beside the others only.
std::vector<ScoredSubmission> baseline_rows(const Benchmark& benchmark, const ScoredRows& scored) {
  Diagnostics own;  // that all letters are the same is the point of these rows
  std::vector<ScoredSubmission> rows;
  for (Submission& baseline : baseline_submissions(scored.questions.set))
    rows.push_back(evaluate(benchmark, scored.questions.set, std::move(baseline), scored.profiles, own));
  return rows;
}

Status check_pairs(const AnalyzeCommand& command, const ScoredRows& scored) {
  std::string known;
  for (const ScoredSubmission& row : scored.rows) known += (known.empty() ? "" : ", ") + row.submission.row.value;
  for (const auto& [baseline, candidate] : command.pairs) {
    for (const std::string& id : {baseline, candidate}) {
      const bool there = std::any_of(scored.rows.begin(), scored.rows.end(),
                                     [&](const ScoredSubmission& row) { return row.submission.row.value == id; });
      if (!there) return make_error(Code::UnknownName, "no row \"" + id + "\"", {}, "known: " + known);
    }
  }
  return Ok{};
}

/// One file a table; tables of one name, one a profile, are numbered.
std::vector<OutputFile> csv_files(const std::vector<DataTable>& tables, FormulaGuard guard) {
  std::map<std::string, int> used;
  std::vector<OutputFile> files;
  for (const DataTable& table : tables) {
    const int number = ++used[table.name];
    files.push_back({table.name + (number > 1 ? "-" + std::to_string(number) : "") + ".csv", render_csv(table, guard)});
  }
  return files;
}

std::string render(const AnalyzeCommand& command, const Report& report, const std::vector<DataTable>& tables) {
  if (command.format == "json") return write_report_json(report, json::Layout::Indented);
  if (command.format == "md") return render_markdown(tables);
  if (command.format == "html") return render_html_page(report.benchmark.title + " - analysis", tables);
  return tables.empty() ? "nothing to say: too few rows, or no data for what was asked\n" : render_text(tables);
}

Status write_csv(const AnalyzeCommand& command, Environment& environment, const std::vector<DataTable>& tables) {
  const std::vector<OutputFile> files = csv_files(tables, command.raw_csv ? FormulaGuard::Raw : FormulaGuard::Quote);
  const bool to_stdout = command.out.empty() || command.out == "-";
  if (files.size() == 1) {
    const bool folder = !to_stdout && (command.out.ends_with('/') || environment.files.is_folder(command.out));
    return folder ? write_folder(environment, command.out, files)
                  : write_output(environment, command.out, files.front().bytes);
  }
  if (!to_stdout) return write_folder(environment, command.out, files);
  return make_error(Code::UnreadableFile, std::to_string(files.size()) + " tables need a folder", {},
                    "name it with --out DIR, or ask for one table with --what");
}

}  // namespace

void AnalyzeCommand::declare(CLI::App& app) {
  declare_benchmark(app, benchmark);
  app.add_option("--predictions", predictions,
                 "prediction files of any supported form, or folders; may be repeated; bundled for demo")
      ->type_name("FILE");
  app.add_option(
         "--what", what,
         "agreement, items, slices, positions, baselines, calibration, gains; may be joined by commas; default: "
         "all that the data allow")
      ->check(CLI::IsMember(kind_names()))
      ->type_name("KIND")
      ->delimiter(',');
  app.add_option("--profile", benchmark.profiles,
                 "scoring profile, may be repeated; default: the first that a board shows")
      ->type_name("NAME")
      ->delimiter(',');
  app.add_option("--column", column, "column whose items are analysed; default: the main one")->type_name("ID");
  app.add_option("--pair", pairs,
                 "baseline and candidate row of the slice search; default: the second and the best row")
      ->type_name("ROW ROW");
  app.add_option("--draws", draws, "of the bootstrap behind intervals; 0 = no intervals")
      ->check(CLI::Range(0U, 99999U))
      ->capture_default_str();
  app.add_option("--alpha", alpha, "level of the tests")->check(CLI::Range(1e-6, 0.5))->capture_default_str();
  app.add_option("--format", format, "text, json (the whole report), md, csv or html")
      ->check(CLI::IsMember({"text", "json", "md", "csv", "html"}))
      ->capture_default_str();
  app.add_option("--out", out, "file for the result, or folder for several CSV tables; default: standard output")
      ->type_name("PATH");
  app.add_flag("--raw-csv", raw_csv, "do not guard CSV cells that begin with = + - @");
  declare_import(app, import);
  declare_messages(app, messages);
}

ExitCode AnalyzeCommand::run(Environment& environment) const {
  const MessageForm form = format == "json" ? MessageForm::JsonLines : MessageForm::Text;
  const MessageOptions message_form = message_options(messages, form);
  ScoreRequest request = score_request(benchmark, import, predictions);
  if (predictions.empty() && request.benchmark->info().id.value != "demo") throw CLI::RequiredError("--predictions");
  Progress progress(environment, progress_form(messages, form));
  Diagnostics diagnostics;
  if (request.profiles.empty()) {
    const Result<std::vector<const Profile*>> profiles = choose_profiles(*request.benchmark, {});
    if (!profiles) return fail_with(environment.err, diagnostics, profiles.error(), message_form);
    request.profiles = {profiles.value().front()->id.value};
  }
  const Result<ScoredRows> scored = score_inputs(request, environment, progress, diagnostics);
  progress.clear();
  if (!scored) return fail_with(environment.err, diagnostics, scored.error(), message_form);
  const QuestionSet& questions = scored.value().questions.set;
  Status asked = check_pairs(*this, scored.value());
  if (asked && !column.empty()) asked = check_column(questions, column);
  if (!asked) return fail_with(environment.err, diagnostics, asked.error(), message_form);

  const std::vector<ScoredSubmission> baselines = baseline_rows(*request.benchmark, scored.value());
  BuildOptions build;
  build.generator_version = kVersion;
  build.annotations = scored.value().questions.inputs;
  build.settings.alpha = alpha;
  build.analyses = chosen_kinds(what);
  build.analysis_draws = draws;
  if (!column.empty()) build.analysis_column = ColumnId{column};
  for (const auto& [baseline, candidate] : pairs) build.analysis_pairs.emplace_back(baseline, candidate);
  for (const ScoredSubmission& row : baselines) build.analysis_baselines.push_back(&row);
  const Report report = build_report(*request.benchmark, questions, scored.value().rows, diagnostics, build);
  const std::vector<DataTable> tables = analysis_tables(report);
  print_messages(environment.err, diagnostics, message_form);
  const Status written = format == "csv" ? write_csv(*this, environment, tables)
                                         : write_output(environment, out, render(*this, report, tables));
  if (!written) return fail_output(environment.err, written.error());
  return diagnostics.errors() > 0 ? ExitCode::InvalidInput : ExitCode::Done;
}

}  // namespace ego::cli
