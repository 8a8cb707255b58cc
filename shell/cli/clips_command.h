/// `egoscope clips`: what a folder of clips holds, as a manifest, posters, strips and proxies; `clips check` holds a folder against one.
#pragma once

#include <string>
#include <vector>

#include "shell/cli/exit_code.h"
#include "shell/cli/options.h"

namespace ego::cli {

struct ClipsCheck {
  std::string manifest;
  std::vector<std::string> paths;
  std::string format = "text";
};

struct ClipsCommand {
  std::vector<std::string> paths;
  std::string benchmark;
  std::vector<std::string> annotations;
  std::string assets;
  std::string out;
  std::string posters;
  std::string strips;
  std::string proxies;
  std::string ffmpeg = "ffmpeg";
  MessageChoices messages;
  ClipsCheck check;
  bool checks = false;  ///< `check` was named

  void declare(CLI::App& app);
  ExitCode run(Environment& environment) const;
};

}  // namespace ego::cli
