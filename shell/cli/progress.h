/// Progress on stderr: one line that is rewritten on a terminal, plain lines in a log, nothing where it would be in the way.
#pragma once

#include <string_view>

#include "shell/cli/environment.h"

namespace ego::cli {

enum class ProgressForm { Shown, Silent };

class Progress {
 public:
  Progress(Environment& environment, ProgressForm form) : environment_(environment), form_(form) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// Takes the rewritten line away again.
  ~Progress();

  /// Says what is being done now, e.g. `scoring base.json`.
  void step(std::string_view text);
  /// Takes the rewritten line away, so that other lines can follow.
  void clear();

 private:
  Environment& environment_;
  ProgressForm form_;
  bool line_open_ = false;
};

}  // namespace ego::cli
