#include <unistd.h>
#include <climits>
#include <csignal>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "shell/cli/program.h"
#include "shell/native/posix_file_sink.h"
#include "shell/native/posix_file_source.h"

namespace {

/// Where this program lies, links followed; the folder in argv[0] where the system cannot tell.
std::string program_folder(std::string_view argv0) {
  std::string path(PATH_MAX, '\0');
  const ssize_t length = readlink("/proc/self/exe", path.data(), path.size());
  path = length > 0 ? path.substr(0, static_cast<std::size_t>(length)) : std::string(argv0);
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an output that cannot be written: exit code 5, not a signal
  std::ios::sync_with_stdio(false);
  ego::native::PosixFileSource files;
  ego::native::PosixFileSink sink;
  ego::cli::Environment environment{
      .files = files,
      .sink = sink,
      .in = std::cin,
      .out = std::cout,
      .err = std::cerr,
      .err_terminal = isatty(STDERR_FILENO) != 0 ? ego::cli::Terminal::Yes : ego::cli::Terminal::No,
      .program_folder = program_folder(argc > 0 ? argv[0] : "")};
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  return static_cast<int>(ego::cli::run_program(arguments, environment));
}
