/// Exit codes of every command: stable, documented, never 0 after a failure.
/// Source: formats.md section 8.
#pragma once

namespace ego::cli {

enum class ExitCode : int {
  Done = 0,
  GateFailed = 1,    ///< a regression was shown
  Inconclusive = 2,
  InvalidInput = 3,  ///< any E-code that was not waived
  Usage = 4,         ///< unknown option, missing argument
  Internal = 5,      ///< internal error, out of memory, output cannot be written
};

}  // namespace ego::cli
