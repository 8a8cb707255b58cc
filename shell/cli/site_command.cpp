#include "shell/cli/site_command.h"

#include <ostream>

#include "core/benchmarks/registry.h"
#include "core/site/site.h"
#include "shell/cli/output.h"
#include "shell/cli/site_input.h"

namespace ego::cli {
namespace {

ExitCode check_folder(const SiteCommand& command, Environment& environment, const MessageOptions& message_form) {
  Diagnostics diagnostics;
  site::check_site(environment.files, command.check, diagnostics);
  print_messages(environment.err, diagnostics, message_form);
  environment.out << (diagnostics.errors() == 0 ? "sound" : count_text(diagnostics)) << '\n';
  return diagnostics.errors() == 0 ? ExitCode::Done : ExitCode::InvalidInput;
}

}  // namespace

void SiteCommand::declare(CLI::App& app_command) {
  app_command.add_option("--out", out, "folder to write the site into")->type_name("DIR");
  app_command.add_option("--check", check, "check a site that was written: sums, links, sizes")->type_name("DIR");
  app_command
      .add_option("--score", scored,
                  "score a benchmark for the site: id, annotations, predictions (files or folders); may be repeated")
      ->type_name("BENCH ANNOTATIONS PREDICTIONS");
  app_command.add_option("--profile", profiles, "profiles of the scored benchmarks; default: those a board shows")
      ->type_name("NAME")
      ->delimiter(',');
  app_command.add_option("--title", title, "title of the site")->capture_default_str();
  app_command.add_option("--app", app, "folder of explorer.mjs and explorer.wasm, if not beside the program")
      ->type_name("DIR");
  app_command.add_option("--page", page, "folder of index.html and shell/wasm/js, if not beside the program")
      ->type_name("DIR");
  app_command.add_option("--fonts", fonts, "folder of the page's fonts; default: fonts beside explorer.mjs")
      ->type_name("DIR");
  app_command.add_option("--assets", assets, "folder of the bundled assets, if it is not beside the program")
      ->type_name("DIR");
  app_command.add_flag("--no-demo", no_demo, "leave the demo set out");
  declare_messages(app_command, messages);
}

ExitCode SiteCommand::run(Environment& environment) const {
  const MessageOptions message_form = message_options(messages, MessageForm::Text);
  if (out.empty() == check.empty()) throw CLI::RequiredError("one of --out and --check");
  if (!check.empty()) return check_folder(*this, environment, message_form);
  for (const Scored& entry : scored) {
    if (find_benchmark(std::get<0>(entry)) == nullptr)
      throw CLI::ValidationError("--score", "no benchmark " + std::get<0>(entry));
    for (const std::string& path : {std::get<1>(entry), std::get<2>(entry)}) {
      if (path.starts_with("--")) throw CLI::ValidationError("--score", "three values are needed, not " + path);
    }
  }
  Progress progress(environment, progress_form(messages, message_form.form));
  Diagnostics diagnostics;
  const Result<SiteParts> parts = collect_site(*this, environment, progress, diagnostics);
  progress.clear();
  if (!parts) return fail_with(environment.err, diagnostics, parts.error(), message_form);
  progress.step("building the site");
  const Result<std::vector<site::SiteFile>> files = site::build_site(parts.value().input);
  if (!files) return fail_with(environment.err, diagnostics, files.error(), message_form);
  std::vector<OutputFile> outputs;
  std::size_t bytes = 0;
  for (const site::SiteFile& file : files.value()) {
    bytes += file.bytes.size();
    outputs.push_back({file.path, file.bytes});
  }
  progress.clear();
  print_messages(environment.err, diagnostics, message_form);
  const Status written = write_folder(environment, out, outputs);
  if (!written) return fail_output(environment.err, written.error());
  environment.out << outputs.size() << " files, " << bytes << " bytes\n";
  return diagnostics.errors() > 0 ? ExitCode::InvalidInput : ExitCode::Done;
}

}  // namespace ego::cli
