#include "shell/cli/options.h"

#include "core/benchmarks/registry.h"
#include "core/io/importer.h"
#include "shell/native/host_sha256.h"

namespace ego::cli {
namespace {

std::vector<std::string> benchmark_ids() {
  std::vector<std::string> ids;
  for (const Benchmark* benchmark : all_benchmarks()) ids.push_back(benchmark->info().id.value);
  return ids;
}

std::string form_names() {
  std::string names;
  const auto add = [&](std::string_view name) { (names += names.empty() ? "" : ", ") += name; };
  for (const io::Importer* importer : io::specific_importers()) add(importer->name);
  for (const Benchmark* benchmark : all_benchmarks()) {
    for (const NativeFormat& format : benchmark->native_formats()) add(format.name);
  }
  for (const io::Importer* importer : io::plain_importers()) add(importer->name);
  return names;
}

}  // namespace

void declare_benchmark(CLI::App& command, BenchmarkOptions& options) {
  command.add_option("BENCH", options.benchmark, "benchmark")->required()->check(CLI::IsMember(benchmark_ids()));
  command
      .add_option("--annotations", options.annotations,
                  "the benchmark's questions and answers: file or folder, may be repeated; bundled for demo")
      ->type_name("PATH")
      ->allow_extra_args(false);  // `--annotations DIR A B`: A and B are not annotations
  command.add_option("--assets", options.assets, "folder of the bundled assets, if it is not beside the program")
      ->type_name("DIR");
}

void declare_profiles(CLI::App& command, BenchmarkOptions& options) {
  command
      .add_option("--profile", options.profiles,
                  "scoring profile, may be repeated; `all` for every one; default: those a board shows")
      ->type_name("NAME")
      ->delimiter(',');
}

void declare_import(CLI::App& command, ImportChoices& choices) {
  command.add_option("--from", choices.from, "importer that reads the predictions; default: decided by their content")
      ->type_name("NAME");
  command.add_option("--use", choices.use, "reply of a harness log to score: raw or filtered")
      ->check(CLI::IsMember({"raw", "filtered"}))
      ->capture_default_str();
  command.add_option("--id-field", choices.id_field, "field that holds the question id, in plain files")
      ->type_name("FIELD");
  command.add_option("--answer-field", choices.answer_field, "field that holds the answer, in plain files")
      ->type_name("FIELD");
  command.add_option("--scorer", choices.scorer, "score of an Inspect log that is meant; default: its first")
      ->type_name("NAME");
  command
      .add_option("--participant", choices.participant, "participant of TeleEgo files whose path names none, e.g. P1")
      ->type_name("ID");
  command.add_option("--model", choices.model, "row name for files that name no model")->type_name("ID");
  command.footer("Forms of predictions, told by their content (docs/formats.md): " + form_names());
}

void declare_messages(CLI::App& command, MessageChoices& choices) {
  command.add_flag("--all", choices.all, "print every message, not 20 of each code");
  command.add_flag("--quiet", choices.quiet, "no progress lines");
}

ImportOptions import_options(const ImportChoices& choices) {
  ImportOptions options;
  options.from = choices.from;
  options.use_filtered = choices.use == "filtered";
  options.id_field = choices.id_field;
  options.answer_field = choices.answer_field;
  options.scorer = choices.scorer;
  options.participant = choices.participant;
  options.row_name = choices.model;
  options.sha256 = native::host_sha256_hex;
  return options;
}

ScoreRequest score_request(const BenchmarkOptions& benchmark, const ImportChoices& import,
                           const std::vector<std::string>& predictions) {
  ScoreRequest request;
  request.benchmark = find_benchmark(benchmark.benchmark);
  request.predictions = predictions;
  request.annotations = benchmark.annotations;
  request.profiles = benchmark.profiles;
  request.assets = benchmark.assets;
  request.import = import_options(import);
  return request;
}

MessageOptions message_options(const MessageChoices& choices, MessageForm form) {
  MessageOptions options;
  options.form = form;
  if (choices.all) options.per_code = 0;
  return options;
}

ProgressForm progress_form(const MessageChoices& choices, MessageForm form) {
  return choices.quiet || form == MessageForm::JsonLines ? ProgressForm::Silent : ProgressForm::Shown;
}

}  // namespace ego::cli
