/// `egoscope score`: predictions in, scores out.
#pragma once

#include <string>
#include <vector>

#include "shell/cli/exit_code.h"
#include "shell/cli/options.h"

namespace ego::cli {

struct ScoreCommand {
  BenchmarkOptions benchmark;
  ImportChoices import;
  MessageChoices messages;
  std::vector<std::string> predictions;
  std::vector<std::string> formats;
  std::string out;
  bool lenient = false;
  bool strict = false;
  bool with_gold = false;
  bool with_replies = false;
  bool embed_items = false;
  bool compact = false;
  bool raw_csv = false;
  bool all_columns = false;
  bool stamp = false;

  void declare(CLI::App& app);
  ExitCode run(Environment& environment) const;
};

}  // namespace ego::cli
