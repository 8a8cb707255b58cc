/// `egoscope validate`: every problem in one run, repairs that are the only ones, empty templates, typed-in tables.
#pragma once

#include <string>
#include <vector>

#include "shell/cli/exit_code.h"
#include "shell/cli/options.h"

namespace ego::cli {

struct ValidateCommand {
  BenchmarkOptions benchmark;
  ImportChoices import;
  MessageChoices messages;
  std::vector<std::string> predictions;
  std::string fix;
  std::string lint;
  std::string format = "text";
  std::string out;
  bool write_template = false;
  bool partial = false;

  void declare(CLI::App& app);
  ExitCode run(Environment& environment) const;
};

}  // namespace ego::cli
