/// Where the bundled files are: demo set, published tables, fonts, the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "shell/cli/environment.h"

namespace ego::cli {

/// The assets folder: `given` if not empty, else the first of `../share/egoscope/assets`, `../../../assets`, `../../assets`,
/// `../assets`, `assets` from the program's folder that holds one of ours.
/// @error UnreadableFile  there is none; tells about --assets
Result<std::string> find_assets(Environment& environment, std::string_view given);

/// The first path that exists; empty if none does.
std::string first_existing(FileSource& files, const std::vector<std::string>& candidates);

}  // namespace ego::cli
