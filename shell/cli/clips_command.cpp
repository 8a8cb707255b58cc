#include "shell/cli/clips_command.h"

#include <algorithm>
#include <utility>

#include "core/benchmarks/registry.h"
#include "core/media/clip_match.h"
#include "shell/cli/clip_outputs.h"
#include "shell/cli/clips_check.h"
#include "shell/cli/output.h"

namespace ego::cli {
namespace {

/// The clips that a benchmark's questions are about, each once, in their order.
std::vector<std::string> refs_of(const QuestionSet& set) {
  std::vector<std::string> refs;
  for (const Question& question : set.questions) {
    const std::string& ref = question.media.ref;
    if (!ref.empty() && std::find(refs.begin(), refs.end(), ref) == refs.end()) refs.push_back(ref);
  }
  return refs;
}

void say(Diagnostics& diagnostics, std::string message, const std::string& name) {
  diagnostics.add(make_error(Code::Recognised, std::move(message), name));
}

/// Gives each file the reference that questions know it by; files that no question names are left out.
std::vector<std::pair<FoundFile, std::string>> name_by_questions(const QuestionSet& set, std::vector<FoundFile> files,
                                                                 Diagnostics& diagnostics) {
  const std::vector<std::string> refs = refs_of(set);
  std::vector<std::string> there;
  for (const FoundFile& file : files) there.push_back(file.label);
  const media::ClipMatches matches = media::match_clips(refs, there);
  for (const std::size_t clip : matches.missing) say(diagnostics, "no file for this clip of the questions", refs[clip]);
  for (const media::UnclearClip& unclear : matches.unclear)
    say(diagnostics, std::to_string(unclear.files.size()) + " files could be this clip; none is taken",
        refs[unclear.clip]);
  for (const std::size_t file : matches.surplus) say(diagnostics, "no question names this file; left out", there[file]);
  std::vector<std::pair<FoundFile, std::string>> named;
  for (const media::ClipMatch& match : matches.found)
    named.emplace_back(std::move(files[match.file]), refs[match.clip]);
  return named;
}

struct Making {
  const ClipsCommand& command;
  Environment& environment;
  Progress& progress;
  Diagnostics& diagnostics;
};

Result<ByteBuffer> make_manifest(const Making& making) {
  const ClipsCommand& command = making.command;
  ClipOutputs outputs{command.posters, command.strips, command.proxies, {}};
  if (!command.proxies.empty()) { EGO_TRY(outputs.ffmpeg, find_ffmpeg(command.ffmpeg)); }
  EGO_TRY(std::vector<FoundFile> files, find_clips(making.environment, command.paths));
  std::vector<std::pair<FoundFile, std::string>> named;
  media::ClipManifest manifest;
  manifest.name = "clips";
  LoadedQuestions questions;
  if (command.benchmark.empty()) {
    for (FoundFile& file : files) named.emplace_back(file, file.label);
  } else {
    ScoreRequest request;
    request.benchmark = find_benchmark(command.benchmark);
    request.annotations = command.annotations;
    request.assets = command.assets;
    EGO_TRY(questions, load_questions(request, GoldNeed::NotNeeded, making.environment, making.diagnostics));
    const BenchmarkInfo& info = request.benchmark->info();
    manifest.name = info.id.value + "-media";
    manifest.url = info.url;
    manifest.license = info.license;
    manifest.version = questions.set.revision;
    named = name_by_questions(questions.set, std::move(files), making.diagnostics);
  }
  for (const auto& [file, name] : named) {
    making.progress.step("reading " + file.label);
    Result<ProbedClip> probed = probe_clip(making.environment, file, making.diagnostics);
    if (!probed) {
      making.diagnostics.add(probed.error());
      continue;
    }
    probed.value().entry.name = name;
    const Status written = write_clip_outputs(making.environment, outputs, file, probed.value());
    if (!written) making.diagnostics.add(written.error());
    manifest.files.push_back(std::move(probed.value().entry));
  }
  if (manifest.files.empty())
    return make_error(Code::EmptyFile, "no clip to write down", {}, "name files, or folders with video files in them");
  return media::write_clip_manifest(manifest, questions.set.questions);
}

}  // namespace

void ClipsCommand::declare(CLI::App& app) {
  std::vector<std::string> known;
  for (const Benchmark* each : all_benchmarks()) known.push_back(each->info().id.value);
  app.add_option("PATH", paths, "clips, or folders with clips in them")->type_name("PATH");
  app.add_option("-o,--out", out, "file for the manifest; default: standard output")->type_name("FILE");
  app.add_option("--benchmark", benchmark, "name clips as this benchmark's questions do, and list the questions")
      ->check(CLI::IsMember(known))
      ->type_name("BENCH");
  app.add_option("--annotations", annotations,
                 "the benchmark's questions: file or folder, may be repeated; bundled for demo")
      ->type_name("PATH")
      ->allow_extra_args(false);
  app.add_option("--assets", assets, "folder of the bundled assets, if it is not beside the program")->type_name("DIR");
  app.add_option("--posters", posters, "also write a still of each clip (JPEG)")->type_name("DIR");
  app.add_option("--strips", strips, "also write a contact sheet of each clip: 24 frames over its length (JPEG)")
      ->type_name("DIR");
  app.add_option("--proxies", proxies,
                 "also write small copies that seek fast: 480 lines, a key every 12 frames (needs ffmpeg)")
      ->type_name("DIR");
  app.add_option("--ffmpeg", ffmpeg, "the ffmpeg that makes proxies")->type_name("PROGRAM")->capture_default_str();
  declare_messages(app, messages);
  CLI::App* sub =
      app.add_subcommand("check", "hold files against a manifest: ok, missing, other-version, no-hash, unknown");
  sub->add_option("MANIFEST", check.manifest, "Croissant description, or lines of sha256sum")
      ->required()
      ->type_name("FILE");
  sub->add_option("PATH", check.paths, "clips, or folders with clips in them")->required()->type_name("PATH");
  sub->add_option("--format", check.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  sub->add_option("-o,--out", out, "file for the result; default: standard output")->type_name("FILE");
  declare_messages(*sub, messages);
  sub->parse_complete_callback([this] { checks = true; });
}

ExitCode ClipsCommand::run(Environment& environment) const {
  if (checks) return run_clips_check(*this, environment);
  if (paths.empty()) throw CLI::RequiredError("PATH");
  const MessageOptions message_form = message_options(messages, MessageForm::Text);
  Progress progress(environment, progress_form(messages, MessageForm::Text));
  Diagnostics diagnostics;
  const Result<ByteBuffer> manifest = make_manifest({*this, environment, progress, diagnostics});
  progress.clear();
  if (!manifest) return fail_with(environment.err, diagnostics, manifest.error(), message_form);
  print_messages(environment.err, diagnostics, message_form);
  const Status written = write_output(environment, out, manifest.value());
  if (!written) return fail_output(environment.err, written.error());
  return diagnostics.errors() > 0 ? ExitCode::InvalidInput : ExitCode::Done;
}

}  // namespace ego::cli
