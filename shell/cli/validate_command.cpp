#include "shell/cli/validate_command.h"

#include <ostream>

#include "core/io/fix.h"
#include "core/io/validate.h"
#include "core/io/zip_writer.h"
#include "core/report/annotations.h"
#include "core/report/junit.h"
#include "core/report/validation_page.h"
#include "shell/cli/check_predictions.h"
#include "shell/cli/lint_table.h"
#include "shell/cli/output.h"
#include "shell/native/posix_file_source.h"

namespace ego::cli {
namespace {

ExitCode exit_of(const Diagnostics& diagnostics) {
  return diagnostics.errors() > 0 ? ExitCode::InvalidInput : ExitCode::Done;
}

ExitCode run_lint(const ValidateCommand& command, Environment& environment, const MessageOptions& message_form) {
  Diagnostics diagnostics;
  const Result<ByteBuffer> table = environment.files.read_all(command.lint);
  if (!table) return fail_with(environment.err, diagnostics, table.error(), message_form);
  const Result<std::uint64_t> checked = lint_table(table.value(), native::base_name(command.lint), {}, diagnostics);
  if (!checked) return fail_with(environment.err, diagnostics, checked.error(), message_form);
  print_messages(environment.err, diagnostics, message_form);
  const std::string summary = std::to_string(checked.value()) + " values, " + count_text(diagnostics) + "\n";
  const Status written = write_output(environment, command.out, summary);
  return written ? exit_of(diagnostics) : fail_output(environment.err, written.error());
}

ExitCode write_empty_template(const ValidateCommand& command, const ScoreRequest& request, Environment& environment,
                              const MessageOptions& message_form) {
  Diagnostics diagnostics;
  const auto questions = load_questions(request, GoldNeed::NotNeeded, environment, diagnostics);
  if (!questions) return fail_with(environment.err, diagnostics, questions.error(), message_form);
  print_messages(environment.err, diagnostics, message_form);
  const Status written =
      write_output(environment, command.out, io::write_template(*request.benchmark, questions.value().set).bytes);
  return written ? ExitCode::Done : fail_output(environment.err, written.error());
}

std::string rendered(const ValidateCommand& command, const io::Validation& validation, const Diagnostics& diagnostics) {
  if (command.format == "github") return github_annotations(diagnostics, command.messages.all ? 0 : 10);
  if (command.format == "md") return github_summary(diagnostics, "Validation");
  if (command.format == "junit") {
    const JUnitSuite suite = junit_of_diagnostics(command.benchmark.benchmark, diagnostics);
    return write_junit(std::span(&suite, 1));
  }
  if (command.format == "html") return render_validation_page(io::to_text(validation), diagnostics);
  return io::to_text(validation);
}

/// The file as the only entry of an archive, as upload servers want it.
Result<ByteBuffer> zipped(const MendedFile& file) {
  io::ZipWriter archive;
  EGO_TRY([[maybe_unused]] const Ok added, archive.add(file.name, file.bytes));
  return archive.finish();
}

bool came_in_archive(const Submission& submission) {
  return only_label(submission).find('!') != std::string_view::npos;
}

/// Writes OUT; `.zip` makes it an archive. What came in one goes out with one beside it: `fixed.json` with `fixed.zip`.
Status write_mended(const std::string& out, const Submission& submission, const MendedFile& mended,
                    Environment& environment) {
  constexpr std::string_view kZip = ".zip";
  if (out.ends_with(kZip)) {
    EGO_TRY(const ByteBuffer archive, zipped(mended));
    return write_output(environment, out, archive);
  }
  EGO_TRY([[maybe_unused]] const Ok written, write_output(environment, out, mended.bytes));
  if (!came_in_archive(submission) || out == "-") return Ok{};
  EGO_TRY(const ByteBuffer archive, zipped(mended));
  const std::size_t dot = native::base_name(out).rfind('.');
  const std::size_t ending = dot == std::string::npos || dot == 0 ? 0 : native::base_name(out).size() - dot;
  const std::string beside = out.substr(0, out.size() - ending) + std::string(kZip);
  environment.err << native::base_name(beside) << ": the same file as an archive\n";
  return write_output(environment, beside, archive);
}

/// Writes the corrected file and lists each change on stderr.
Status write_fixed(const ValidateCommand& command, const ScoreRequest& request, const QuestionSet& questions,
                   const io::Validation& validation, Environment& environment) {
  if (validation.submissions.size() != 1) {
    return make_error(Code::AmbiguousFormat,
                      std::to_string(validation.submissions.size()) + " submissions in the input", {},
                      "--fix takes one at a time");
  }
  const MendedFile mended = io::fix_submission(*request.benchmark, questions, validation.submissions.front());
  environment.err << io::to_text(mended.repairs);
  return write_mended(command.fix, validation.submissions.front(), mended, environment);
}

}  // namespace

void ValidateCommand::declare(CLI::App& app) {
  declare_benchmark(app, benchmark);
  app.add_option("--predictions", predictions, "prediction files of any supported form, or folders; may be repeated")
      ->type_name("FILE");
  app.add_option(
         "--fix", fix,
         "write a corrected file for what has one repair only; each change is listed; OUT.zip writes an archive")
      ->type_name("OUT");
  app.add_flag("--template", write_template, "write an empty submission with all ids");
  app.add_flag("--partial", partial, "missing ids are no error");
  app.add_option("--lint", lint, "check typed-in results: a table with row, column, value, decimals, n")
      ->type_name("FILE");
  app.add_option("--format", format,
                 "text; json: one message a line on standard error; github: annotations; md: a step's summary; junit; "
                 "html: one page without scripts")
      ->check(CLI::IsMember({"text", "json", "github", "md", "junit", "html"}))
      ->capture_default_str();
  app.add_option("--out", out, "file for the summary or the template; default: standard output")->type_name("FILE");
  declare_import(app, import);
  declare_messages(app, messages);
}

ExitCode ValidateCommand::run(Environment& environment) const {
  const int tasks = (predictions.empty() ? 0 : 1) + (write_template ? 1 : 0) + (lint.empty() ? 0 : 1);
  if (tasks != 1) throw CLI::RequiredError("one of --predictions, --template and --lint");
  const MessageForm form = format == "json" ? MessageForm::JsonLines : MessageForm::Text;
  const MessageOptions message_form = message_options(messages, form);
  const ScoreRequest request = score_request(benchmark, import, predictions);
  if (!lint.empty()) return run_lint(*this, environment, message_form);
  if (write_template) return write_empty_template(*this, request, environment, message_form);

  Progress progress(environment, progress_form(messages, form));
  Diagnostics diagnostics;
  progress.step("reading annotations");
  const auto questions = load_questions(request, GoldNeed::NotNeeded, environment, diagnostics);
  progress.clear();
  if (!questions) return fail_with(environment.err, diagnostics, questions.error(), message_form);
  progress.step("checking predictions");
  const Result<io::Validation> validation =
      check_predictions(request, questions.value().set, partial ? io::Coverage::Partial : io::Coverage::Complete,
                        environment, diagnostics);
  progress.clear();
  if (!validation) return fail_with(environment.err, diagnostics, validation.error(), message_form);
  if (format != "github") print_messages(environment.err, diagnostics, message_form);
  if (!fix.empty()) {
    const Status fixed = write_fixed(*this, request, questions.value().set, validation.value(), environment);
    if (!fixed && fixed.error().code == Code::AmbiguousFormat)
      return fail_with(environment.err, {}, fixed.error(), message_form);
    if (!fixed) return fail_output(environment.err, fixed.error());
  }
  const Status written = write_output(environment, out, rendered(*this, validation.value(), diagnostics));
  if (!written) return fail_output(environment.err, written.error());
  return validation.value().valid() ? ExitCode::Done : ExitCode::InvalidInput;
}

}  // namespace ego::cli
