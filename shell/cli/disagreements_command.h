/// `egoscope disagreements`: the same replies under every profile.
#pragma once

#include <string>
#include <vector>

#include "shell/cli/exit_code.h"
#include "shell/cli/options.h"

namespace ego::cli {

struct DisagreementsCommand {
  BenchmarkOptions benchmark;
  ImportChoices import;
  MessageChoices messages;
  std::vector<std::string> predictions;
  std::string format = "text";
  std::string out;

  void declare(CLI::App& app);
  ExitCode run(Environment& environment) const;
};

}  // namespace ego::cli
