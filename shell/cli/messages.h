/// Diagnostics on stderr: lines of the grammar of formats.md 7.1, or one JSON object a line.
#pragma once

#include <iosfwd>
#include <string>

#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "shell/cli/exit_code.h"

namespace ego::cli {

enum class MessageForm { Text, JsonLines };

struct MessageOptions {
  MessageForm form = MessageForm::Text;
  std::size_t per_code = 20;  ///< lines of one code; 0 = all
};

/// Prints what was collected, ordered by file, line and code. Nothing collected prints nothing.
void print_messages(std::ostream& err, const Diagnostics& diagnostics, const MessageOptions& options);

/// Prints what was collected and then the error that ended the run. Always InvalidInput.
ExitCode fail_with(std::ostream& err, const Diagnostics& diagnostics, const Error& error,
                   const MessageOptions& options);

/// Prints that an output could not be written. Always Internal.
ExitCode fail_output(std::ostream& err, const Error& error);

/// `2 errors, 1 warning`.
std::string count_text(const Diagnostics& diagnostics);

}  // namespace ego::cli
