#include "shell/cli/messages.h"

#include <map>
#include <ostream>

#include "core/json/writer.h"
#include "core/report/report_json.h"

namespace ego::cli {
namespace {

void print_json_lines(std::ostream& err, const Diagnostics& diagnostics, std::size_t per_code) {
  std::map<Code, std::size_t> printed;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    if (per_code != 0 && ++printed[diagnostic.code] > per_code) continue;
    err << json::write(to_json(diagnostic), json::Layout::Compact) << '\n';
  }
}

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

}  // namespace

void print_messages(std::ostream& err, const Diagnostics& diagnostics, const MessageOptions& options) {
  if (options.form == MessageForm::JsonLines) {
    print_json_lines(err, diagnostics, options.per_code);
  } else {
    err << format_lines(diagnostics, options.per_code);
  }
  err.flush();
}

ExitCode fail_with(std::ostream& err, const Diagnostics& diagnostics, const Error& error,
                   const MessageOptions& options) {
  Diagnostics all = diagnostics;
  all.add(error);
  print_messages(err, all, options);
  return ExitCode::InvalidInput;
}

ExitCode fail_output(std::ostream& err, const Error& error) {
  err << format_line(error) << '\n';
  return ExitCode::Internal;
}

std::string count_text(const Diagnostics& diagnostics) {
  return counted(diagnostics.errors(), "error") + ", " + counted(diagnostics.warnings(), "warning");
}

}  // namespace ego::cli
