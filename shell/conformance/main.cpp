// The conformance program: golden rows and cases in, one line a mismatch out. Built natively and for Node.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/conformance/conformance.h"
#include "shell/native/posix_file_source.h"

namespace {

constexpr int kAllPassed = 0;
constexpr int kSomeFailed = 1;
constexpr int kUsage = 4;  // the exit codes of formats.md section 8

constexpr std::string_view kHelp =
    "usage: conformance [--shared FOLDER] FILE.jsonl|FILE.json|FOLDER...\n"
    "Checks golden rows and cases; prints one line a mismatch and closes with `N passed, M failed`.\n"
    "  --shared FOLDER  the folder that holds `golden` and `data`; else EGOSCOPE_SHARED, else looked for above each "
    "argument\n"
    "Exit: 0 if nothing failed, 1 if something did, 4 on wrong usage.\n";

struct Arguments {
  std::vector<std::string> paths;
  std::string shared_root;
  bool help = false;
  bool wrong = false;
};

Arguments read_arguments(int count, char** values) {
  Arguments arguments;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = values[i];
    if (argument == "--help" || argument == "-h") {
      arguments.help = true;
    } else if (argument == "--shared" && i + 1 < count) {
      arguments.shared_root = values[++i];
    } else if (argument.starts_with("--")) {
      arguments.wrong = true;
    } else {
      arguments.paths.emplace_back(argument);
    }
  }
  arguments.wrong = arguments.wrong || (arguments.paths.empty() && !arguments.help);
  if (arguments.shared_root.empty()) {
    if (const char* root = std::getenv("EGOSCOPE_SHARED")) arguments.shared_root = root;
  }
  return arguments;
}

/// The folder at or above `path` that holds `golden` and `data`; empty if there is none.
std::string shared_root_above(ego::FileSource& files, std::string path) {
  constexpr int kLevels = 16;
  for (int level = 0; level < kLevels; ++level) {
    if (files.is_folder(path + "/golden") && files.is_folder(path + "/data")) return path;
    path += "/..";
  }
  return {};
}

std::string folder_of(ego::FileSource& files, const std::string& path) {
  if (files.is_folder(path)) return path;
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

}  // namespace

int main(int count, char** values) {
  const Arguments arguments = read_arguments(count, values);
  if (arguments.help) {
    print(kHelp);
    return kAllPassed;
  }
  if (arguments.wrong) {
    std::fwrite(kHelp.data(), 1, kHelp.size(), stderr);
    return kUsage;
  }
  ego::native::PosixFileSource files;
  ego::conformance::Outcome outcome;
  for (const std::string& path : arguments.paths) {
    ego::GoldenContext context;
    context.files = &files;
    context.shared_root = arguments.shared_root;
    if (context.shared_root.empty()) context.shared_root = shared_root_above(files, folder_of(files, path));
    ego::conformance::run_path(path, context, outcome);
  }
  for (const std::string& mismatch : outcome.mismatches) print(mismatch + "\n");
  print(std::to_string(outcome.passed) + " passed, " + std::to_string(outcome.failed) + " failed\n");
  return outcome.failed == 0 ? kAllPassed : kSomeFailed;
}
