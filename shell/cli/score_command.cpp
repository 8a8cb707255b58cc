#include "shell/cli/score_command.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include "core/base/sha256.h"
#include "core/report/build_report.h"
#include "shell/cli/check_predictions.h"
#include "shell/cli/clock.h"
#include "shell/cli/report_output.h"
#include "shell/native/thread_workers.h"

namespace ego::cli {
namespace {

std::vector<std::string> all_formats() { return {"json", "md", "csv", "html", "text"}; }

/// Missing answers are W102 when scoring; with --strict they are an error as well.
void require_coverage(const ScoredRows& scored, Diagnostics& diagnostics) {
  for (const ScoredSubmission& row : scored.rows) {
    if (row.runs.empty()) continue;
    const auto& verdicts = row.runs.front().verdicts;
    const auto missing =
        static_cast<std::uint64_t>(std::count_if(verdicts.begin(), verdicts.end(), [](const VerdictView& verdict) {
          return verdict.outcome == Outcome::Missing;
        }));
    if (missing == 0) continue;
    Diagnostic diagnostic;
    diagnostic.code = Code::MissingQuestionIds;
    diagnostic.message = std::to_string(missing) + " ids of " + row.submission.row.value + " have no row";
    if (!row.submission.inputs.empty()) diagnostic.input = row.submission.inputs.front().label;
    diagnostic.count = missing;
    diagnostics.add(std::move(diagnostic));
  }
}

/// Without a key: everything but scores. The messages and the summary of `validate`, on standard error as all messages.
ExitCode check_only(const ScoreRequest& request, const Error& why, Environment& environment,
                    const MessageOptions& message_form) {
  Diagnostics diagnostics;
  const auto questions = load_questions(request, GoldNeed::NotNeeded, environment, diagnostics);
  if (!questions) return fail_with(environment.err, diagnostics, questions.error(), message_form);
  const Result<io::Validation> checked =
      check_predictions(request, questions.value().set, io::Coverage::Partial, environment, diagnostics);
  if (!checked) return fail_with(environment.err, diagnostics, checked.error(), message_form);
  const ExitCode code = fail_with(environment.err, diagnostics, why, message_form);
  if (message_form.form == MessageForm::Text) environment.err << io::to_text(checked.value());
  return code;
}

bool writes_to_stdout(const ScoreCommand& command) {
  return command.out == "-" || (command.out.empty() && !command.formats.empty());
}

}  // namespace

void ScoreCommand::declare(CLI::App& app) {
  declare_benchmark(app, benchmark);
  app.add_option("--predictions", predictions,
                 "prediction files of any supported form, or folders; may be repeated; bundled for demo")
      ->type_name("FILE");
  declare_profiles(app, benchmark);
  app.add_option("--format", formats,
                 "json, md, csv, html, text; may be repeated or joined by commas; default with --out DIR: "
                 "json,md,csv,html")
      ->check(CLI::IsMember(all_formats()))
      ->delimiter(',');
  app.add_option("--out", out,
                 "folder for the results, or - for standard output (one format); default: a table on standard output")
      ->type_name("DIR");
  app.add_flag("--lenient", lenient, "exit 0 although rows had errors");
  app.add_flag("--strict", strict, "missing ids are an error");
  app.add_flag("--with-gold", with_gold, "write reference answers even if the set does not publish them");
  app.add_flag("--with-replies", with_replies, "write the raw replies into the items");
  app.add_flag("--embed-items", embed_items, "items inside report.json instead of items.jsonl");
  app.add_flag("--compact", compact, "JSON without indentation");
  app.add_flag("--raw-csv", raw_csv, "do not guard CSV cells that begin with = + - @");
  app.add_flag("--all-columns", all_columns, "every column in tables, not only those shown by default");
  app.add_flag("--stamp", stamp, "write the time into the report");
  declare_import(app, import);
  declare_messages(app, messages);
}

ExitCode ScoreCommand::run(Environment& environment) const {
  const bool json_only = formats.size() == 1 && formats.front() == "json";
  const MessageOptions message_form = message_options(messages, json_only ? MessageForm::JsonLines : MessageForm::Text);
  const ScoreRequest request = score_request(benchmark, import, predictions);
  if (predictions.empty() && request.benchmark->info().id.value != "demo") {
    throw CLI::RequiredError("--predictions");
  }
  if (writes_to_stdout(*this) && formats.size() != 1) {
    throw CLI::ValidationError("--format", "standard output takes one format");
  }
  Progress progress(environment, progress_form(messages, message_form.form));
  Diagnostics diagnostics;
  const Result<ScoredRows> scored = score_inputs(request, environment, progress, diagnostics);
  progress.clear();
  if (!scored && scored.error().code == Code::MissingAnnotations && !request.annotations.empty()) {
    return check_only(request, scored.error(), environment, message_form);
  }
  if (!scored) return fail_with(environment.err, diagnostics, scored.error(), message_form);
  const ScoredRows& rows = scored.value();
  if (strict) require_coverage(rows, diagnostics);

  BuildOptions build = score_report_options(rows.questions.inputs);
  build.settings.lenient = lenient;
  build.settings.profiles = profile_ids(rows.profiles);
  build.workers = native::thread_workers();
  if (stamp) build.stamp = utc_now();
  Report report = build_report(*request.benchmark, rows.questions.set, rows.rows, diagnostics, build);
  std::vector<OutputFile> files;
  const bool to_folder = !out.empty() && out != "-";
  if (to_folder || embed_items) {
    std::vector<ReportItem> items =
        build_items(rows.questions.set, rows.rows, report, with_gold ? GoldPolicy::Always : GoldPolicy::IfPublic,
                    with_replies ? ReplyText::Included : ReplyText::LeftOut);
    if (embed_items) {
      report.items = std::move(items);
    } else {
      OutputFile file{"items.jsonl", write_items_jsonl(items)};
      report.items_file = ItemsFile{file.name, sha256_hex(file.bytes), items.size()};
      files.push_back(std::move(file));
    }
  }

  ReportFormatOptions options;
  options.layout = compact ? json::Layout::Compact : json::Layout::Indented;
  options.guard = raw_csv ? FormulaGuard::Raw : FormulaGuard::Quote;
  options.columns = all_columns ? ColumnChoice::All : ColumnChoice::ShownByDefault;
  print_messages(environment.err, diagnostics, message_form);
  if (to_folder) {
    const std::vector<std::string> wanted =
        formats.empty() ? std::vector<std::string>{"json", "md", "csv", "html"} : formats;
    for (const std::string& format : wanted) files.push_back(render_report(report, format, options));
    const Status written = write_folder(environment, out, files);
    if (!written) return fail_output(environment.err, written.error());
  }
  const std::string format = writes_to_stdout(*this) ? formats.front() : "text";
  const Status shown = write_output(environment, "-", render_report(report, format, options).bytes);
  if (!shown) return fail_output(environment.err, shown.error());
  return diagnostics.errors() > 0 && !lenient ? ExitCode::InvalidInput : ExitCode::Done;
}

}  // namespace ego::cli
