#include "shell/cli/assets.h"

namespace ego::cli {
namespace {

bool holds_assets(FileSource& files, const std::string& folder) {
  return files.exists(folder + "/demo/registry.json") || files.is_folder(folder + "/published");
}

}  // namespace

Result<std::string> find_assets(Environment& environment, std::string_view given) {
  if (!given.empty()) {
    if (holds_assets(environment.files, std::string(given))) return std::string(given);
    return make_error(Code::UnreadableFile,
                      "the folder given with --assets holds neither demo/registry.json nor published/");
  }
  const std::string& program = environment.program_folder;
  // Installed, built in build/<preset>/bin, built in build/bin, and two shapes of an unpacked archive.
  for (const char* place :
       {"/../share/egoscope/assets", "/../../../assets", "/../../assets", "/../assets", "/assets"}) {
    if (holds_assets(environment.files, program + place)) return program + place;
  }
  return make_error(Code::UnreadableFile, "the bundled assets are not beside the program", {},
                    "name their folder with --assets DIR");
}

std::string first_existing(FileSource& files, const std::vector<std::string>& candidates) {
  for (const std::string& path : candidates) {
    if (files.exists(path)) return path;
  }
  return {};
}

}  // namespace ego::cli
