/// `egoscope lint`: published tables held against arithmetic.
#pragma once

#include <string>
#include <vector>

#include "shell/cli/exit_code.h"
#include "shell/cli/options.h"

namespace ego::cli {

struct LintCommand {
  MessageChoices messages;
  std::vector<std::string> tables;
  std::vector<std::string> items;   ///< `COLUMN=N`
  std::vector<std::string> totals;  ///< `COLUMN=A+B+C`
  std::string benchmark;            ///< whose published table gives items and parts of columns
  std::string assets;
  std::string unit;
  std::string format = "text";
  std::string out;
  bool strict = false;

  void declare(CLI::App& app);
  ExitCode run(Environment& environment) const;
};

}  // namespace ego::cli
