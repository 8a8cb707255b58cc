#include "shell/cli/disagreements_command.h"

#include "core/report/parser_disagreement.h"
#include "shell/cli/output.h"

namespace ego::cli {

void DisagreementsCommand::declare(CLI::App& app) {
  declare_benchmark(app, benchmark);
  declare_profiles(app, benchmark);
  app.add_option("--predictions", predictions,
                 "prediction files of any supported form, or folders; may be repeated; bundled for demo")
      ->type_name("FILE");
  app.add_option("--format", format, "text, json, or html: one page without scripts")
      ->check(CLI::IsMember({"text", "json", "html"}))
      ->capture_default_str();
  app.add_option("--out", out, "file for the result; default: standard output")->type_name("FILE");
  declare_import(app, import);
  declare_messages(app, messages);
  app.footer(
      "For each row: how every board cell changes from profile to profile, and the replies that are read differently: "
      "what each\n"
      "profile found, by which rule, in which bytes. Default: all profiles, the first is what the others are held "
      "against.\n"
      "Text shows the cells that change and 10 replies a row, a page and JSON 100, those whose right and wrong differ "
      "first;\n"
      "--all shows every cell and reply.");
}

ExitCode DisagreementsCommand::run(Environment& environment) const {
  const MessageOptions message_form = message_options(messages, MessageForm::Text);
  ScoreRequest request = score_request(benchmark, import, predictions);
  if (predictions.empty() && request.benchmark->info().id.value != "demo") throw CLI::RequiredError("--predictions");
  if (request.profiles.empty()) request.profiles = {"all"};
  Progress progress(environment, progress_form(messages, MessageForm::Text));
  Diagnostics diagnostics;
  const Result<ScoredRows> scored = score_inputs(request, environment, progress, diagnostics);
  progress.clear();
  if (!scored) return fail_with(environment.err, diagnostics, scored.error(), message_form);
  DisagreementOptions options;
  if (format == "text") options.replies = 10;
  if (messages.all) options.replies = 0;
  for (const Profile* profile : scored.value().profiles) options.versions.push_back(profile->version);
  std::vector<ParserDisagreement> rows;
  for (const ScoredSubmission& row : scored.value().rows) {
    if (auto found = find_disagreement(scored.value().questions.set, row, options)) rows.push_back(std::move(*found));
  }
  if (rows.empty()) {
    const Error error = make_error(Code::UnknownName, "fewer than two profiles: nothing can differ", {},
                                   "name two with --profile, or all");
    return fail_with(environment.err, diagnostics, error, message_form);
  }
  print_messages(environment.err, diagnostics, message_form);
  const CellChoice cells = messages.all ? CellChoice::All : CellChoice::Changed;
  const std::string text = format == "json"   ? write_json(rows)
                           : format == "html" ? render_html(rows, cells)
                                              : render_text(rows, cells);
  const Status written = write_output(environment, out, text);
  if (!written) return fail_output(environment.err, written.error());
  return diagnostics.errors() > 0 ? ExitCode::InvalidInput : ExitCode::Done;
}

}  // namespace ego::cli
