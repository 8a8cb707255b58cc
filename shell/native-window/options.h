/// Command line of the desktop explorer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shell/native-window/window.h"

namespace ego::desktop {

struct Options {
  std::string site;  ///< folder that `egoscope site` wrote
  std::string link;  ///< permalink to open; empty = the site's first board
  WindowSize size;
  float scale = 1;  ///< device pixels to a CSS pixel, of a picture
  std::string screenshot;  ///< PNG to write instead of opening a window; empty = a window
  std::vector<std::string> keys;  ///< pressed one after the other once the link is open
  std::vector<std::string> files;  ///< dropped once the link is open
};

/// What the command line asks for; nothing if the program is to end with `exit_code` (help, wrong use).
std::optional<Options> parse_options(int argc, char** argv, int& exit_code);

}  // namespace ego::desktop
