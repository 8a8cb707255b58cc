/// Names of the page's scripts and wasm by their content, so that a host may cache them for ever.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/site/site.h"

namespace ego::site {

/// Written name by name as referenced. One hash covers all app files: they belong together.
std::map<std::string, std::string> app_names(std::span<const AppFile> files);

/// The app files under their written names. In scripts, quoted references (`"x.wasm"`, `'./x.js'`) follow.
std::vector<SiteFile> rename_app_files(std::span<const AppFile> files, const std::map<std::string, std::string>& names);

}  // namespace ego::site
