/// The command line as a function: arguments in, exit code out.
#pragma once

#include <string>
#include <vector>

#include "shell/cli/environment.h"
#include "shell/cli/exit_code.h"

namespace ego::cli {

/// Runs one command. Help goes to stdout (Done), usage errors to stderr (Usage), anything thrown to stderr (Internal).
/// @param arguments  without the program's name
ExitCode run_program(const std::vector<std::string>& arguments, Environment& environment);

}  // namespace ego::cli
