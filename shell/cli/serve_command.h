/// `egoscope serve`: the static site over HTTP, on loopback by default.
#pragma once

#include <string>

#include "shell/cli/environment.h"
#include "shell/cli/exit_code.h"
#include "shell/cli/options.h"

namespace ego::cli {

struct ServeCommand {
  std::string folder = "build/site";
  std::string host = "127.0.0.1";
  int port = 0;
  bool isolated = false;
  bool quiet = false;

  void declare(CLI::App& app);
  ExitCode run(Environment& environment) const;
};

}  // namespace ego::cli
