#include "shell/native/tool.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;  // NOLINT(*-redundant-declaration,*-non-const-global-variables): POSIX gives it this way

namespace ego::native {
namespace {

bool is_executable(const std::string& path) { return ::access(path.c_str(), X_OK) == 0; }

/// Everything a program writes to the pipe, of which the end is kept.
std::string read_end(int pipe) {
  constexpr std::size_t kKept = 4096;
  std::array<char, kKept> block{};
  std::string words;
  for (ssize_t got = 0; (got = ::read(pipe, block.data(), block.size())) > 0;) {
    words.append(block.data(), static_cast<std::size_t>(got));
    if (words.size() > 2 * kKept) words.erase(0, words.size() - kKept);
  }
  while (!words.empty() && (words.back() == '\n' || words.back() == '\r')) words.pop_back();
  const std::size_t line = words.find_last_of("\r\n");
  return line == std::string::npos ? words : words.substr(line + 1);
}

}  // namespace

std::optional<std::string> find_tool(const std::string& name) {
  if (name.find('/') != std::string::npos) return is_executable(name) ? std::optional(name) : std::nullopt;
  const char* path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? std::string_view{} : std::string_view(path);
  while (!rest.empty()) {
    const std::string_view folder = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
    std::string candidate = std::string(folder) + "/" + name;
    if (!folder.empty() && is_executable(candidate)) return candidate;
  }
  return std::nullopt;
}

ToolRun run_tool(const std::string& program, const std::vector<std::string>& arguments) {
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return {};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, pipe[1], STDERR_FILENO);
  std::vector<char*> words{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  pid_t child = 0;
  const int failed = ::posix_spawn(&child, program.c_str(), &actions, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(pipe[1]);
  ToolRun run;
  if (failed == 0) {
    run.last_words = read_end(pipe[0]);
    int status = 0;
    if (::waitpid(child, &status, 0) == child && WIFEXITED(status)) run.exit_code = WEXITSTATUS(status);
  }
  ::close(pipe[0]);
  return run;
}

}  // namespace ego::native
