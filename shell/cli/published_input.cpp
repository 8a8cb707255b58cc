#include "shell/cli/published_input.h"

#include <utility>
#include <vector>

#include "shell/cli/assets.h"
#include "shell/native/posix_file_source.h"

namespace ego::cli {

Result<LoadedPublished> load_published(Environment& environment, const std::string& path, std::string_view assets,
                                       const std::string& benchmark, Diagnostics& diagnostics) {
  std::string file = path;
  if (file.empty()) {
    EGO_TRY(const std::string folder, find_assets(environment, assets));
    file = folder + "/published/" + benchmark + ".json";
    if (!environment.files.exists(file)) {
      return make_error(Code::UnreadableFile, "no published tables of " + benchmark + " are bundled", {},
                        "name a file of published tables with --published, or predictions with --predictions");
    }
  }
  LoadedPublished loaded;
  EGO_TRY(loaded.bytes, environment.files.read_all(file));
  EGO_TRY(loaded.set, read_published(loaded.bytes, native::base_name(file), diagnostics));
  // Marks stand at the cells; as messages they would drown what the user did wrong.
  Diagnostics marks;
  lint_published(loaded.set, marks);
  return loaded;
}

std::vector<std::string> published_benchmarks(Environment& environment, std::string_view assets) {
  std::vector<std::string> ids;
  const Result<std::string> folder = find_assets(environment, assets);
  if (!folder) return ids;
  const auto names = environment.files.list(folder.value() + "/published");
  if (!names) return ids;
  constexpr std::string_view kEnding = ".json";
  for (const std::string& name : names.value()) {
    if (name.ends_with(kEnding)) ids.push_back(name.substr(0, name.size() - kEnding.size()));
  }
  return ids;
}

}  // namespace ego::cli
