/// `egoscope clips check`: a folder held against a manifest.
#pragma once

#include "shell/cli/clips_command.h"

namespace ego::cli {

ExitCode run_clips_check(const ClipsCommand& command, Environment& environment);

}  // namespace ego::cli
