#include "shell/cli/program.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <exception>
#include <functional>
#include <new>
#include <ostream>

#include "core/base/quote.h"
#include "core/base/version.h"
#include "shell/cli/analyze_command.h"
#include "shell/cli/board_command.h"
#include "shell/cli/clips_command.h"
#include "shell/cli/compare_command.h"
#include "shell/cli/convert_command.h"
#include "shell/cli/disagreements_command.h"
#include "shell/cli/gate_command.h"
#include "shell/cli/lint_command.h"
#include "shell/cli/parse_command.h"
#include "shell/cli/score_command.h"
#include "shell/cli/serve_command.h"
#include "shell/cli/site_command.h"
#include "shell/cli/validate_command.h"

namespace ego::cli {
namespace {

constexpr const char* kFooter =
    "Exit codes: 0 done, 1 gate failed, 2 inconclusive, 3 invalid input, 4 usage, 5 internal or output cannot be "
    "written.\n"
    "Messages go to standard error, results to standard output.";

struct Commands {
  ScoreCommand score;
  ValidateCommand validate;
  ParseCommand parse;
  CompareCommand compare;
  GateCommand gate;
  BoardCommand board;
  AnalyzeCommand analyze;
  ConvertCommand convert;
  DisagreementsCommand disagreements;
  LintCommand lint;
  ClipsCommand clips;
  SiteCommand site;
  ServeCommand serve;
};

/// A command that the parser found, to be run when all arguments are known to be good.
using Chosen = std::function<ExitCode(Environment&)>;

template <class Command>
void add_command(CLI::App& app, const char* name, const char* description, Command& command, Chosen& chosen) {
  CLI::App* sub = app.add_subcommand(name, description);
  command.declare(*sub);
  if (sub->get_footer() != kFooter) sub->footer(sub->get_footer() + "\n" + kFooter);
  sub->callback(
      [&command, &chosen] { chosen = [&command](Environment& environment) { return command.run(environment); }; });
}

ExitCode report_parse_error(const CLI::App& app, const CLI::ParseError& error, Environment& environment) {
  if (error.get_exit_code() == 0) {  // --help, --version
    app.exit(error, environment.out, environment.err);
    return environment.out ? ExitCode::Done : ExitCode::Internal;
  }
  environment.err << "egoscope: " << single_line(error.what()) << "\nRun with --help for more information.\n";
  return ExitCode::Usage;
}

ExitCode report_no_command(const CLI::App& app, const std::vector<std::string>& arguments, Environment& environment) {
  environment.err << "egoscope: ";
  if (arguments.empty())
    environment.err << "a command is needed";
  else
    environment.err << "no command or option " << single_line(arguments.front());
  const char* separator = "; commands: ";
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    environment.err << separator << command->get_name();
    separator = ", ";
  }
  environment.err << "\nRun with --help for more information.\n";
  return ExitCode::Usage;
}

}  // namespace

ExitCode run_program(const std::vector<std::string>& arguments, Environment& environment) {
  CLI::App app(
      "egoscope: scores, compares and shows how multimodal models answer questions about first-person and teaching "
      "videos",
      "egoscope");
  Commands commands;
  Chosen chosen;
  try {
    app.set_version_flag("--version", "egoscope " + std::string(kVersion));
    app.require_subcommand(0, 1);
    app.footer(kFooter);
    app.get_formatter()->column_width(34);
    add_command(app, "score", "score prediction files", commands.score, chosen);
    add_command(app, "validate", "check a prediction file, and mend what has one repair only", commands.validate,
                chosen);
    add_command(app, "parse", "show what is read from replies, and by which rule", commands.parse, chosen);
    add_command(app, "compare", "compare two or more rows on the same items", commands.compare, chosen);
    add_command(app, "gate", "apply a policy to a baseline and a candidate", commands.gate, chosen);
    add_command(app, "board", "published or scored boards as a table", commands.board, chosen);
    add_command(app, "analyze", "agreement, items, slices, baselines, gains of a set of rows", commands.analyze,
                chosen);
    add_command(app, "convert", "predictions and results from one form to another", commands.convert, chosen);
    add_command(app, "disagreements", "where scoring profiles read the same replies differently",
                commands.disagreements, chosen);
    add_command(app, "lint", "hold published tables against arithmetic", commands.lint, chosen);
    add_command(app, "clips", "write down which clips a folder holds, and check a folder against that", commands.clips,
                chosen);
    add_command(app, "site", "write or check the static site", commands.site, chosen);
    add_command(app, "serve", "serve the site on this machine", commands.serve, chosen);
    app.allow_extras();  // after the commands, which would inherit it: what is no command is named with those there are
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // CLI11 takes them from the back
    app.parse(reversed);
    return chosen ? chosen(environment) : report_no_command(app, arguments, environment);
  } catch (const CLI::ParseError& error) {
    return report_parse_error(app, error, environment);
  } catch (const std::bad_alloc&) {
    environment.err << "egoscope: out of memory\n";
  } catch (const std::exception& error) {
    environment.err << "egoscope: internal error: " << single_line(error.what()) << '\n';
  }
  return ExitCode::Internal;
}

}  // namespace ego::cli
