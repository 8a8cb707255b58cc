/// `egoscope site`: the complete static site, or the check of one that was written.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "shell/cli/exit_code.h"
#include "shell/cli/options.h"

namespace ego::cli {

struct SiteCommand {
  /// Benchmark, annotations, predictions.
  using Scored = std::tuple<std::string, std::string, std::string>;

  std::string out;
  std::string check;
  std::string title = "egoscope";
  std::string app;     ///< folder of explorer.mjs and explorer.wasm; empty = beside the program
  std::string page;    ///< folder of index.html and shell/wasm/js; empty = beside the program
  std::string fonts;   ///< folder of the page's fonts; empty = `fonts` beside the explorer
  std::string assets;
  std::vector<Scored> scored;
  std::vector<std::string> profiles;
  bool no_demo = false;
  MessageChoices messages;

  void declare(CLI::App& app);
  ExitCode run(Environment& environment) const;
};

}  // namespace ego::cli
