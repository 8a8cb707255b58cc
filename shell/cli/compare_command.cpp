#include "shell/cli/compare_command.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/version.h"
#include "core/compare/pair.h"
#include "core/report/build_report.h"
#include "core/score/evaluate.h"
#include "shell/cli/report_output.h"
#include "shell/native/posix_file_source.h"

namespace ego::cli {
namespace {

/// Both rows, read and scored under one profile.
struct ScoredPair {
  LoadedQuestions questions;
  const Profile* profile = nullptr;
  std::vector<ScoredSubmission> rows;  ///< baseline, candidate
};

Result<Submission> load_row(const ScoreRequest& request, const RowPath& path, std::string_view preferred_mode,
                            Environment& environment, Diagnostics& diagnostics) {
  ScoreRequest one = request;
  one.predictions = {path.file};
  EGO_TRY(std::vector<Submission> submissions, load_submissions(one, environment, diagnostics));
  return pick_row(std::move(submissions), path.row, preferred_mode, native::base_name(path.file));
}

Result<ScoredPair> score_pair(const ScoreRequest& request, const CompareCommand& command, Environment& environment,
                              Progress& progress, Diagnostics& diagnostics) {
  ScoredPair pair;
  EGO_TRY(const std::vector<const Profile*> profiles, choose_profiles(*request.benchmark, request.profiles));
  pair.profile = profiles.front();
  EGO_TRY(pair.questions, load_questions(request, GoldNeed::Needed, environment, diagnostics));
  const RowPath before = split_row_path(environment.files, command.baseline);
  const RowPath after = split_row_path(environment.files, command.candidate);
  // One log that holds both runs of the knowledge gain: question only is the baseline.
  const bool one_file = before.file == after.file && before.row.empty() && after.row.empty();
  EGO_TRY(Submission baseline,
          load_row(request, before, one_file ? "question-only" : "full", environment, diagnostics));
  EGO_TRY(Submission candidate, load_row(request, after, "full", environment, diagnostics));
  if (candidate.row == baseline.row) candidate.row.value += " (2)";
  for (Submission* row : {&baseline, &candidate}) {
    progress.step("scoring " + row->row.value);
    pair.rows.push_back(
        evaluate(*request.benchmark, pair.questions.set, std::move(*row), std::array{pair.profile}, diagnostics));
  }
  return pair;
}

Result<std::vector<Comparison>> compare_columns(const ScoredPair& pair, const std::string& column) {
  std::vector<Comparison> all =
      compare_all_columns(pair.questions.set, pair.rows[0], pair.rows[1], pair.profile->id, PairOptions{});
  if (column.empty()) return all;
  std::erase_if(all, [&](const Comparison& comparison) { return comparison.column.value != column; });
  if (!all.empty()) return all;
  const auto& columns = pair.questions.set.columns;
  const bool known = std::any_of(columns.begin(), columns.end(), [&](const Column& c) { return c.id.value == column; });
  if (known) return all;
  std::string ids;
  for (const Column& each : columns) ids += (ids.empty() ? "" : ", ") + each.id.value;
  return make_error(Code::UnknownName, "no column \"" + column + "\"", {}, "known: " + ids);
}

std::string render(const CompareCommand& command, const Report& report) {
  if (command.format == "json") return write_report_json(report, json::Layout::Indented);
  if (command.format == "csv") return render_csv(report.comparisons);
  if (command.format == "md") return render_markdown(report.comparisons, report.knowledge);
  if (command.format == "html") return render_html(report.comparisons, report.knowledge);
  return render_text(report.comparisons, report.knowledge);
}

}  // namespace

RowPath split_row_path(FileSource& files, const std::string& text) {
  const std::size_t mark = text.rfind('#');
  if (mark == std::string::npos || files.exists(text)) return {text, {}};
  return {text.substr(0, mark), text.substr(mark + 1)};
}

Result<Submission> pick_row(std::vector<Submission> submissions, const std::string& row,
                            std::string_view preferred_mode, const std::string& file) {
  std::vector<Submission*> fitting;
  for (Submission& submission : submissions) {
    if (row.empty() ? submissions.size() == 1 || submission.run.mode == preferred_mode : submission.row.value == row) {
      fitting.push_back(&submission);
    }
  }
  if (fitting.size() == 1) return std::move(*fitting.front());
  std::string ids;
  for (const Submission& submission : submissions) ids += (ids.empty() ? "" : ", ") + submission.row.value;
  return make_error(Code::UnknownName,
                    row.empty() ? "the file holds several rows" : "no row \"" + row + "\" in the file", file,
                    "name one as FILE#ROW: " + ids);
}

void CompareCommand::declare(CLI::App& app) {
  declare_benchmark(app, benchmark);
  app.add_option("A", baseline, "baseline: prediction file, or FILE#ROW if it holds several rows")->required();
  app.add_option("B", candidate, "candidate, the same way")->required();
  app.add_option("--profile", benchmark.profiles, "scoring profile; default: the first that a board shows")
      ->type_name("NAME")
      ->expected(1);
  app.add_option("--column", column, "one column; default: every column with items")->type_name("ID");
  app.add_option("--format", format, "text, json, md, csv or html")
      ->check(CLI::IsMember({"text", "json", "md", "csv", "html"}))
      ->capture_default_str();
  app.add_option("--out", out, "file for the result; default: standard output")->type_name("FILE");
  declare_import(app, import);
  declare_messages(app, messages);
}

ExitCode CompareCommand::run(Environment& environment) const {
  const MessageForm form = format == "json" ? MessageForm::JsonLines : MessageForm::Text;
  const MessageOptions message_form = message_options(messages, form);
  const ScoreRequest request = score_request(benchmark, import, {});
  Progress progress(environment, progress_form(messages, form));
  Diagnostics diagnostics;
  const Result<ScoredPair> scored = score_pair(request, *this, environment, progress, diagnostics);
  progress.clear();
  if (!scored) return fail_with(environment.err, diagnostics, scored.error(), message_form);
  const ScoredPair& pair = scored.value();
  Result<std::vector<Comparison>> comparisons = compare_columns(pair, column);
  if (!comparisons) return fail_with(environment.err, diagnostics, comparisons.error(), message_form);

  BuildOptions build;
  build.generator_version = kVersion;
  build.annotations = pair.questions.inputs;
  Report report = build_report(*request.benchmark, pair.questions.set, pair.rows, diagnostics, build);
  report.comparisons = std::move(comparisons).value();
  report.knowledge =
      request.benchmark->knowledge_gains(pair.questions.set, pair.rows[0], pair.rows[1], pair.profile->id);
  print_messages(environment.err, diagnostics, message_form);
  const Status written = write_output(environment, out, render(*this, report));
  if (!written) return fail_output(environment.err, written.error());
  return diagnostics.errors() > 0 ? ExitCode::InvalidInput : ExitCode::Done;
}

}  // namespace ego::cli
