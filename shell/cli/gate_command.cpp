#include "shell/cli/gate_command.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/sha256.h"
#include "core/base/version.h"
#include "core/gate/gate.h"
#include "core/gate/gate_render.h"
#include "core/report/build_report.h"
#include "core/report/report_json.h"
#include "shell/cli/output.h"
#include "shell/cli/row_input.h"
#include "shell/native/posix_file_source.h"

namespace ego::cli {
namespace {

struct LoadedPolicy {
  GatePolicy policy;
  ReportInput input;
};

Result<LoadedPolicy> load_policy(const std::string& path, Environment& environment, Diagnostics& diagnostics) {
  LoadedPolicy loaded;
  EGO_TRY(const ByteBuffer bytes, environment.files.read_all(path));
  loaded.input.info.label = native::base_name(path);
  loaded.input.info.bytes = bytes.size();
  loaded.input.info.importer = "egoscope-policy";
  loaded.input.role = "policy";
  EGO_TRY(loaded.policy, read_policy(bytes, loaded.input.info.label, diagnostics));
  loaded.input.info.sha256 = loaded.policy.sha256;
  loaded.input.info.rows = loaded.policy.rules.size();
  return loaded;
}

/// Everything the gate says, as a report with a gate in it.
Result<Report> gate_report(const GateCommand& command, Environment& environment, Progress& progress,
                           Diagnostics& diagnostics) {
  EGO_TRY(LoadedPolicy policy, load_policy(command.policy, environment, diagnostics));
  ScoreRequest request = score_request(command.benchmark, command.import, {});
  EGO_TRY(const std::vector<const Profile*> profiles, choose_profiles(*request.benchmark, request.profiles));
  const ProfileId profile = profiles.front()->id;
  request.profiles = gate_profiles(policy.policy, profile);
  EGO_TRY(const NamedRows rows,
          load_named_rows(request, {command.baseline, command.candidate}, environment, progress, diagnostics));
  const GateInput input{&rows.questions.set,
                        &rows.rows[0],
                        &rows.rows[1],
                        profile,
                        {.cluster_key = request.benchmark->info().cluster_key}};
  EGO_TRY(GateOutcome outcome, evaluate_gate(input, policy.policy));
  refuse_input(outcome.gate, diagnostics);
  BuildOptions build;
  build.generator_version = kVersion;
  build.annotations = rows.questions.inputs;
  build.settings.alpha = policy.policy.alpha;
  Report report = build_report(*request.benchmark, rows.questions.set, rows.rows, diagnostics, build);
  report.inputs.push_back(std::move(policy.input));
  report.comparisons = std::move(outcome.comparisons);
  report.gate = std::move(outcome.gate);
  return report;
}

std::string render(const GateCommand& command, const Report& report) {
  const GateLinks links{command.site};
  if (command.format == "json") return write_report_json(report, json::Layout::Indented);
  if (command.format == "md") return render_gate_markdown(report, links);
  return render_gate_text(report, links);
}

ExitCode exit_code_of(const ReportGate& gate) {
  switch (gate.verdict) {
    case GateVerdict::Pass: return ExitCode::Done;
    case GateVerdict::Fail: return ExitCode::GateFailed;
    case GateVerdict::Inconclusive: return ExitCode::Inconclusive;
    case GateVerdict::Invalid: return ExitCode::InvalidInput;
  }
  return ExitCode::InvalidInput;
}

using Outputs = std::vector<std::pair<std::string, std::string>>;  ///< path, bytes

/// @return nothing if all was written
std::optional<ExitCode> write_outputs(Environment& environment, const Outputs& outputs) {
  for (const auto& [path, bytes] : outputs) {
    const Status written = write_output(environment, path, bytes);
    if (!written) return fail_output(environment.err, written.error());
  }
  return std::nullopt;
}

/// What a pipeline collects is written though there is no result: with no file, or the last run's, it would blame something else.
ExitCode stop(const GateCommand& command, Environment& environment, const StoppedGate& stopped,
              const MessageOptions& form) {
  const ExitCode failed = fail_with(environment.err, stopped.diagnostics, stopped.error, form);
  Outputs outputs;
  if (!command.junit.empty()) outputs.emplace_back(command.junit, render_stopped_junit(stopped));
  if (!command.summary.empty()) outputs.emplace_back(command.summary, render_stopped_markdown(stopped));
  if (command.annotations == "github") outputs.emplace_back("-", render_stopped_annotations(stopped));
  return write_outputs(environment, outputs).value_or(failed);
}

}  // namespace

void GateCommand::declare(CLI::App& app) {
  declare_benchmark(app, benchmark);
  app.add_option("A", baseline, "baseline: prediction file, or FILE#ROW if it holds several rows")->required();
  app.add_option("B", candidate, "candidate, the same way")->required();
  app.add_option("--policy", policy, "gate policy (JSON, schema policy.schema.json)")->required()->type_name("FILE");
  app.add_option("--profile", benchmark.profiles, "scoring profile of rules that name none")
      ->type_name("NAME")
      ->expected(1);
  app.add_option("--format", format, "text, md or json")
      ->check(CLI::IsMember({"text", "md", "json"}))
      ->capture_default_str();
  app.add_option("--out", out, "file for the result; default: standard output")->type_name("FILE");
  app.add_option("--junit", junit, "also write JUnit XML: one test case a rule")->type_name("FILE");
  app.add_option("--junit-inconclusive", junit_inconclusive, "what an inconclusive rule is there")
      ->check(CLI::IsMember({"skipped", "failure"}))
      ->capture_default_str();
  app.add_option("--summary", summary, "also write Markdown, e.g. for a step summary")->type_name("FILE");
  app.add_option("--ci", annotations, "also print this system's workflow commands on standard output: github")
      ->check(CLI::IsMember({"github"}))
      ->type_name("NAME");
  app.add_option("--site", site, "address of the site that links to lost items lead to")->type_name("URL");
  declare_import(app, import);
  declare_messages(app, messages);
}

ExitCode GateCommand::run(Environment& environment) const {
  const MessageForm form = format == "json" ? MessageForm::JsonLines : MessageForm::Text;
  const MessageOptions message_form = message_options(messages, form);
  Progress progress(environment, progress_form(messages, form));
  Diagnostics diagnostics;
  const Result<Report> report = gate_report(*this, environment, progress, diagnostics);
  progress.clear();
  if (!report) return stop(*this, environment, {benchmark.benchmark, diagnostics, report.error()}, message_form);
  print_messages(environment.err, diagnostics, message_form);
  Outputs files;
  if (!junit.empty()) {
    files.emplace_back(junit, render_gate_junit(report.value(), diagnostics,
                                                junit_inconclusive == "failure" ? JunitInconclusive::Failure
                                                                                : JunitInconclusive::Skipped));
  }
  if (!summary.empty()) files.emplace_back(summary, render_gate_markdown(report.value(), GateLinks{site}));
  files.emplace_back(out, render(*this, report.value()));
  if (annotations == "github")
    files.emplace_back(
        "-", render_gate_annotations(report.value(), diagnostics, split_row_path(environment.files, candidate).file));
  if (const auto failed = write_outputs(environment, files)) return *failed;
  const auto& decided = report.value().gate;
  return decided ? exit_code_of(*decided) : ExitCode::InvalidInput;
}

}  // namespace ego::cli
