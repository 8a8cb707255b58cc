/// Other programs of the machine: found in PATH, run without a shell.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ego::native {

/// Where the program lies: `name` itself if it holds a slash, else the first executable of that name in PATH.
std::optional<std::string> find_tool(const std::string& name);

/// What became of a program.
struct ToolRun {
  int exit_code = -1;  ///< -1: it did not start, or a signal ended it
  std::string last_words;  ///< last line of its standard error; empty if it said nothing
};

/// Runs a program to its end. It reads nothing, and its standard output goes nowhere.
/// @param arguments  without the program's own name
ToolRun run_tool(const std::string& program, const std::vector<std::string>& arguments);

}  // namespace ego::native
