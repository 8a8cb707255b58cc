/// `egoscope gate`: a policy between a baseline and a candidate.
#pragma once

#include <string>

#include "shell/cli/exit_code.h"
#include "shell/cli/options.h"

namespace ego::cli {

struct GateCommand {
  BenchmarkOptions benchmark;
  ImportChoices import;
  MessageChoices messages;
  std::string baseline;
  std::string candidate;
  std::string policy;
  std::string format = "text";
  std::string out;
  std::string junit;
  std::string junit_inconclusive = "skipped";
  std::string summary;
  std::string annotations;  ///< `github` or empty
  std::string site;

  void declare(CLI::App& app);
  ExitCode run(Environment& environment) const;
};

}  // namespace ego::cli
