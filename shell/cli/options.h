/// Command line options that several commands share, declared once so that their help reads the same.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "shell/cli/inputs.h"
#include "shell/cli/messages.h"

namespace ego::cli {

/// BENCH, --annotations, --profile, --assets.
struct BenchmarkOptions {
  std::string benchmark;
  std::vector<std::string> annotations;
  std::vector<std::string> profiles;
  std::string assets;
};

/// --from, --use, --id-field, --answer-field, --scorer, --participant, --model.
struct ImportChoices {
  std::string from;
  std::string use = "raw";
  std::string id_field;
  std::string answer_field;
  std::string scorer;
  std::string participant;
  std::string model;
};

/// --all, --quiet.
struct MessageChoices {
  bool all = false;
  bool quiet = false;
};

void declare_benchmark(CLI::App& command, BenchmarkOptions& options);
void declare_profiles(CLI::App& command, BenchmarkOptions& options);
void declare_import(CLI::App& command, ImportChoices& choices);
void declare_messages(CLI::App& command, MessageChoices& choices);

ImportOptions import_options(const ImportChoices& choices);
/// @pre the benchmark is a known one (checked by the parser)
ScoreRequest score_request(const BenchmarkOptions& benchmark, const ImportChoices& import,
                           const std::vector<std::string>& predictions);
MessageOptions message_options(const MessageChoices& choices, MessageForm form);
ProgressForm progress_form(const MessageChoices& choices, MessageForm form);

}  // namespace ego::cli
