/// `egoscope analyze`: what a set of scored rows says beyond its scores.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "shell/cli/exit_code.h"
#include "shell/cli/options.h"

namespace ego::cli {

struct AnalyzeCommand {
  BenchmarkOptions benchmark;
  ImportChoices import;
  MessageChoices messages;
  std::vector<std::string> predictions;
  std::vector<std::string> what;  ///< names of AnalysisKind; empty = all
  std::string column;             ///< empty = the main column
  std::vector<std::pair<std::string, std::string>> pairs;  ///< row ids of the slice search
  std::uint32_t draws = 999;
  double alpha = 0.05;
  std::string format = "text";
  std::string out;
  bool raw_csv = false;

  void declare(CLI::App& app);
  ExitCode run(Environment& environment) const;
};

}  // namespace ego::cli
