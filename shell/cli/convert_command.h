/// `egoscope convert`: predictions and results from one form to another.
#pragma once

#include <string>
#include <vector>

#include "shell/cli/exit_code.h"
#include "shell/cli/options.h"

namespace ego::cli {

struct ConvertCommand {
  ImportChoices import;
  MessageChoices messages;
  std::vector<std::string> inputs;
  std::string to;
  std::string benchmark;
  std::vector<std::string> annotations;
  std::vector<std::string> profiles;
  std::string assets;
  std::string out;
  std::string organization;
  std::string relationship;
  std::string retrieved;
  std::string collection;
  std::string hf_repo;
  std::string dataset;
  std::string task_id;
  std::string date;
  std::string url;
  bool with_gold = false;
  bool all_columns = false;
  bool fraction = false;

  void declare(CLI::App& app);
  ExitCode run(Environment& environment) const;
};

}  // namespace ego::cli
