#include "shell/cli/compare_command.h"

#include <algorithm>
#include <utility>

#include "core/base/version.h"
#include "core/compare/family.h"
#include "core/report/build_report.h"
#include "core/report/items_csv.h"
#include "core/report/svg.h"
#include "shell/cli/report_output.h"
#include "shell/cli/row_input.h"

namespace ego::cli {
namespace {

FamilyOptions family_options(const CompareCommand& command, const Benchmark& benchmark) {
  FamilyOptions options;
  options.pair.alpha = command.alpha;
  options.pair.margin = command.margin;
  options.pair.max_mde = command.max_mde;
  options.pair.cluster_key = benchmark.info().cluster_key;
  options.pairs = command.against == "first" ? PairChoice::WithFirst : PairChoice::Neighbours;
  options.slices = command.adjust == "holm"   ? Adjustment::Holm
                   : command.adjust == "none" ? Adjustment::None
                                              : Adjustment::BenjaminiHochberg;
  if (!command.column.empty()) options.column = ColumnId{command.column};
  return options;
}

/// What the verdicts of the main column say together: a regression before anything inconclusive.
ExitCode gate_code(const std::vector<Comparison>& comparisons, const ColumnId& column) {
  ExitCode code = ExitCode::Done;
  bool any = false;
  for (const Comparison& comparison : comparisons) {
    if (comparison.column != column) continue;
    any = true;
    if (comparison.verdict == PairVerdict::Worse) return ExitCode::GateFailed;
    if (comparison.verdict == PairVerdict::Inconclusive) code = ExitCode::Inconclusive;
  }
  return any ? code : ExitCode::Inconclusive;
}

void sort_for_file(std::vector<Comparison>& comparisons) {
  std::stable_sort(comparisons.begin(), comparisons.end(), [](const Comparison& a, const Comparison& b) {
    return a.baseline != b.baseline ? a.baseline < b.baseline : a.candidate < b.candidate;
  });
}

/// The comparisons of the pair that stands first.
std::span<const Comparison> first_pair(const std::vector<Comparison>& comparisons) {
  std::size_t n = 0;
  while (n < comparisons.size() && comparisons[n].baseline == comparisons.front().baseline &&
         comparisons[n].candidate == comparisons.front().candidate)
    ++n;
  return std::span(comparisons).first(n);
}

std::string render(const CompareCommand& command, Report& report) {
  if (command.format == "json") {
    sort_for_file(report.comparisons);
    return write_report_json(report, json::Layout::Indented);
  }
  if (command.format == "csv") return render_csv(report.comparisons);
  if (command.format == "flips-csv") return render_flips_csv(report.comparisons, FormulaGuard::Quote);
  if (command.format == "svg") return render_svg(first_pair(report.comparisons));
  PairResults results = pair_results(report);
  if (command.messages.all) results.shown_items = 0;
  if (command.format == "md") return render_markdown(results);
  if (command.format == "html") return render_html(results);
  return render_text(results);
}

}  // namespace

void CompareCommand::declare(CLI::App& app) {
  declare_benchmark(app, benchmark);
  app.add_option("A", baseline, "baseline: prediction file, or FILE#ROW if it holds several rows")->required();
  app.add_option("B", candidate, "candidate, the same way")->required();
  app.add_option("MORE", more, "further stages in their order, or further candidates (--against first)");
  app.add_option("--profile", benchmark.profiles, "scoring profile; default: the first that a board shows")
      ->type_name("NAME")
      ->expected(1);
  app.add_option("--column", column, "one column; default: every column with items")->type_name("ID");
  app.add_option("--against", against,
                 "of three and more rows, each is compared with the previous or with the first one")
      ->check(CLI::IsMember({"previous", "first"}))
      ->capture_default_str();
  app.add_option("--adjust", adjust, "how p-values of slices are adjusted: bh, holm or none")
      ->check(CLI::IsMember({"bh", "holm", "none"}))
      ->capture_default_str();
  app.add_option("--alpha", alpha, "level of the tests")->check(CLI::Range(1e-6, 0.5))->capture_default_str();
  app.add_option("--margin", margin, "largest tolerable loss, as a fraction")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("F");
  app.add_option("--max-mde", max_mde, "inconclusive if the detectable difference is above this fraction")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("F");
  app.add_flag("--gate", gate, "exit 1 if the candidate is worse, 2 if nothing can be said");
  app.add_option(
         "--format", format,
         "text; json: the whole report; md; csv: one line a comparison; flips-csv: one line an item that changed; "
         "html; svg: the first pair as a picture")
      ->check(CLI::IsMember({"text", "json", "md", "csv", "flips-csv", "html", "svg"}))
      ->capture_default_str();
  app.add_option("--out", out, "file for the result; default: standard output")->type_name("FILE");
  declare_import(app, import);
  declare_messages(app, messages);
  app.footer("Text and Markdown show ten of the gained and of the lost items; --all shows every one, as JSON does.");
}

ExitCode CompareCommand::run(Environment& environment) const {
  const MessageForm form = format == "json" ? MessageForm::JsonLines : MessageForm::Text;
  const MessageOptions message_form = message_options(messages, form);
  ScoreRequest request = score_request(benchmark, import, {});
  Progress progress(environment, progress_form(messages, form));
  Diagnostics diagnostics;
  const Result<std::vector<const Profile*>> profiles = choose_profiles(*request.benchmark, request.profiles);
  if (!profiles) return fail_with(environment.err, diagnostics, profiles.error(), message_form);
  const ProfileId profile = profiles.value().front()->id;
  request.profiles = {profile.value};  // one profile: the others would be scored for nothing
  std::vector<std::string> names = {baseline, candidate};
  names.insert(names.end(), more.begin(), more.end());
  const Result<NamedRows> loaded = load_named_rows(request, names, environment, progress, diagnostics);
  progress.clear();
  if (!loaded) return fail_with(environment.err, diagnostics, loaded.error(), message_form);
  const QuestionSet& questions = loaded.value().questions.set;
  const std::vector<ScoredSubmission>& rows = loaded.value().rows;
  if (!column.empty()) {
    const Status known = check_column(questions, column);
    if (!known) return fail_with(environment.err, diagnostics, known.error(), message_form);
  }
  BuildOptions build;
  build.generator_version = kVersion;
  build.annotations = loaded.value().questions.inputs;
  build.settings.alpha = alpha;
  Report report = build_report(*request.benchmark, questions, rows, diagnostics, build);
  const FamilyOptions family = family_options(*this, *request.benchmark);
  report.comparisons = compare_rows(questions, rows, profile, family);
  const Column* shown = &main_column(questions);
  for (const Column& each : questions.columns) {
    if (each.id.value == column) shown = &each;
  }
  if (rows.size() > 2) report.flows.push_back(stage_flow(questions, *shown, rows, profile));
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const ScoredSubmission& before = rows[family.pairs == PairChoice::WithFirst ? 0 : i - 1];
    for (const Knowledge& gain : request.benchmark->knowledge_gains(questions, before, rows[i], profile))
      report.analysis.gains.push_back(measure_gain(questions, before, rows[i], gain, {.alpha = alpha}));
  }
  const ExitCode verdict = gate ? gate_code(report.comparisons, shown->id) : ExitCode::Done;
  print_messages(environment.err, diagnostics, message_form);
  const Status written = write_output(environment, out, render(*this, report));
  if (!written) return fail_output(environment.err, written.error());
  return diagnostics.errors() > 0 ? ExitCode::InvalidInput : verdict;
}

}  // namespace ego::cli
