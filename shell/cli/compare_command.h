/// `egoscope compare`: two rows on the same items.
#pragma once

#include <string>
#include <vector>

#include "shell/cli/exit_code.h"
#include "shell/cli/options.h"

namespace ego::cli {

struct CompareCommand {
  BenchmarkOptions benchmark;
  ImportChoices import;
  MessageChoices messages;
  std::string baseline;
  std::string candidate;
  std::string column;
  std::string format = "text";
  std::string out;

  void declare(CLI::App& app);
  ExitCode run(Environment& environment) const;
};

/// `FILE#ROW` as file and row; the row is empty if there is no `#`, or if a file of the whole name exists.
struct RowPath {
  std::string file;
  std::string row;
};
RowPath split_row_path(FileSource& files, const std::string& text);

/// The row that was meant: the named one, the only one, or among several the only one of that mode.
/// @error UnknownName  with the rows there are
Result<Submission> pick_row(std::vector<Submission> submissions, const std::string& row,
                            std::string_view preferred_mode, const std::string& file);

}  // namespace ego::cli
