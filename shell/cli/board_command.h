/// `egoscope board`: published or scored boards as a table.
#pragma once

#include <string>
#include <vector>

#include "core/board/board.h"
#include "shell/cli/exit_code.h"
#include "shell/cli/options.h"

namespace ego::cli {

struct BoardCommand {
  BenchmarkOptions benchmark;
  ImportChoices import;
  MessageChoices messages;
  std::vector<std::string> predictions;
  std::string published;  ///< file of published tables; empty = bundled
  std::string board;      ///< id of one table; empty = all
  std::string format = "text";
  std::string out;
  bool baselines = false;
  bool all_columns = false;
  bool raw_csv = false;

  void declare(CLI::App& app);
  ExitCode run(Environment& environment) const;
};

}  // namespace ego::cli
