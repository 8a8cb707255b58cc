/// `egoscope compare`: two or more rows on the same items.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shell/cli/exit_code.h"
#include "shell/cli/options.h"

namespace ego::cli {

struct CompareCommand {
  BenchmarkOptions benchmark;
  ImportChoices import;
  MessageChoices messages;
  std::string baseline;
  std::string candidate;
  std::vector<std::string> more;  ///< further stages or candidates
  std::string column;
  std::string adjust = "bh";
  std::string against = "previous";
  double alpha = 0.05;
  std::optional<double> margin;
  std::optional<double> max_mde;
  bool gate = false;
  std::string format = "text";
  std::string out;

  void declare(CLI::App& app);
  ExitCode run(Environment& environment) const;
};

}  // namespace ego::cli
