#include "shell/cli/folder_walk.h"

namespace ego::cli {
namespace {

Status collect(FileSource& files, const std::string& folder, const std::string& prefix, int depth,
               const FolderWalk& walk, std::vector<FoundFile>& found) {
  EGO_TRY(const std::vector<std::string> names, files.list(folder));
  for (const std::string& name : names) {
    std::string path = folder;
    path += '/';
    path += name;
    if (found.size() >= walk.most_files)
      return make_error(Code::LimitExceeded, "more than " + std::to_string(walk.most_files) + " files in the folder",
                        prefix + name);
    if (files.is_folder(path)) {
      if (depth < walk.depth && !name.starts_with('.')) {
        EGO_TRY([[maybe_unused]] const Ok inner, collect(files, path, prefix + name + "/", depth + 1, walk, found));
      }
      continue;
    }
    if (walk.wanted(name)) found.push_back({path, prefix + name});
  }
  return Ok{};
}

}  // namespace

Status walk_folder(FileSource& files, const std::string& folder, const FolderWalk& walk,
                   std::vector<FoundFile>& found) {
  return collect(files, folder, "", 1, walk, found);
}

}  // namespace ego::cli
